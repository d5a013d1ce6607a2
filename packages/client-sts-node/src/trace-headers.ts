/** Lambda's trace of the current invocation. If several run at once, the environment cannot tell them apart. */
interface InvokeStore {
  getXRayTraceId?(): string | undefined;
  getTraceparent?(): string | undefined;
  getTracestate?(): string | undefined;
  getBaggage?(): string | undefined;
}

/**
 * Headers that pass on the trace of a Lambda invocation. There are none outside Lambda.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html
 */
export function traceHeaders(): Record<string, string> {
  const headers: Record<string, string> = {};
  const store = (globalThis as { awslambda?: { InvokeStore?: InvokeStore } }).awslambda?.InvokeStore;

  const traceId = store?.getXRayTraceId?.() ?? process.env["_X_AMZN_TRACE_ID"];
  if (traceId && process.env["AWS_LAMBDA_FUNCTION_NAME"]) headers["X-Amzn-Trace-Id"] = traceId;

  const traceparent = store?.getTraceparent?.();
  if (traceparent) {
    headers["traceparent"] = traceparent;
    const tracestate = store?.getTracestate?.();
    if (tracestate) headers["tracestate"] = tracestate;
    const baggage = store?.getBaggage?.();
    if (baggage) headers["baggage"] = baggage;
  }
  return headers;
}
