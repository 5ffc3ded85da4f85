import { useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import { postJson } from '../api/postJson.js';
import { wordsOf } from '../api/wordsOf.js';

const FIELDS = [
  ['current', 'Password now', 'current-password'],
  ['next', 'New password, twelve characters at least', 'new-password'],
  ['again', 'The new one again', 'new-password'],
] as const;
type Field = (typeof FIELDS)[number][0];

/** Another password for whoever is signed in; their other sessions end with it. */
export function PasswordDialog({
  name,
  onClose,
}: {
  readonly name: string;
  readonly onClose: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [filled, setFilled] = useState<Readonly<Record<Field, string>>>({
    current: '',
    next: '',
    again: '',
  });
  const [said, setSaid] = useState<'done' | { readonly failed: string } | null>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const send = async () => {
    const { current, next, again } = filled;
    if (next !== again) return setSaid({ failed: 'The new password was not the same twice.' });
    try {
      await postJson('/session/password', { current, next }, z.undefined());
      setSaid('done');
    } catch (error) {
      setSaid({ failed: wordsOf(error) });
    }
  };
  return (
    <dialog ref={dialog} className="mute" aria-label="Change password" onClose={onClose}>
      <h2>Change the password of {name}</h2>
      {said === 'done' ? (
        <>
          <p role="status">The password is changed. Your sessions elsewhere have ended.</p>
          <button type="button" onClick={() => dialog.current?.close()}>
            Close
          </button>
        </>
      ) : (
        <form
          className="decide"
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          {FIELDS.map(([field, words, autoComplete]) => (
            <label key={field}>
              {words}
              <input
                required
                type="password"
                minLength={field === 'current' ? undefined : 12}
                autoComplete={autoComplete}
                value={filled[field]}
                onChange={(event) => setFilled({ ...filled, [field]: event.target.value })}
              />
            </label>
          ))}
          {said !== null && (
            <p className="failed" role="alert">
              <b>The password is as it was.</b> {said.failed}
            </p>
          )}
          <span className="choices">
            <button type="submit" className="primary">
              Change it
            </button>
            <button type="button" onClick={() => dialog.current?.close()}>
              Cancel
            </button>
          </span>
        </form>
      )}
    </dialog>
  );
}
