import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { CASE_STATUSES, type CaseFile, type Decision } from '../../server/contract/decisions.js';
import { ApiError } from '../api/fetchJson.js';
import { queries } from '../api/queries.js';
import { wordsOf } from '../api/wordsOf.js';
import { useDecide } from '../app/useDecide.js';
import type { Desk } from '../app/useDesk.js';
import { draftsOf } from '../app/useDraft.js';
import { usePerson } from '../app/usePerson.js';
import type { Dataset } from '../graph/dataset.js';
import {
  type DecisionKind,
  decisionBody,
  decisionForms,
  decisionWords,
} from '../state/decisionForms.js';
import { DecisionHistory } from './DecisionHistory.js';
import { Pending } from './Pending.js';
import { PersonField, ReasonField } from './SignedFields.js';

const FIELD_WORDS = {
  name: 'Name of the party',
  source: 'Source of the name',
  to: 'Person',
  status: 'Status',
  with: 'Other group',
} as const;

const useReason = draftsOf('');

/** Where the case stands, what can be decided here, and everything that was decided. */
export function DecidePanel({
  id,
  desk,
  dataset,
}: {
  readonly id: string;
  readonly desk: Desk;
  readonly dataset: Dataset | undefined;
}) {
  const file = useQuery(queries.caseFile(id));
  if (file.data === undefined) return <Pending what="the case" query={file} />;
  return (
    <>
      <header>
        <h2>Case {id}</h2>
        <p className="verdict">{file.data.status}</p>
        <p className="quiet">
          {file.data.assigned === null ? 'Assigned to nobody' : `Assigned to ${file.data.assigned}`}
          {' · '}version {file.data.version}
        </p>
      </header>
      <p className="claim">
        {file.data.name === null
          ? 'No party is named. The logs name nobody; only a person can, with a source.'
          : `Named “${file.data.name.name}” by a person. Source: ${file.data.name.source}.`}
      </p>
      <DecideForm key={desk.state.selected.join()} file={file.data} desk={desk} dataset={dataset} />
      <DecisionHistory file={file.data} desk={desk} />
    </>
  );
}

function DecideForm({
  file,
  desk,
  dataset,
}: {
  readonly file: CaseFile;
  readonly desk: Desk;
  readonly dataset: Dataset | undefined;
}) {
  const operators = useQuery(queries.operators());
  const { decide, refused, again } = useDecide(file, desk);
  const [person] = usePerson();
  const { selected } = desk.state;
  const others = (operators.data ?? []).filter((o) => o.operator_id !== file.operator_id);
  const forms = decisionForms(selected, {
    hasOthers: others.length > 0,
    hasOutsiders: selected.some((node) => {
      const account = dataset?.accounts.get(node);
      return account !== undefined && account.group_id !== file.operator_id;
    }),
  });
  const [kind, setKind] = useState<DecisionKind>(forms[0]!.kind);
  // One selects, and looks things up, while one writes.
  const [reason, setReason] = useReason(file.operator_id);
  const [filled, setFilled] = useState<Record<string, string>>({ status: 'in progress' });
  // The page follows what others decide; who writes here answers to what they had seen.
  const [seen, setSeen] = useState(file.version);
  const unseen = file.history.filter((d) => d.version > seen && d.person !== person);
  const form = forms.find((f) => f.kind === kind) ?? forms[0]!;
  const fill = (field: string, value: string) => setFilled({ ...filled, [field]: value });
  const value = dataset?.signals.get(selected[0] ?? 's:')?.value;
  const send = async () => {
    const body = decisionBody(form.kind, selected, {
      with: others[0]?.operator_id ?? '',
      ...(value === undefined ? {} : { value }),
      ...filled,
    });
    const after = await decide(body, { person, reason }, unseen.length > 0 ? seen : file.version);
    if (after === null) return;
    setReason('');
    setSeen(after.version);
  };
  return (
    <form
      className="decide"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label>
        Decision
        <select
          value={form.kind}
          onChange={(event) => setKind(forms.find((f) => f.kind === event.target.value)!.kind)}
        >
          {forms.map(({ kind: its, says }) => (
            <option key={its} value={its}>
              {says}
            </option>
          ))}
        </select>
      </label>
      {form.fields.map((field) => (
        <label key={field} htmlFor={`decide-${field}`}>
          {FIELD_WORDS[field]}
          {field === 'status' ? (
            <select
              id={`decide-${field}`}
              value={filled['status']}
              onChange={(event) => fill('status', event.target.value)}
            >
              {CASE_STATUSES.map((status) => (
                <option key={status}>{status}</option>
              ))}
            </select>
          ) : field === 'with' ? (
            <select
              id={`decide-${field}`}
              value={filled['with']}
              onChange={(event) => fill('with', event.target.value)}
            >
              {others.map(({ operator_id }) => (
                <option key={operator_id}>{operator_id}</option>
              ))}
            </select>
          ) : (
            <input
              id={`decide-${field}`}
              required
              value={filled[field] ?? ''}
              onChange={(event) => fill(field, event.target.value)}
            />
          )}
        </label>
      ))}
      <ReasonField reason={reason} onReason={setReason} />
      <PersonField />
      <button type="submit" className="primary">
        Decide
      </button>
      {(refused !== null || unseen.length > 0) && (
        <Refused
          error={refused}
          unseen={unseen}
          accept={() => {
            setSeen(file.version);
            again();
          }}
        />
      )}
    </form>
  );
}

/** Why a decision was not taken, and what somebody else decided while this form was open. */
function Refused({
  error,
  unseen,
  accept,
}: {
  readonly error: Error | null;
  readonly unseen: readonly Decision[];
  readonly accept: () => void;
}) {
  const told = error instanceof ApiError ? (error.problem.changed ?? []) : [];
  const changed = told.length > 0 ? told : unseen;
  return (
    <div className="failed" role="alert">
      <p>
        {error === null ? (
          <b>This case changed while you had it open.</b>
        ) : (
          <>
            <b>Nothing was decided.</b> {wordsOf(error)}
          </>
        )}
      </p>
      <ul className="history">
        {changed.map((decision) => (
          <li key={decision.id}>
            <b>{decision.person}</b> {decisionWords(decision.body)}: “{decision.reason}”
          </li>
        ))}
      </ul>
      {changed.length > 0 && (
        <button type="button" onClick={accept}>
          I have seen it: take the case as it is now
        </button>
      )}
    </div>
  );
}
