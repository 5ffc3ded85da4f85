import { describe, expect, it } from 'vitest';
import { rankOperators } from '../../client/state/ranking.js';
import type { OperatorSummary } from '../../server/contract/api.js';
import { operatorSummary } from './operatorSummary.js';

const group = (
  operator_id: string,
  accounts: number,
  event: OperatorSummary['lineage']['event'] = 'same',
  verdict: OperatorSummary['verdict'] = 'operator',
): OperatorSummary => operatorSummary(operator_id, { accounts, event, verdict });

describe('rankOperators', () => {
  it('puts the undecided first, of these the new and grown, of these the large', () => {
    const ranked = rankOperators(
      [
        group('innocent', 900, 'new', 'shared-benign'),
        group('confirmed', 800, 'new'),
        group('large', 500),
        group('small', 20),
        group('new', 30, 'new'),
        group('grown', 40, 'grew'),
        group('working on', 10),
      ],
      [
        { operator_id: 'confirmed', version: 1, status: 'confirmed', assigned: null, name: null },
        {
          operator_id: 'working on',
          version: 1,
          status: 'in progress',
          assigned: null,
          name: null,
        },
      ],
    );
    expect(ranked.map(({ operator_id }) => operator_id)).toEqual([
      'working on',
      'new',
      'grown',
      'large',
      'small',
      'confirmed',
      'innocent',
    ]);
  });
});
