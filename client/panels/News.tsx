import { useLiveDecisions } from '../app/useLiveDecisions.js';
import { usePerson } from '../app/usePerson.js';
import { GroupLink } from './GroupLink.js';

/** Says what somebody else just decided, with the way to it, and when the server is away. */
export function News() {
  const [person] = usePerson();
  const { last, isAway } = useLiveDecisions();
  if (isAway) {
    return (
      <p className="news away" role="alert">
        <b>The server does not answer.</b> What is shown stays. Start it by “npx throughline serve”:
        this page finds it by itself.
      </p>
    );
  }
  return (
    <output className="news" aria-live="polite">
      {last !== null && last.person !== person && (
        <GroupLink id={last.operator_id} view="?panel=decide">
          {last.person} decided in {last.operator_id} ({last.kind}), {last.at.slice(11, 16)} UTC
        </GroupLink>
      )}
    </output>
  );
}
