import { describe, expect, it } from 'vitest';
import { tabulateTraits } from '../../server/attribution/behaviour.js';
import { countGroup } from '../../server/attribution/groupCounts.js';
import { growGroup } from '../../server/attribution/growGroup.js';
import { lackedValues } from '../../server/attribution/lackedValues.js';
import { DEFAULT_PARAMETERS } from '../../server/attribution/parameters.js';
import { ORDINARY, seeded, WorldBuilder } from './plantedWorld.js';

const ACCOUNTS = 3000;
const HAND = 40;
const members = Array.from({ length: HAND }, (_, account) => account);
/** Strangers behind the hand's exits who have a phrase with it. */
const strangers = Array.from({ length: 120 }, (_, i) => HAND + i);

/** A hand with a template of its own; its exits and a phrase are others' too. */
function world(): WorldBuilder {
  const random = seeded(3);
  const pick = (count: number) => Math.floor(random() * count);
  const built = new WorldBuilder(ACCOUNTS);
  for (const account of [...members, ...strangers]) {
    built.use(account, 'network', `exit ${pick(5)}`, 'slash24');
    built.use(account, 'content', `phrase ${pick(4)}`, 'template');
  }
  for (const account of members) {
    built.use(account, 'payment', `card ${account % 8}`, 'instrument');
    built.use(account, 'content', 'the template', 'template');
  }
  return built;
}

function factsOf(built: WorldBuilder, account: number) {
  const evidence = built.build();
  const counts = countGroup(evidence, new Set(members));
  const { known } = tabulateTraits(evidence);
  return lackedValues(evidence, known, counts, DEFAULT_PARAMETERS).template(account);
}

describe('values that members have to themselves', () => {
  it('speak against who sent prompts and none of the template', () => {
    expect(factsOf(world(), strangers[0]!)).toEqual([
      {
        fact: 'never used the group’s own template',
        bits: -DEFAULT_PARAMETERS.disagreementBitsMax,
      },
    ]);
    expect(factsOf(world(), members[0]!)).toEqual([]);
  });

  it('say nothing of who sent too few prompts to tell', () => {
    const built = world();
    built.behaviour[strangers[0]!] = { ...ORDINARY, prompts: 4 };
    expect(factsOf(built, strangers[0]!)).toEqual([]);
  });

  it('say less the more members lack them, and nothing where strangers have them', () => {
    const few = world();
    for (let account = HAND; account < HAND + 12; account++) few.use(account, 'content', 'other');
    const evidence = few.build();
    const counts = countGroup(evidence, new Set([...members, ...strangers.slice(0, 12)]));
    const { known } = tabulateTraits(evidence);
    const [fact] = lackedValues(evidence, known, counts, DEFAULT_PARAMETERS).template(
      strangers[0]!,
    );
    expect(fact!.bits).toBeCloseTo(Math.log2(13 / 54));
    const common = world();
    for (let account = 1000; account < 1010; account++)
      common.use(account, 'content', 'the template', 'template');
    expect(factsOf(common, strangers[0]!)).toEqual([]);
  });

  it('keep strangers out who have a range and a phrase with the group', () => {
    const evidence = world().build();
    const traits = tabulateTraits(evidence);
    const grown = growGroup(evidence, traits, new Set(members), DEFAULT_PARAMETERS);
    expect([...grown!.members]).toEqual(members);
  });
});
