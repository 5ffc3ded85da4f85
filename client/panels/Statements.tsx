import type { DecisionOutcome } from '../../server/contract/outputs.js';
import { OUTCOME_WORDS, STATEMENT_WORDS } from '../state/decisionForms.js';

/** What people decided on earlier runs, and what this run’s data says to it: beside the evidence. */
export function Statements({ statements }: { readonly statements: readonly DecisionOutcome[] }) {
  if (statements.length === 0) return null;
  return (
    <section aria-label="What people decided">
      <h3>What people decided, honoured by this run</h3>
      <ul className="statements">
        {statements.map((statement) => (
          <li key={statement.decision}>
            <p>
              <b>{statement.person}</b> {STATEMENT_WORDS[statement.kind] ?? statement.kind}: “
              {statement.reason}”
            </p>
            <p>
              <span className={`outcome ${statement.outcome.replace(' ', '-')}`}>
                {OUTCOME_WORDS[statement.outcome]}
              </span>{' '}
              {statement.sentence}
            </p>
          </li>
        ))}
      </ul>
      <p className="quiet">
        A person’s word is no evidence: it changes who stands together, and raises no figure.
      </p>
    </section>
  );
}
