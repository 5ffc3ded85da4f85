import { useMemo } from 'react';
import type { DayCount } from '../../server/contract/api.js';
import { FAMILIES } from '../../server/contract/families.js';
import { visibleLine } from '../../server/contract/visibleText.js';
import type { Desk } from '../app/useDesk.js';
import type { Dataset } from '../graph/dataset.js';
import { FAMILY_COLOURS } from '../graph/families.js';
import { rotationOf } from '../graph/rotation.js';
import { daysBetween, plusDays } from '../state/days.js';
import { exact, shorten } from '../state/format.js';
import { FamilyMark } from './FamilyMark.js';
import { labelOf } from './OperatorWhy.js';

const SLICES = 48;

/** Values through time, family by family: rotation shows as stairs. */
export default function TimeStrip({
  days,
  dataset,
  desk,
}: {
  readonly days: readonly DayCount[];
  readonly dataset: Dataset;
  readonly desk: Desk;
}) {
  const from = days[0]?.day ?? '1970-01-01';
  const to = days.at(-1)?.day ?? from;
  const active = days.filter((day) => day.exchanges > 0);
  const start = active[0]?.day ?? from;
  const sliceDays = Math.max(1, Math.ceil((daysBetween(start, to) + 1) / SLICES));
  const slices = Math.ceil((daysBetween(start, to) + 1) / sliceDays);
  const rows = useMemo(
    () => rotationOf(dataset, start, sliceDays, slices),
    [dataset, start, sliceDays, slices],
  );
  return (
    <section className="strip" aria-label="Values through time">
      <p className="quiet">
        Each row is a shared value; a darker slice ({exact(sliceDays)} days) has more accounts that
        use it. Values stand in the order they came into use: {start} to{' '}
        {plusDays(start, slices * sliceDays - 1)}.
      </p>
      {FAMILIES.filter((family) => !desk.state.hiddenFamilies.includes(family)).map((family) => {
        const its = rows.filter((row) => row.signal.family === family);
        return its.length === 0 ? null : (
          <table key={family}>
            <caption>
              <FamilyMark family={family} /> {family} <small>{exact(its.length)} values</small>
            </caption>
            <tbody>
              {its.map((row) => {
                const most = Math.max(1, ...row.slices);
                const chosen = desk.state.selected.includes(row.ref);
                return (
                  <tr key={row.ref} className={chosen ? 'chosen' : ''}>
                    <th scope="row">
                      <button
                        type="button"
                        className="link"
                        title={`${labelOf(row.signal.kind)}: ${visibleLine(row.signal.value)}`}
                        aria-pressed={chosen}
                        onClick={(event) =>
                          desk.act(
                            event.shiftKey
                              ? { type: 'toggle selected', node: row.ref }
                              : { type: 'select', nodes: [row.ref] },
                          )
                        }
                      >
                        {shorten(row.signal.value, 26)}
                      </button>
                    </th>
                    <td>
                      <svg
                        viewBox={`0 0 ${slices} 1`}
                        preserveAspectRatio="none"
                        role="img"
                        aria-label={`${row.first} to ${row.last}`}
                      >
                        {row.slices.map((count, i) =>
                          count === 0 ? null : (
                            <rect
                              // A slice is its place in the row.
                              key={plusDays(start, i * sliceDays)}
                              x={i}
                              y={0}
                              width={1}
                              height={1}
                              fill={FAMILY_COLOURS[family]}
                              opacity={0.2 + 0.8 * (count / most)}
                            />
                          ),
                        )}
                      </svg>
                    </td>
                    <td className="figure">{exact(row.signal.holders_inside)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        );
      })}
    </section>
  );
}
