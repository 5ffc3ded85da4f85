import { describe, expect, it } from 'vitest';
import { randomWorldParameters, WORLD_FAMILIES } from '../../worlds/families.js';
import { makeWorld } from '../../worlds/makeWorld.js';
import { buildInfrastructure } from '../../worlds/people/infrastructure.js';
import {
  INSTITUTION_KINDS,
  LOOKALIKE_KINDS,
  TRADE_KINDS,
} from '../../worlds/people/lookalikes/index.js';
import { Random } from '../../worlds/random.js';
import { SCENARIO_TABLE } from '../../worlds/scenarios.js';

const SEEDS = Array.from({ length: 40 }, (_, i) => i * 7_919 + 1);

describe('families of worlds', () => {
  it.each(WORLD_FAMILIES)('%s: sizes within bounds, operators unless null', (family) => {
    for (const seed of SEEDS) {
      const parameters = randomWorldParameters(seed, family);
      expect(parameters.accounts, `seed ${seed}`).toBeGreaterThanOrEqual(2_000);
      expect(parameters.accounts, `seed ${seed}`).toBeLessThanOrEqual(9_000);
      const random = new Random(seed);
      const operators = parameters.operators(random, buildInfrastructure(random, 500));
      expect(operators.length === 0, `seed ${seed}`).toBe(family === 'null');
      for (const { accounts } of operators) {
        expect(accounts, `seed ${seed}`).toBeGreaterThanOrEqual(25);
        expect(accounts, `seed ${seed}`).toBeLessThanOrEqual(800);
      }
    }
  });

  it('hold many styles between them', () => {
    const styles = new Set(
      WORLD_FAMILIES.flatMap((family) =>
        SEEDS.flatMap((seed) => {
          const random = new Random(seed);
          return randomWorldParameters(seed, family)
            .operators(random, buildInfrastructure(random, 100))
            .map(({ style }) => style);
        }),
      ),
    );
    expect(styles.size).toBeGreaterThanOrEqual(17);
  });

  it.each([...LOOKALIKE_KINDS, ...INSTITUTION_KINDS, ...TRADE_KINDS])(
    'a world of ordinary people and of the kind %s alone',
    (kind) => {
      const { parameters } = SCENARIO_TABLE[`only-${kind}`]!;
      const world = makeWorld({ ...parameters, accounts: 600 }, 5, () => {});
      expect(new Set(world.truth.map((row) => row.kind))).toEqual(new Set(['ordinary', kind]));
      expect(world.truth.filter((row) => row.kind === kind).length).toBeGreaterThan(5);
      expect(world.operators).toEqual([]);
    },
  );
});
