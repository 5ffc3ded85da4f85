import { describe, expect, it } from 'vitest';
import { tabulateTraits } from '../../server/attribution/behaviour.js';
import { clientCells } from '../../server/attribution/clientCells.js';
import { growGroup } from '../../server/attribution/growGroup.js';
import { DEFAULT_PARAMETERS } from '../../server/attribution/parameters.js';
import { withoutEachFamily } from '../../server/attribution/withoutFamily.js';
import { seeded, WorldBuilder } from './plantedWorld.js';

/**
 * A farm of ninety on common cards and devices: thirty work from client A's two templates, thirty
 * from B's, twenty write their own prompts, ten hardly write at all.
 */
function farm(o: { publicPrompt?: boolean; crossing?: boolean } = {}) {
  const random = seeded(5);
  const world = new WorldBuilder(3000);
  for (let account = 0; account < 90; account++) {
    world.use(account, 'payment', `card ${Math.floor(random() * 8)}`);
    world.use(account, 'device', `device ${Math.floor(random() * 15)}`);
    if (account < 60) {
      const client = account < 30 ? 'A' : 'B';
      for (const no of [0, 1])
        if (random() < 0.8 || no === account % 2)
          world.use(account, 'content', `${client} template ${no}`);
    }
    if (o.publicPrompt === true && account < 60) world.use(account, 'content', 'goes round');
    if (o.crossing === true && account < 3) world.use(account, 'content', 'B template 0');
    if (account >= 80) world.behaviour[account] = { ...world.behaviour[account]!, prompts: 1 };
  }
  if (o.publicPrompt === true)
    for (let account = 1000; account < 1060; account++) world.use(account, 'content', 'goes round');
  const evidence = world.build();
  const everyone = new Set(Array.from({ length: 90 }, (_, i) => i));
  const group = growGroup(evidence, tabulateTraits(evidence), everyone, DEFAULT_PARAMETERS)!;
  return { evidence, group };
}

describe('clientCells', () => {
  it('tells the clients of one farm apart, and bystanders from both', () => {
    const { evidence, group } = farm();
    expect(group.members).toHaveLength(90);
    const cells = clientCells(evidence, group, DEFAULT_PARAMETERS);
    expect(cells.map(({ kind, accounts }) => [kind, accounts[0], accounts.length])).toEqual([
      ['client', 0, 30],
      ['client', 30, 30],
      ['own prompts', 60, 20],
      ['not known', 80, 10],
    ]);
    expect(cells.map(({ templates }) => templates.length)).toEqual([2, 2, 0, 0]);
  });

  it.each([{ publicPrompt: true }, { crossing: true }])(
    'does not take what clients have by accident in common for one client: %o',
    (o) => {
      const { evidence, group } = farm(o);
      const clients = clientCells(evidence, group, DEFAULT_PARAMETERS).filter(
        ({ kind }) => kind === 'client',
      );
      expect(clients.map(({ accounts }) => accounts.length)).toEqual([30, 30]);
    },
  );

  it('puts every member into one cell', () => {
    const { evidence, group } = farm();
    const inCells = clientCells(evidence, group, DEFAULT_PARAMETERS).flatMap((cell) => [
      ...cell.accounts,
    ]);
    expect(inCells.sort((a, b) => a - b)).toEqual([...group.members]);
  });
});

describe('withoutEachFamily', () => {
  it('says which family a claim rests on', () => {
    const { group } = farm();
    const client = withoutEachFamily(group.scores.get(0)!, DEFAULT_PARAMETERS);
    expect(client.map(({ family }) => family)).toEqual(['payment', 'device', 'content']);
    const bystander = withoutEachFamily(group.scores.get(70)!, DEFAULT_PARAMETERS);
    expect(bystander.map(({ family, stands }) => [family, stands])).toEqual([
      ['payment', false],
      ['device', false],
    ]);
    for (const { family, bits } of client) {
      const index = { payment: 0, device: 2, content: 4 }[family as 'payment'];
      expect(bits).toBeCloseTo(
        group.scores.get(0)!.bits - group.scores.get(0)!.families.bits[index]!,
      );
    }
  });
});
