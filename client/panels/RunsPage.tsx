import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { queries } from '../api/queries.js';
import { useTitle } from '../app/useTitle.js';
import { exact, minute } from '../state/format.js';
import { VERDICT_WORDS } from '../state/ranking.js';
import { GroupLink } from './GroupLink.js';
import { Moves } from './Moves.js';
import { Pending } from './Pending.js';

/** Two runs side by side: what appeared, grew, merged, split or went, and which accounts moved. */
export default function RunsPage() {
  const runs = useQuery(queries.runs());
  useTitle('Runs compared');
  const [search, setSearch] = useSearchParams();
  if (runs.data === undefined) return <Pending what="the runs" query={runs} />;
  const done = runs.data.filter(({ status }) => status === 'done');
  const after = search.get('after') ?? done[0]?.run_id ?? '';
  const before = search.get('before') ?? done[1]?.run_id ?? after;
  const chosen = { before, after };
  const choose = (which: 'before' | 'after', run: string) =>
    setSearch(
      (now) => {
        now.set('before', before);
        now.set('after', after);
        now.set(which, run);
        return now;
      },
      { replace: true },
    );
  return (
    <section className="runs" aria-label="Runs compared">
      <h2>Runs compared</h2>
      {done.length < 2 && (
        <p className="quiet">
          There is one finished run in this workspace. Run the case again when it has grown, and
          both can be compared: <code>npx throughline run CASE</code>
        </p>
      )}
      <p className="pair">
        {(['before', 'after'] as const).map((which) => (
          <label key={which}>
            {which}{' '}
            <select value={chosen[which]} onChange={(event) => choose(which, event.target.value)}>
              {done.every(({ run_id }) => run_id !== chosen[which]) && (
                <option value={chosen[which]}>no run of this workspace</option>
              )}
              {done.map((run) => (
                <option key={run.run_id} value={run.run_id}>
                  {minute(run.started_at)} · {run.case_name} · {run.run_id}
                </option>
              ))}
            </select>
          </label>
        ))}
      </p>
      {after !== '' && <Comparison before={before} after={after} />}
    </section>
  );
}

function Comparison({ before, after }: { readonly before: string; readonly after: string }) {
  const comparison = useQuery(queries.compare(before, after));
  if (comparison.data === undefined) return <Pending what="the comparison" query={comparison} />;
  const { groups, moves } = comparison.data;
  const changed = groups.filter(({ event }) => event !== 'same');
  return (
    <>
      <p role="status">
        {changed.length === 0
          ? `No group changed; all ${exact(groups.length)} are the same.`
          : `${exact(changed.length)} of ${exact(groups.length)} groups changed.`}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">group</th>
            <th scope="col">what happened</th>
            <th scope="col" className="figure">
              before
            </th>
            <th scope="col" className="figure">
              after
            </th>
            <th scope="col">verdict</th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={group.operator_id}>
              <td>
                <GroupLink id={group.operator_id} />
              </td>
              <td>{group.event === 'same' ? 'same' : <b>{group.event}</b>}</td>
              <td className="figure">{exact(group.accounts_before)}</td>
              <td className="figure">{exact(group.accounts_after)}</td>
              <td>
                {[group.verdict_before, group.verdict_after]
                  .filter((verdict, i, list) => verdict !== null && list.indexOf(verdict) === i)
                  .map((verdict) => VERDICT_WORDS[verdict!])
                  .join(' → ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {moves.length > 0 && <Moves moves={moves} />}
    </>
  );
}
