import { useEffect, useRef, useState } from 'react';
import type { SignalNode } from '../../server/contract/api.js';
import type { CaseFile } from '../../server/contract/decisions.js';
import { wordsOf } from '../api/wordsOf.js';
import { useDecide } from '../app/useDecide.js';
import type { Desk } from '../app/useDesk.js';
import { usePerson } from '../app/usePerson.js';
import { exact, shorten } from '../state/format.js';
import { labelOf } from './OperatorWhy.js';
import { PersonField, ReasonField } from './SignedFields.js';

/** Asks why a value is no evidence; the next run leaves it out. */
export function MuteDialog({
  signal,
  file,
  desk,
  onClose,
}: {
  readonly signal: SignalNode;
  readonly file: CaseFile | undefined;
  readonly desk: Desk;
  readonly onClose: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { decide, refused } = useDecide(file, desk);
  const [person] = usePerson();
  const [reason, setReason] = useState('');
  useEffect(() => dialog.current?.showModal(), []);
  const send = async () => {
    const body = { kind: 'mute', signal: signal.id, value: shorten(signal.value, 120) };
    if ((await decide(body, { person, reason })) !== null) dialog.current?.close();
  };
  return (
    <dialog ref={dialog} className="mute" aria-label="Mute a value" onClose={onClose}>
      <h2>Mute {shorten(signal.value, 40)}</h2>
      <p>
        {labelOf(signal.kind)}: {exact(signal.holders_inside)} accounts of this group and{' '}
        {exact(signal.holders_outside)} others use it. Muted, it links nobody: the next run of the
        case leaves it out of the evidence. Nothing changes in this run.
      </p>
      <form
        className="decide"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <ReasonField
          reason={reason}
          onReason={setReason}
          placeholder="For example: this is our own office’s address"
        />
        <PersonField />
        <p className="choices">
          <button type="submit" className="primary" disabled={file === undefined}>
            Mute
          </button>
          <button type="button" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
        </p>
        {refused !== null && (
          <p className="failed" role="alert">
            <b>Nothing was muted.</b> {wordsOf(refused)}
          </p>
        )}
      </form>
    </dialog>
  );
}
