import { describe, expect, it } from 'vitest';
import { decideGroup } from '../../server/attribution/decide.js';
import { findGroups } from '../../server/attribution/findGroups.js';
import { strongestLinks } from '../../server/attribution/links.js';
import { DEFAULT_PARAMETERS } from '../../server/attribution/parameters.js';
import { seeded, WorldBuilder } from './plantedWorld.js';

/** Forty accounts on four cards and eight devices among a thousand that share nothing. */
function farm() {
  const world = new WorldBuilder(1000);
  for (let account = 0; account < 40; account++) {
    world.use(account, 'payment', `card ${account % 4}`);
    world.use(account, 'device', `device ${Math.floor(account / 5)}`);
  }
  const evidence = world.build();
  const communities = Int32Array.from({ length: 1000 }, (_, account) => (account < 40 ? 0 : -1));
  const [found] = findGroups(
    evidence,
    [{ name: 'planted', targetSize: 40, communities }],
    DEFAULT_PARAMETERS,
    seeded(1),
  );
  return { evidence, found: found! };
}

describe('strongestLinks', () => {
  it('names what both accounts share, the best of each family, few for each account', () => {
    const { evidence, found } = farm();
    const links = strongestLinks(evidence, found.group, 3, DEFAULT_PARAMETERS);
    const degree = new Map<number, number>();
    for (const link of links) {
      expect(link.a).toBeLessThan(link.b);
      for (const signal of link.signals) {
        const holders = evidence.bySignal.items.slice(
          evidence.bySignal.starts[signal],
          evidence.bySignal.starts[signal + 1],
        );
        expect([...holders]).toEqual(expect.arrayContaining([link.a, link.b]));
      }
      for (const end of [link.a, link.b]) degree.set(end, (degree.get(end) ?? 0) + 1);
    }
    expect(degree.size).toBe(40);
    expect(links.length).toBeLessThanOrEqual(120);
  });
});

describe('decideGroup', () => {
  it('attributes nobody while too little is known of how the accounts behave', () => {
    const { evidence, found } = farm();
    const decided = decideGroup(evidence, found, DEFAULT_PARAMETERS);
    expect(decided.verdict).not.toBe('operator');
    expect(decided.accounts.some((account) => account.status === 'attributed')).toBe(false);
  });

  it('calls innocent where one operator is out of the question, though no explanation leads', () => {
    const { evidence, found } = farm();
    const verdictWith = (operatorRuledOutMax: number) =>
      decideGroup(evidence, found, { ...DEFAULT_PARAMETERS, operatorRuledOutMax });
    const { hypotheses, confidence } = verdictWith(0);
    expect(hypotheses[0]!.posterior).toBeLessThan(DEFAULT_PARAMETERS.benignPosteriorMin);
    expect(verdictWith(0).verdict).toBe('not-established');
    expect(verdictWith(confidence).verdict).toBe('shared-benign');
  });
});
