import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { REDACTION_LEVELS, type RedactionLevel } from '../../server/contract/evidence.js';
import { PackageRecord } from '../../server/contract/packages.js';
import { postJson } from '../api/postJson.js';
import { queries } from '../api/queries.js';
import { wordsOf } from '../api/wordsOf.js';
import { useDecide } from '../app/useDecide.js';
import type { Desk } from '../app/useDesk.js';
import { usePerson } from '../app/usePerson.js';
import { minute } from '../state/format.js';
import { type Checked, isReviewed, reviewNote } from '../state/reviewed.js';
import { Approval } from './Approval.js';
import { PersonField } from './SignedFields.js';

const LEVEL_WORDS: Readonly<Record<RedactionLevel, string>> = {
  internal: 'internal: everything',
  counsel: 'counsel: no e-mail addresses, no cards',
  regulator: 'regulator: accounts under other names',
  public: 'public: nothing that names anybody',
};
const STATUS_WORDS: Readonly<Record<PackageRecord['status'], string>> = {
  making: 'is being made',
  draft: 'draft, not approved by a second person',
  approving: 'is being approved',
  approved: 'approved',
  failed: 'failed',
};

/** The evidence package of an operator, behind the check by hand: what was found is written down. */
export function PackageRequest({
  id,
  desk,
  checked,
}: {
  readonly id: string;
  readonly desk: Desk;
  readonly checked: Checked;
}) {
  const client = useQueryClient();
  const file = useQuery(queries.caseFile(id));
  const packages = useQuery(queries.packages());
  const { decide } = useDecide(file.data, desk);
  const [person] = usePerson();
  const [level, setLevel] = useState<RedactionLevel>('internal');
  const [refused, setRefused] = useState<string | null>(null);
  const ready = isReviewed(checked);
  const ask = async () => {
    setRefused(null);
    const noted = await decide({ kind: 'note' }, { person, reason: reviewNote(checked, level) });
    if (noted === null) {
      setRefused('The review could not be written into the case, so nothing was asked for.');
      return;
    }
    try {
      await postJson('/packages', { operator_id: id, level, person }, PackageRecord);
    } catch (error) {
      setRefused(wordsOf(error));
    }
    await client.invalidateQueries({ queryKey: queries.packages().queryKey });
  };
  const made = (packages.data ?? []).filter(({ operator_id }) => operator_id === id);
  return (
    <section aria-label="Evidence package">
      <h3>Evidence package</h3>
      <p aria-live="polite">
        {ready
          ? `${checked.wrong} of ${checked.checked} checked do not belong here; that will stand in the case. ${checked.wrong === 0 ? '' : 'Take them out with “Decide” and run the case again before anything leaves.'}`
          : `Check all ${checked.sample} of the sample above first: ${checked.checked} are done.`}
      </p>
      <form
        className="package"
        onSubmit={(event) => {
          event.preventDefault();
          void ask();
        }}
      >
        <label>
          How much it shows
          <select
            value={level}
            onChange={(event) =>
              setLevel(REDACTION_LEVELS.find((its) => its === event.target.value) ?? 'internal')
            }
          >
            {REDACTION_LEVELS.map((its) => (
              <option key={its} value={its}>
                {LEVEL_WORDS[its]}
              </option>
            ))}
          </select>
        </label>
        <PersonField />
        <button type="submit" className="primary" disabled={!ready}>
          Make the package
        </button>
      </form>
      {refused !== null && (
        <p className="failed" role="alert">
          <b>No package was asked for.</b> {refused}
        </p>
      )}
      <ul className="history">
        {made.map((one) => (
          <li key={one.package_id}>
            <p>
              {one.level}, {STATUS_WORDS[one.status]}{' '}
              {(one.status === 'draft' || one.status === 'approved') && (
                <a href={`/api/packages/${encodeURIComponent(one.package_id)}/file`} download>
                  ZIP
                </a>
              )}
            </p>
            {one.failure !== null && <p>{one.failure}</p>}
            <small>
              {one.requested_by}, {minute(one.requested_at)} · {one.run_id}
              {one.approved_by !== null && ` · approved by ${one.approved_by}`}
            </small>
            <Approval draft={one} />
          </li>
        ))}
      </ul>
      <p className="quiet">
        Letter, exhibits and schedules in one signed package; a draft, marked as one, until a second
        person approves it.
      </p>
    </section>
  );
}
