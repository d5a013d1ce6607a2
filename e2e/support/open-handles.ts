/** Sockets and name lookups of this process, by kind. Leaves out timers: tests of processes that exit by themselves find those. */
export function openHandles(): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) {
    if (/TCP|TLS|GetAddrInfo/.test(kind)) counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}
