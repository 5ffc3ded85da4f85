import { useQuery } from '@tanstack/react-query';
import { visibleLine } from '../../server/contract/visibleText.js';
import { queries } from '../api/queries.js';
import { bits, exact, shorten } from '../state/format.js';
import { FamilyMark } from './FamilyMark.js';
import { labelOf } from './OperatorWhy.js';
import { Pending } from './Pending.js';

/** Why two accounts are linked: what they share, or the way from one to the other. */
export function LinkedWhy({
  a,
  b,
  onClose,
}: {
  readonly a: string;
  readonly b: string;
  readonly onClose: () => void;
}) {
  const links = useQuery(queries.links(a, b));
  if (links.data === undefined) return <Pending what="the link" query={links} />;
  const { shared, path, sentence } = links.data;
  return (
    <>
      <header>
        <h2>Why linked</h2>
        <button type="button" onClick={onClose}>
          Back to the group
        </button>
      </header>
      <p>{visibleLine(sentence)}</p>
      {shared.length > 0 && (
        <table className="values">
          <thead>
            <tr>
              <th scope="col">shared value</th>
              <th scope="col">accounts</th>
              <th scope="col">rarity</th>
            </tr>
          </thead>
          <tbody>
            {shared.map((signal) => (
              <tr key={signal.key}>
                <td>
                  <FamilyMark family={signal.family} /> {shorten(signal.value, 34)}
                  <small>{labelOf(signal.kind)}</small>
                </td>
                <td className="figure">{exact(signal.holders)}</td>
                <td className="figure">{bits(signal.bits)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {path.length > 0 && <h3>The rarest way from one to the other</h3>}
      {path.length > 0 && (
        <ol className="path">
          {path.map((step) =>
            step.type === 'account' ? (
              <li key={step.id} className="account">
                {visibleLine(step.id)}
              </li>
            ) : (
              <li key={step.key}>
                <FamilyMark family={step.family} /> {labelOf(step.kind)}: {shorten(step.value, 40)}
              </li>
            ),
          )}
        </ol>
      )}
      {path.length === 0 && <p className="quiet">No rare signal leads from one to the other.</p>}
    </>
  );
}
