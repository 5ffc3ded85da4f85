import { useQuery } from '@tanstack/react-query';
import { TEXT_MOST } from '../../server/contract/decisions.js';
import { queries } from '../api/queries.js';
import { usePerson } from '../app/usePerson.js';

/** Blanks are no words; a browser takes them for some. */
const sayIfBlank = (field: HTMLInputElement | HTMLTextAreaElement): void =>
  field.setCustomValidity(
    field.value !== '' && field.value.trim() === '' ? 'Write it in words.' : '',
  );

/** Why somebody does what stays in the history: never empty. */
export function ReasonField({
  reason,
  onReason,
  placeholder,
}: {
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly placeholder?: string;
}) {
  return (
    <label>
      Reason
      <textarea
        required
        rows={2}
        maxLength={TEXT_MOST}
        placeholder={placeholder}
        value={reason}
        onChange={(event) => {
          sayIfBlank(event.target);
          onReason(event.target.value);
        }}
      />
    </label>
  );
}

/** Under which name: typed, or that of whoever is signed in. */
export function PersonField() {
  const session = useQuery(queries.session());
  const [person, setPerson] = usePerson();
  return (
    <label>
      Your name
      <input
        required
        readOnly={session.data?.mode === 'login'}
        maxLength={TEXT_MOST}
        value={person}
        onChange={(event) => {
          sayIfBlank(event.target);
          setPerson(event.target.value);
        }}
      />
    </label>
  );
}
