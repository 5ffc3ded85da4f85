import { useState } from 'react';
import { Revealed, type RevealRequest } from '../../server/contract/decisions.js';
import { visibleText } from '../../server/contract/visibleText.js';
import { postJson } from '../api/postJson.js';
import { wordsOf } from '../api/wordsOf.js';
import { usePerson } from '../app/usePerson.js';
import { exact } from '../state/format.js';

/** Somebody’s own words: covered until asked for, and who asked is written down first. */
export function Covered({
  length,
  what,
}: {
  readonly length: number;
  readonly what: Omit<RevealRequest, 'person'>;
}) {
  const [person, setPerson] = usePerson();
  const [asking, setAsking] = useState(false);
  const [name, setName] = useState(person);
  const [shown, setShown] = useState<Revealed | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const reveal = async (by: string) => {
    try {
      setShown(await postJson('/reveals', { ...what, person: by }, Revealed));
    } catch (error) {
      setFailed(wordsOf(error));
    }
  };
  if (shown !== null) {
    return (
      <span className="revealed">
        {shown.text === null ? 'not known' : visibleText(shown.text)}{' '}
        <small>audit log, entry {exact(shown.entry)}</small>
      </span>
    );
  }
  if (asking) {
    return (
      <form
        className="who"
        onSubmit={(event) => {
          event.preventDefault();
          setPerson(name);
          void reveal(name);
        }}
      >
        <input
          required
          aria-label="Your name, for the audit log"
          placeholder="your name, for the audit log"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <button type="submit">Show</button>
      </form>
    );
  }
  return (
    <>
      <button
        type="button"
        className="link"
        onClick={() => (person === '' ? setAsking(true) : void reveal(person))}
      >
        {exact(length)} characters, covered — show
      </button>
      {failed !== null && <small role="alert"> {failed}</small>}
    </>
  );
}
