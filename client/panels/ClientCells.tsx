import type { OperatorDetail } from '../../server/contract/api.js';
import { exact, shorten } from '../state/format.js';

const KIND_WORDS = {
  client: 'one client’s templates',
  'own prompts': 'write their own prompts',
  'not known': 'too few prompts to say',
} as const;

/** Whom a group’s accounts work for, as far as content tells: another claim than who runs them. */
export function ClientCells({ operator }: { readonly operator: OperatorDetail }) {
  const { cells, top_signals } = operator;
  // Innocent accounts work for nobody but themselves.
  if (cells.length === 0 || operator.verdict !== 'operator') return null;
  const textOf = new Map(top_signals.map(({ key, value }) => [key, value]));
  return (
    <>
      <h3>Whom the accounts work for, by content</h3>
      <table className="values">
        <thead>
          <tr>
            <th scope="col">cell</th>
            <th scope="col">accounts</th>
            <th scope="col">exchanges</th>
          </tr>
        </thead>
        <tbody>
          {cells.map((cell) => {
            const [first] = cell.templates.flatMap((key) => textOf.get(key) ?? []);
            return (
              <tr key={cell.cell_id}>
                <td>
                  {cell.cell_id} {KIND_WORDS[cell.kind]}
                  {cell.templates.length > 0 && (
                    <small>
                      {exact(cell.templates.length)}{' '}
                      {cell.templates.length === 1 ? 'template' : 'templates'}
                      {first !== undefined && `, such as “${shorten(first, 44)}”`}
                    </small>
                  )}
                </td>
                <td className="figure">{exact(cell.accounts)}</td>
                <td className="figure">{exact(cell.exchanges)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="quiet">
        Who runs the accounts and whom they work for are two claims. A cell names nobody.
      </p>
    </>
  );
}
