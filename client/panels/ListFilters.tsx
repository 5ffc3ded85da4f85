import {
  LIST_ORDERS,
  type Listing,
  type ListingChange,
  type ListOrder,
  STATUSES,
  toggleVerdict,
  VERDICTS,
} from '../state/listing.js';

const VERDICT_NAMES = {
  operator: 'operators',
  'not-established': 'not established',
  'shared-benign': 'innocent',
} as const;
const ORDER_WORDS: Readonly<Record<ListOrder, string>> = {
  attention: 'what needs a look',
  accounts: 'most accounts',
  exchanges: 'most exchanges',
  probability: 'most probably one hand',
  latest: 'last active',
};

/** Which groups the list shows and in which order, kept in the address. */
export function ListFilters({
  listing,
  onChange,
}: {
  readonly listing: Listing;
  readonly onChange: (change: ListingChange) => void;
}) {
  const { verdicts, status, changed, order } = listing;
  return (
    <details className="filters" open={isNarrowed(listing)}>
      <summary>Filter and sort</summary>
      <fieldset>
        <legend className="unseen">Verdicts shown</legend>
        {VERDICTS.map((verdict) => (
          <button
            key={verdict}
            type="button"
            aria-pressed={verdicts.includes(verdict)}
            onClick={() => onChange((now) => toggleVerdict(now, verdict))}
          >
            {VERDICT_NAMES[verdict]}
          </button>
        ))}
        <button
          type="button"
          aria-pressed={changed}
          onClick={() => onChange((now) => ({ ...now, changed: !now.changed }))}
        >
          changed since the last run
        </button>
      </fieldset>
      <label className="choice">
        Case
        <select
          value={status ?? ''}
          onChange={({ target }) =>
            onChange((now) => ({
              ...now,
              status: STATUSES.find((one) => one === target.value) ?? null,
            }))
          }
        >
          <option value="">in any state</option>
          {STATUSES.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
      <label className="choice">
        Sort by
        <select
          value={order}
          onChange={({ target }) =>
            onChange((now) => ({
              ...now,
              order: LIST_ORDERS.find((one) => one === target.value) ?? 'attention',
            }))
          }
        >
          {LIST_ORDERS.map((one) => (
            <option key={one} value={one}>
              {ORDER_WORDS[one]}
            </option>
          ))}
        </select>
      </label>
    </details>
  );
}

const isNarrowed = ({ verdicts, status, changed, order }: Listing): boolean =>
  verdicts.length < VERDICTS.length || status !== null || changed || order !== 'attention';
