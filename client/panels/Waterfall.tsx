import type { Family } from '../../server/contract/families.js';
import { FAMILY_COLOURS } from '../graph/families.js';
import { bits } from '../state/format.js';

export interface Step {
  readonly label: string;
  readonly family: Family | null;
  readonly bits: number;
}

/** Evidence for and against as steps that add up, in bits. */
export function Waterfall({
  steps,
  total,
}: {
  readonly steps: readonly Step[];
  readonly total: number | null;
}) {
  let sum = 0;
  const bars = steps.map((step) => {
    const from = sum;
    sum += step.bits;
    return { ...step, low: Math.min(from, sum), high: Math.max(from, sum) };
  });
  const low = Math.min(0, ...bars.map((bar) => bar.low));
  const high = Math.max(1, ...bars.map((bar) => bar.high));
  const at = (value: number) => `${(100 * (value - low)) / (high - low)}%`;
  return (
    <table className="waterfall">
      <caption className="unseen">Evidence in bits; positive speaks for membership</caption>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.label}>
            <th scope="row">{bar.label}</th>
            <td className="bar">
              <i
                style={{
                  left: at(bar.low),
                  width: `${(100 * (bar.high - bar.low)) / (high - low)}%`,
                  background: bar.family === null ? 'var(--quiet)' : FAMILY_COLOURS[bar.family],
                }}
              />
              <s style={{ left: at(0) }} />
            </td>
            <td className="figure">{bits(bar.bits)}</td>
          </tr>
        ))}
        {total !== null && (
          <tr className="total">
            <th scope="row">posterior log-odds</th>
            <td />
            <td className="figure">{bits(total)}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
