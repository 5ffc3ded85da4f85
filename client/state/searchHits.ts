import type { SearchHit } from '../../server/contract/api.js';

const TITLES = { operator: 'Groups', account: 'Accounts', signal: 'Shared values' } as const;

/** Hits by what they are, in the order in which they are shown. */
export function groupHits(
  hits: readonly SearchHit[],
): { type: SearchHit['type']; title: string; hits: SearchHit[] }[] {
  return (['operator', 'account', 'signal'] as const)
    .map((type) => ({ type, title: TITLES[type], hits: hits.filter((hit) => hit.type === type) }))
    .filter(({ hits: some }) => some.length > 0);
}

/**
 * Where a hit leads: an account or a signal is shown beside its group, or beside the group on the
 * page when it has none. The first account of a comparison is kept.
 */
export function addressOf(hit: SearchHit, current: { pathname: string; search: string }): string {
  const now = new URLSearchParams(current.search);
  const shown = current.pathname.match(/^\/operators\/([^/]+)/)?.[1] ?? null;
  const next = new URLSearchParams();
  const first = now.get('account');
  if (hit.type === 'account' && now.get('compare') === '1' && first !== null && first !== hit.id) {
    next.set('account', first);
    next.set('with', hit.id);
  } else if (hit.type !== 'operator') next.set(hit.type, hit.id);
  if (now.get('view') === 'table') next.set('view', 'table');
  const group = hit.operator_id === null ? (shown ?? '') : encodeURIComponent(hit.operator_id);
  const query = next.toString();
  return `/operators/${group}${query === '' ? '' : `?${query}`}`;
}

/** The place of the next hit by arrow keys; it goes round, and −1 means none yet. */
export const nextHit = (at: number, step: 1 | -1, count: number): number =>
  count === 0 ? -1 : at === -1 ? (step === 1 ? 0 : count - 1) : (at + step + count) % count;
