import { text } from "node:stream/consumers";
import { getHeapSnapshot } from "node:v8";

/** The bytes of all live objects. Unlike the counter of the engine, it leaves out compiled code, which comes and goes. */
export async function heap() {
  const { nodes, snapshot } = JSON.parse(await text(getHeapSnapshot()));
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const code = types[0].indexOf("code");
  let bytes = 0;
  for (let node = 0; node < nodes.length; node += fields.length) {
    if (nodes[node] !== code) bytes += nodes[node + fields.indexOf("self_size")];
  }
  return bytes;
}
