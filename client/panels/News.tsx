import { Link } from 'react-router';
import { useLiveDecisions } from '../app/useLiveDecisions.js';
import { usePerson } from '../app/usePerson.js';

/** Says what somebody else just decided, with the way to it. */
export function News() {
  const [person] = usePerson();
  const last = useLiveDecisions();
  return (
    <output className="news" aria-live="polite">
      {last !== null && last.person !== person && (
        <Link to={`/operators/${last.operator_id}?panel=decide`}>
          {last.person} decided in {last.operator_id} ({last.kind}), {last.at.slice(11, 16)} UTC
        </Link>
      )}
    </output>
  );
}
