import { useQuery } from '@tanstack/react-query';
import { visibleLine, visibleText } from '../../server/contract/visibleText.js';
import { queries } from '../api/queries.js';
import { bits, exact } from '../state/format.js';
import { GroupLink } from './GroupLink.js';
import { labelOf } from './OperatorWhy.js';
import { Pending } from './Pending.js';

/** A shared value: how common it is everywhere, and in which groups. */
export function SignalWhy({
  id,
  onClose,
  onAccount,
}: {
  readonly id: string;
  readonly onClose: () => void;
  readonly onAccount: (id: string) => void;
}) {
  const signal = useQuery(queries.signal(id));
  if (signal.data === undefined) return <Pending what="the signal" query={signal} />;
  const { kind, value, holders, bits: rarity, operators, accounts } = signal.data;
  const inGroups = operators.reduce((sum, operator) => sum + operator.holders, 0);
  return (
    <>
      <header>
        <h2>{labelOf(kind)}</h2>
        <button type="button" onClick={onClose}>
          Back to the group
        </button>
      </header>
      <p className="value">{visibleText(value)}</p>
      <p>
        {exact(holders)} accounts use it (rarity {bits(rarity)} bits); {exact(holders - inGroups)}{' '}
        of them are in no group.
      </p>
      <table className="values">
        <thead>
          <tr>
            <th scope="col">group</th>
            <th scope="col">accounts</th>
          </tr>
        </thead>
        <tbody>
          {operators.map(({ operator_id, holders: count }) => (
            <tr key={operator_id}>
              <td>
                <GroupLink id={operator_id} />
              </td>
              <td className="figure">{exact(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>
        {accounts.length === holders
          ? 'Accounts'
          : `The first ${exact(accounts.length)} of ${exact(holders)} accounts`}
      </h3>
      <ul className="accounts">
        {accounts.map((account) => (
          <li key={account}>
            <button type="button" className="link" onClick={() => onAccount(account)}>
              {visibleLine(account)}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
