import { buildDataset, type Dataset } from '../../client/graph/dataset.js';
import type {
  AccountNode,
  GroupCells,
  OperatorGraph,
  SignalNode,
} from '../../server/contract/api.js';

const account = (id: string, cell: string, first: string, last: string): AccountNode => ({
  id,
  type: 'account',
  confidence: 0.9,
  status: 'attributed',
  group_id: 'OP-1',
  exchanges: 10,
  bits: 8,
  created_at: `${first}T00:00:00Z`,
  first_seen: `${first}T01:00:00Z`,
  last_seen: `${last}T01:00:00Z`,
  degree: 3,
  cell,
});
const signal = (id: string, family: SignalNode['family'], value: string): SignalNode => ({
  id,
  type: 'signal',
  family,
  kind: family === 'payment' ? 'instrument' : 'slash24',
  value,
  holders_inside: 3,
  holders_outside: 2,
  bits: 7,
});

/** Two cells by card, one range for all; a1 to a3 in May, the rest in June. */
export function smallDataset(): Dataset {
  const accounts = [
    account('a1', 'card:1', '2026-05-01', '2026-05-09'),
    account('a2', 'card:1', '2026-05-02', '2026-05-10'),
    account('=evil()', 'card:1', '2026-05-03', '2026-06-20'),
    account('a4', 'card:2', '2026-06-01', '2026-06-09'),
    account('a5', 'card:2', '2026-06-02', '2026-06-11'),
  ];
  const signals = [
    signal('card:1', 'payment', 'card <b>1\u0001'),
    signal('card:2', 'payment', 'card & 2'),
    signal('net:1', 'network', '10.0.0.0/24'),
  ];
  const edges = accounts.flatMap(({ id, cell, first_seen, last_seen }) =>
    [cell!, 'net:1'].map((to) => ({
      account: id,
      signal: to,
      times: 1,
      first: first_seen!.slice(0, 10),
      last: last_seen!.slice(0, 10),
    })),
  );
  const cells: GroupCells = {
    operator_id: 'OP-1',
    cells: ['card:1', 'card:2'].map((id, i) => ({
      id,
      signal: id,
      family: 'payment',
      kind: 'instrument',
      value: id,
      accounts: i === 0 ? 3 : 2,
      exchanges: 30,
      first_seen: i === 0 ? '2026-05-01' : '2026-06-01',
      last_seen: i === 0 ? '2026-06-20' : '2026-06-11',
    })),
    signals,
    links: ['card:1', 'card:2'].flatMap((cell, i) =>
      [cell, 'net:1'].map((to) => ({
        cell,
        signal: to,
        accounts: i === 0 ? 3 : 2,
        first: i === 0 ? '2026-05-01' : '2026-06-01',
        last: i === 0 ? '2026-06-20' : '2026-06-11',
      })),
    ),
    accounts_total: 5,
    signals_total: 3,
  };
  const graph: OperatorGraph = {
    operator_id: 'OP-1',
    nodes: [...accounts, ...signals],
    edges,
    accounts_shown: 5,
    accounts_total: 5,
    signals_shown: 3,
    signals_total: 3,
    rule: null,
  };
  return buildDataset(cells, [graph], []);
}
