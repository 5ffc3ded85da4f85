import type { CaseFile } from '../../server/contract/decisions.js';
import type { RunRecord } from '../../server/contract/outputs.js';
import { wordsOf } from '../api/wordsOf.js';
import { useDecide } from '../app/useDecide.js';
import type { Desk } from '../app/useDesk.js';
import { usePerson } from '../app/usePerson.js';
import { shorten } from '../state/format.js';
import { mutedOf } from '../state/muted.js';

/** Values that are no evidence by a person’s decision: by whom, why, and since when it holds. */
export function MutedValues({
  file,
  run,
  desk,
}: {
  readonly file: CaseFile;
  readonly run: RunRecord | undefined;
  readonly desk: Desk;
}) {
  const { decide, refused } = useDecide(file, desk);
  const [person] = usePerson();
  const muted = mutedOf(file, run);
  if (muted.length === 0) return null;
  return (
    <div className="muted">
      <h3>Muted</h3>
      <ul>
        {muted.map(({ decision, name, by, reason, since }) => (
          <li key={decision}>
            <p>
              <s>{shorten(name, 40)}</s>{' '}
              <button
                type="button"
                className="link"
                aria-label={`Unmute ${shorten(name, 40)}`}
                onClick={() =>
                  void decide(
                    { kind: 'withdraw', decision },
                    { person: person === '' ? 'unnamed' : person, reason: 'unmuted' },
                  )
                }
              >
                unmute
              </button>
            </p>
            <small>
              {by}: “{reason}” ·{' '}
              {since === 'this run' ? 'left out of this run' : 'from the next run of the case on'}
            </small>
          </li>
        ))}
      </ul>
      {refused !== null && (
        <p className="failed" role="alert">
          <b>Nothing was changed.</b> {wordsOf(refused)}
        </p>
      )}
    </div>
  );
}
