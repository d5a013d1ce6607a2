/** Numbers in [0, 1), the same in each run: the generator of Park and Miller. */
export function seededRandom() {
  let state = 1;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return (state - 1) / 2_147_483_646;
  };
}
