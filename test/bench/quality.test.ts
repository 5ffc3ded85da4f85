import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestChoice } from '../../bench/quality/choose.js';
import { connectedComponents } from '../../bench/quality/peers/components.js';
import { grid } from '../../bench/quality/peers/peer.js';
import type { Contestant } from '../../bench/quality/results.js';
import { attributedClusters, pooledF1, scoreWorld } from '../../bench/quality/score.js';
import { median, quantile, renderTables, summarise } from '../../bench/quality/table.js';

const truth = [
  ...['a', 'b', 'c', 'd'].map((id) => ({ account_id: id, class: 'operator', operator: 'X' })),
  ...['e', 'f'].map((id) => ({ account_id: id, class: 'operator', operator: 'Y' })),
  ...['g', 'h'].map((id) => ({ account_id: id, class: 'company', operator: '' })),
];
const world = { scenario: 'random', seed: 3, truth };

/** Components by searching from every account in turn. */
function naiveComponents(accounts: number, links: readonly [number, number][]): Set<string> {
  const found = new Set<string>();
  for (const start of new Set(links.flat())) {
    const reached = new Set([start]);
    for (const at of reached)
      for (const [a, b] of links) {
        if (a === at) reached.add(b);
        if (b === at) reached.add(a);
      }
    found.add([...reached].sort((a, b) => a - b).join());
  }
  return accounts === 0 ? new Set() : found;
}

describe('connected components', () => {
  it('are those of a naive search, and −1 where no link touches', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(19), fc.nat(19)), { maxLength: 25 }), (links) => {
        const components = connectedComponents(20, links);
        const groups = new Map<number, number[]>();
        components.forEach((component, account) => {
          if (component >= 0) groups.set(component, [...(groups.get(component) ?? []), account]);
        });
        expect(new Set([...groups.values()].map((group) => group.join()))).toEqual(
          naiveComponents(20, links),
        );
      }),
    );
  });
});

describe('a score', () => {
  it('counts clusters from the minimum size on, and no account outside any', () => {
    expect(attributedClusters([7, 7, 7, 4, 4, -1, -1, -1], 3)).toEqual([
      '7',
      '7',
      '7',
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it('holds precision, recall, the worst operator and the innocents by class', () => {
    const score = scoreWorld(world, ['1', '1', '1', null, '1', null, '1', null], 2.5);
    expect(score).toMatchObject({
      precision: 4 / 5,
      recall: 4 / 6,
      worstOperatorRecall: 1 / 2,
      operators: 2,
      seconds: 2.5,
      innocents: [{ class: 'company', attributed: 1, of: 2 }],
    });
    // Of 10 pairs put together, those of a, b and c belong together.
    expect(score.pairwise.precision).toBeCloseTo(3 / 10);
  });

  it('pools worlds before it takes F1: an accusation in a world without operators counts', () => {
    const found = { precision: { right: 8, of: 8 }, recall: { right: 8, of: 8 } };
    const nobody = { precision: { right: 0, of: 8 }, recall: { right: 0, of: 0 } };
    expect(pooledF1([found])).toBe(1);
    expect(pooledF1([found, nobody])).toBeCloseTo(16 / 24);
  });
});

describe('the best choice', () => {
  const trial = (gamma: number, sizeMin: number, right: number, of: number) => ({
    setting: { gamma },
    sizeMin,
    precision: { right, of },
    recall: { right, of: 10 },
  });
  it('is the best over all worlds together, not in one', () => {
    const best = bestChoice([
      trial(1, 5, 10, 10),
      trial(1, 5, 0, 40),
      trial(2, 5, 7, 7),
      trial(2, 5, 7, 7),
      trial(2, 50, 7, 8),
      trial(2, 50, 7, 8),
    ]);
    expect(best).toMatchObject({ setting: { gamma: 2 }, sizeMin: 5 });
    expect(best.f1).toBeCloseTo(28 / 34);
  });
  it('needs a trial', () => {
    expect(() => bestChoice([])).toThrow(RangeError);
  });
});

describe('the table', () => {
  it('takes quantiles by nearest rank', () => {
    const values = [5, 1, 4, 2, 3, 6, 7, 8, 9, 10, 11, 12];
    expect(quantile(values, 0.1)).toBe(2);
    expect(quantile([], 0.1)).toBe(1);
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
  });

  const contestant: Contestant = {
    name: 'A rule',
    choice: { setting: { gamma: 8, holdersMax: null }, sizeMin: 20, f1: 0.75 },
    worlds: [
      scoreWorld(world, ['1', '1', '1', '1', '2', '2', null, null], 1),
      scoreWorld({ scenario: 'null', seed: 4, truth: truth.slice(6) }, ['1', '1'], 3),
    ],
  };

  it('counts a null world in precision and in innocents, and not in recall', () => {
    expect(summarise(contestant)).toEqual({
      name: 'A rule',
      setting: 'gamma 8, holdersMax ∞, sizeMin 20',
      precisionMedian: 0.5,
      precisionWorstDecile: 0,
      recallMedian: 1,
      recallWorstDecile: 1,
      worstOperatorRecall: 1,
      pairwisePrecisionMedian: 1,
      bCubedMedian: 1,
      adjustedRandMedian: 1,
      innocents: { attributed: 2, of: 4 },
      secondsMedian: 2,
    });
  });

  it('is Markdown: figures, settings, innocents by class', () => {
    const text = renderTables([{ ...contestant, name: 'Throughline', choice: null }, contestant]);
    expect(text.split('\n')).toEqual([
      '|  | precision, median | worst decile | recall, median | worst decile | worst operator | pairwise precision | B-cubed F1 | ARI | innocents accused | seconds |',
      '| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |',
      '| Throughline | 0.500 | 0.000 | 1.000 | 1.000 | 1.000 | 1.000 | 1.000 | 1.000 | 2 of 4 | 2.0 |',
      '| A rule | 0.500 | 0.000 | 1.000 | 1.000 | 1.000 | 1.000 | 1.000 | 1.000 | 2 of 4 | 2.0 |',
      '',
      '|  | setting chosen on the fit worlds | F1 there |',
      '| --- | --- | --: |',
      '| A rule | gamma 8, holdersMax ∞, sizeMin 20 | 0.750 |',
      '',
      '| innocents accused, by class | company |',
      '| --- | --: |',
      '| accounts | 4 |',
      '| Throughline | 2 |',
      '| A rule | 2 |',
    ]);
  });
});

describe('a grid', () => {
  it('holds every combination once', () => {
    expect(grid({ gamma: [1, 2], holdersMax: [null, 60] })).toEqual([
      { gamma: 1, holdersMax: null },
      { gamma: 1, holdersMax: 60 },
      { gamma: 2, holdersMax: null },
      { gamma: 2, holdersMax: 60 },
    ]);
  });
});
