import { useQuery } from '@tanstack/react-query';
import { NavLink } from 'react-router';
import type { OperatorSummary } from '../../server/contract/api.js';
import { queries } from '../api/queries.js';
import { useListing } from '../app/useListing.js';
import { brief, period, probability } from '../state/format.js';
import { listOperators, WHOLE_LIST } from '../state/listing.js';
import { VERDICT_WORDS } from '../state/ranking.js';
import { ListFilters } from './ListFilters.js';
import { Sparkline } from './Sparkline.js';

const EVENT_WORDS = {
  new: 'new',
  grew: 'grew',
  shrank: 'shrank',
  split: 'split',
  merged: 'merged',
  same: '',
} as const;

/** What a group is after, its largest shares. */
const mixOf = ({ capabilities }: OperatorSummary, shares: number): string =>
  [...capabilities]
    .sort((a, b) => b.share - a.share)
    .slice(0, shares)
    .map(({ capability, share }) => `${capability} ${Math.round(100 * share)} %`)
    .join(', ');

/** All groups of the run by what needs a look; the innocent ones last, named by what they are. */
export function OperatorList({ operators }: { readonly operators: readonly OperatorSummary[] }) {
  const cases = useQuery(queries.cases());
  const { listing, change, keep } = useListing();
  const listed = listOperators(operators, cases.data ?? [], listing);
  const statusOf = (id: string) =>
    cases.data?.find(({ operator_id }) => operator_id === id)?.status ?? 'open';
  const verdicts = listing.verdicts.map((verdict) => ({
    verdict,
    list: listed.filter((operator) => operator.verdict === verdict),
  }));
  return (
    <nav className="operators" aria-label="Groups of this run">
      <ListFilters listing={listing} onChange={change} />
      {listed.length < operators.length && (
        <p className="quiet" role="status">
          {listed.length} of {operators.length} groups shown ·{' '}
          <button
            type="button"
            className="link"
            onClick={() => change(({ order }) => ({ ...WHOLE_LIST, order }))}
          >
            show all
          </button>
        </p>
      )}
      {verdicts.map(({ verdict, list }) => (
        <section key={verdict}>
          <h2>
            {VERDICT_WORDS[verdict]} <span className="count">{list.length}</span>
          </h2>
          {verdict === 'operator' && list.length === 0 && listed.length === operators.length && (
            <p className="quiet">No operator is established in this run.</p>
          )}
          {list.map((operator) => (
            <NavLink
              key={operator.operator_id}
              to={keep(`/operators/${operator.operator_id}`)}
              className="operator"
            >
              <span className="title">
                <i
                  className={`mark ${verdict}`}
                  style={{ opacity: 0.35 + 0.65 * operator.confidence }}
                />
                {operator.operator_id}
                <small>
                  {statusOf(operator.operator_id) === 'open'
                    ? EVENT_WORDS[operator.lineage.event]
                    : statusOf(operator.operator_id)}
                </small>
                <b title={`${operator.accounts} accounts`}>{brief(operator.accounts)}</b>
              </span>
              <span className="detail">
                {verdict === 'operator'
                  ? `one hand ${probability(operator.confidence)}`
                  : (operator.leading ?? 'no explanation leads')}
                <span>{brief(operator.exchanges)} exchanges</span>
              </span>
              {operator.capabilities.length > 0 && verdict !== 'shared-benign' && (
                <span className="detail aims" title={mixOf(operator, 8)}>
                  {mixOf(operator, 2)}
                </span>
              )}
              {verdict !== 'shared-benign' && operator.runner_up !== null && (
                <span className="detail aims">runner-up: {operator.runner_up}</span>
              )}
              <span className="detail when">
                {period(operator.first_seen, operator.last_seen)}
                <Sparkline days={operator.activity} />
              </span>
            </NavLink>
          ))}
        </section>
      ))}
    </nav>
  );
}
