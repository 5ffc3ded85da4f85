/** The part of a list that was asked for, with the length of the whole. */
export const paged = <Row>(
  all: readonly Row[],
  { offset, limit }: { readonly offset: number; readonly limit: number },
): { rows: Row[]; total: number; offset: number; limit: number } => ({
  rows: all.slice(offset, offset + limit),
  total: all.length,
  offset,
  limit,
});
