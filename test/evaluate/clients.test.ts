import { describe, expect, it } from 'vitest';
import { clientsOf } from '../../server/evaluate/clients.js';

const truth = [
  { account_id: 'a', class: 'operator', operator: 'farm', client: 'x' },
  { account_id: 'b', class: 'operator', operator: 'farm', client: 'x' },
  { account_id: 'c', class: 'operator', operator: 'farm', client: 'y' },
  { account_id: 'd', class: 'bystander', operator: 'farm', client: '' },
  { account_id: 'e', class: 'ordinary', operator: '', client: '' },
];
const answer = (account: string, cell: string | null) => ({
  account_id: account,
  operator_id: 'op-1',
  group_id: 'op-1',
  status: 'attributed' as const,
  confidence: 0.99,
  cell_id: cell,
});
const cell = (id: string, kind: 'client' | 'own prompts') => ({
  cell_id: id,
  kind,
  accounts: 1,
  exchanges: 1,
  templates: [],
});
const operators = [
  {
    operator_id: 'op-1',
    cells: [cell('C1', 'client'), cell('C2', 'client'), cell('C3', 'own prompts')],
  },
];

describe('clientsOf', () => {
  it('is 1 where cells are clients and bystanders stand apart', () => {
    const answers = [answer('a', 'C1'), answer('b', 'C1'), answer('c', 'C2'), answer('d', 'C3')];
    expect(clientsOf(truth, answers, operators)).toEqual({
      accounts: 4,
      clients: 2,
      cells: 2,
      pairwise: { precision: 1, recall: 1 },
      adjustedRand: 1,
      bystanders: { inCells: 0, of: 1 },
    });
  });
  it('counts a bystander in a client’s cell, and clients run together', () => {
    const answers = [answer('a', 'C1'), answer('b', 'C1'), answer('c', 'C1'), answer('d', 'C1')];
    const found = clientsOf(truth, answers, operators);
    expect(found?.bystanders).toEqual({ inCells: 1, of: 1 });
    expect(found?.pairwise.precision).toBeCloseTo(1 / 6, 9);
  });
  it('says nothing where nothing was attributed or the truth knows no clients', () => {
    expect(clientsOf(truth, [], operators)).toBeNull();
    const silent = truth.map(({ client: _, ...row }) => row);
    expect(clientsOf(silent, [answer('a', 'C1')], operators)).toBeNull();
  });
});
