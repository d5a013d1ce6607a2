/** A random UUID, version 4. `Math.random`, all that React Native has, is enough: the UUID only tells calls apart. */
export function uuid(): string {
  return "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx".replace(/[xy]/g, (digit) => {
    const random = Math.floor(Math.random() * 16);
    return (digit === "x" ? random : (random & 3) | 8).toString(16);
  });
}
