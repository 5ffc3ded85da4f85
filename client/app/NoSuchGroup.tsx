import { Link } from 'react-router';
import { shorten } from '../state/format.js';
import { useListing } from './useListing.js';

/** An address of a group that this run does not have, as one of an earlier run. */
export function NoSuchGroup({ id }: { readonly id: string }) {
  const { keep } = useListing();
  return (
    <main className="middle empty">
      <h2>There is no group {shorten(id, 40)} in this run.</h2>
      <p>
        An earlier run may have had it: <Link to={keep('/runs')}>compare runs</Link> to see what
        became of it, or choose another on the left.
      </p>
    </main>
  );
}
