import type { OperatorSummary } from '../../server/contract/api.js';
import type { CaseSummary } from '../../server/contract/decisions.js';
import { rankOperators } from './ranking.js';

export const VERDICTS = ['operator', 'not-established', 'shared-benign'] as const;
type Verdict = (typeof VERDICTS)[number];
export const STATUSES = ['open', 'in progress', 'confirmed', 'dismissed'] as const;
type Status = (typeof STATUSES)[number];
export const LIST_ORDERS = ['attention', 'accounts', 'exchanges', 'probability', 'latest'] as const;
export type ListOrder = (typeof LIST_ORDERS)[number];

/** Which groups of the run the list shows, and in which order. */
export interface Listing {
  readonly verdicts: readonly Verdict[];
  /** Of the investigators’ case; null for any. */
  readonly status: Status | null;
  /** Only groups that are not as they were in the run before. */
  readonly changed: boolean;
  readonly order: ListOrder;
}

/** What a person asks of the list, said of the list as it then is. */
export type ListingChange = (now: Listing) => Listing;

export const WHOLE_LIST: Listing = {
  verdicts: VERDICTS,
  status: null,
  changed: false,
  order: 'attention',
};

/** Shows a verdict’s groups or hides them; the last verdict shown stays. */
export function toggleVerdict(now: Listing, verdict: Verdict): Listing {
  const verdicts = VERDICTS.filter((one) => (one === verdict) !== now.verdicts.includes(one));
  return verdicts.length === 0 ? now : { ...now, verdicts };
}

/** Names in the address; those of a group’s own view are others (`address.ts`). */
const NAMES = { verdicts: 'groups', status: 'status', changed: 'changed', order: 'by' } as const;

/** Reads the list’s part of an address; what makes no sense is left out, never an error. */
export function readListing(search: string): Listing {
  const asked = new URLSearchParams(search);
  const verdicts = (asked.get(NAMES.verdicts) ?? '').split(',');
  const shown = VERDICTS.filter((verdict) => verdicts.includes(verdict));
  return {
    verdicts: shown.length === 0 ? VERDICTS : shown,
    status: STATUSES.find((status) => status === asked.get(NAMES.status)) ?? null,
    changed: asked.get(NAMES.changed) === 'yes',
    order: LIST_ORDERS.find((order) => order === asked.get(NAMES.order)) ?? 'attention',
  };
}

/** The list’s part of an address; what is as in the beginning is left out. */
export function writeListing({ verdicts, status, changed, order }: Listing): string {
  const search = new URLSearchParams();
  if (verdicts.length < VERDICTS.length) search.set(NAMES.verdicts, verdicts.join(','));
  if (status !== null) search.set(NAMES.status, status);
  if (changed) search.set(NAMES.changed, 'yes');
  if (order !== 'attention') search.set(NAMES.order, order);
  return search.toString();
}

/** An address of this page (path, `?`, `#`) with the list as it is. */
export function withListing(address: string, listing: Listing): string {
  const [, path, search, hash] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/s.exec(address) ?? [];
  const asked = new URLSearchParams(search ?? '');
  for (const name of Object.values(NAMES)) asked.delete(name);
  const all = [asked.toString(), writeListing(listing)].filter((part) => part !== '').join('&');
  return `${path ?? ''}${all === '' ? '' : `?${all}`}${hash ?? ''}`;
}

const FIGURE: Readonly<
  Record<Exclude<ListOrder, 'attention'>, (group: OperatorSummary) => number>
> = {
  accounts: (group) => group.accounts,
  exchanges: (group) => group.exchanges,
  probability: (group) => group.confidence,
  latest: (group) => (group.last_seen === null ? 0 : Date.parse(group.last_seen)),
};

/** The groups to show in their order; of equals first what needs a look (`rankOperators`). */
export function listOperators(
  operators: readonly OperatorSummary[],
  cases: readonly CaseSummary[],
  { verdicts, status, changed, order }: Listing,
): OperatorSummary[] {
  const statusOf = new Map(cases.map((file) => [file.operator_id, file.status]));
  const shown = rankOperators(operators, cases).filter(
    (group) =>
      verdicts.includes(group.verdict) &&
      (status === null || (statusOf.get(group.operator_id) ?? 'open') === status) &&
      (!changed || group.lineage.event !== 'same'),
  );
  if (order === 'attention') return shown;
  const figure = FIGURE[order];
  return shown.sort((a, b) => figure(b) - figure(a));
}
