import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaseFile, Decision } from '../../server/contract/decisions.js';
import { queries } from '../api/queries.js';
import { wordsOf } from '../api/wordsOf.js';
import { useDecide } from '../app/useDecide.js';
import type { Desk } from '../app/useDesk.js';
import { usePerson } from '../app/usePerson.js';
import { decisionWords, OUTCOME_WORDS } from '../state/decisionForms.js';
import { minute } from '../state/format.js';
import { PersonField, ReasonField } from './SignedFields.js';

/** Everything that was decided in a case, what this run made of it, and how it is taken back. */
export function DecisionHistory({ file, desk }: { readonly file: CaseFile; readonly desk: Desk }) {
  const [withdrawing, setWithdrawing] = useState<string | null>(null);
  const run = useQuery(queries.run());
  const outcomes = new Map(run.data?.decisions.map((outcome) => [outcome.decision, outcome]));
  return (
    <>
      <h3>History</h3>
      {file.history.length === 0 && <p className="quiet">Nothing was decided in this case yet.</p>}
      <ol className="history">
        {file.history.map((decision) => (
          <li key={decision.id} className={decision.withdrawn ? 'withdrawn' : ''}>
            <p>
              <b>{decision.person}</b> {decisionWords(decision.body)}
              {decision.withdrawn && ' (withdrawn)'}
            </p>
            <p>“{decision.reason}”</p>
            {outcomes.has(decision.id) && (
              <p className="quiet">
                In this run: {OUTCOME_WORDS[outcomes.get(decision.id)!.outcome]}.{' '}
                {outcomes.get(decision.id)!.sentence}
              </p>
            )}
            <small>
              {minute(decision.at)} · version {decision.version} · {decision.run_id}
            </small>
            {withdrawing === decision.id ? (
              <Withdraw
                file={file}
                decision={decision}
                desk={desk}
                onClose={() => setWithdrawing(null)}
              />
            ) : (
              !decision.withdrawn &&
              decision.body.kind !== 'withdraw' && (
                <button
                  type="button"
                  className="link"
                  aria-label={`Withdraw: ${decision.person} ${decisionWords(decision.body)}`}
                  onClick={() => setWithdrawing(decision.id)}
                >
                  withdraw
                </button>
              )
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

/** Takes a decision back, at any time and whoever made it: it stays in the history, with why it no longer holds. */
function Withdraw({
  file,
  decision,
  desk,
  onClose,
}: {
  readonly file: CaseFile;
  readonly decision: Decision;
  readonly desk: Desk;
  readonly onClose: () => void;
}) {
  const { decide, refused } = useDecide(file, desk);
  const [person] = usePerson();
  const [reason, setReason] = useState('');
  const send = async () => {
    const body = { kind: 'withdraw', decision: decision.id };
    if ((await decide(body, { person, reason })) !== null) onClose();
  };
  return (
    <form
      className="decide"
      aria-label="Withdraw a decision"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <ReasonField reason={reason} onReason={setReason} />
      <PersonField />
      <p className="choices">
        <button type="submit" className="primary">
          Withdraw
        </button>
        <button type="button" onClick={onClose}>
          Cancel
        </button>
      </p>
      {refused !== null && (
        <p className="failed" role="alert">
          <b>Nothing was withdrawn.</b> {wordsOf(refused)}
        </p>
      )}
    </form>
  );
}
