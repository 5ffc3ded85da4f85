import type { ExplainedComparison } from '../../server/contract/api.js';
import { visibleLine } from '../../server/contract/visibleText.js';
import { OUTCOME_WORDS, STATEMENT_WORDS } from '../state/decisionForms.js';
import { exact, shorten } from '../state/format.js';
import { FamilyMark } from './FamilyMark.js';
import { GroupLink } from './GroupLink.js';
import { labelOf } from './OperatorWhy.js';

type Move = ExplainedComparison['moves'][number];

/** Accounts that stand elsewhere in the later run, and why as far as the two runs tell. */
export function Moves({ moves }: { readonly moves: readonly Move[] }) {
  return (
    <>
      <h3>Accounts that moved, and why</h3>
      <ul className="moves">
        {moves.map((move) => (
          <li key={`${move.from} ${move.to}`}>
            <h4>
              {exact(move.total)} {move.total === 1 ? 'account' : 'accounts'}:{' '}
              {move.from ?? 'no group'} → {move.to ?? 'no group'}
            </h4>
            <Why move={move} />
            <details>
              <summary>
                {move.accounts.length < move.total
                  ? `The first ${exact(move.accounts.length)} of ${exact(move.total)} accounts`
                  : 'The accounts'}
              </summary>
              <p>
                {move.accounts.map((account, i) => (
                  <span key={account}>
                    {i > 0 && ', '}
                    {move.to === null ? (
                      shorten(account, 40)
                    ) : (
                      <GroupLink
                        id={move.to}
                        view={`?view=table&account=${encodeURIComponent(account)}`}
                      >
                        {shorten(account, 40)}
                      </GroupLink>
                    )}
                  </span>
                ))}
              </p>
            </details>
          </li>
        ))}
      </ul>
      <p className="quiet">
        Decisions are those made since the earlier run about these groups; values are the strongest
        evidence that most of these accounts stand on.
      </p>
    </>
  );
}

function Why({ move: { from, to, total, why } }: { readonly move: Move }) {
  return (
    <ul className="sentences">
      {why.decisions.map((one) => (
        <li key={one.decision}>
          <b>{one.person}</b> {STATEMENT_WORDS[one.kind] ?? one.kind} in {one.operator_id}: “
          {one.reason}”{' '}
          <span className={`outcome ${one.outcome}`}>{OUTCOME_WORDS[one.outcome]}</span>
        </li>
      ))}
      {why.began_since > 0 && (
        <li>
          {exact(why.began_since)} of {exact(total)} began after the earlier run’s logs end.
        </li>
      )}
      {why.values.length > 0 && (
        <li>
          {to === null ? 'Before, they stood on ' : 'They stand on '}
          {why.values.map((value, i) => (
            <span key={value.key}>
              {i > 0 && ', '}
              <FamilyMark family={value.family} /> {labelOf(value.kind)}
              {value.value !== null && (
                <>
                  {' '}
                  <span title={visibleLine(value.value)}>{shorten(value.value, 32)}</span>
                </>
              )}{' '}
              ({exact(value.accounts)}
              {value.accounts_new > 0 &&
                from !== null &&
                to !== null &&
                `, new for ${exact(value.accounts_new)}`}
              )
            </span>
          ))}
          .
        </li>
      )}
    </ul>
  );
}
