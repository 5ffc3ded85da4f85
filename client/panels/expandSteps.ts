/** Neighbours loaded in one go; asking again loads as many more. */
const PAGE = 25;
/** Neighbours that one node shows at most: the server gives no more of them. */
export const NEIGHBOURS_MOST = 1000;

/** How many more neighbours can be asked for: a few, and all that are left to ask for. */
export function expandSteps(total: number, loaded: number): number[] {
  const left = Math.min(total, NEIGHBOURS_MOST) - loaded;
  return [...new Set([Math.min(PAGE, left), left])].filter((count) => count > 0);
}
