import { useQuery } from '@tanstack/react-query';
import { queries } from '../api/queries.js';
import { usePerson } from '../app/usePerson.js';

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
        placeholder={placeholder}
        value={reason}
        onChange={(event) => onReason(event.target.value)}
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
        value={person}
        onChange={(event) => setPerson(event.target.value)}
      />
    </label>
  );
}
