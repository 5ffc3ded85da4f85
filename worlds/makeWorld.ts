import { disturb } from './noise.js';
import type { WorldParameters } from './parameters.js';
import { buildInfrastructure } from './people/infrastructure.js';
import { live } from './people/life.js';
import { LOOKALIKES } from './people/lookalikes/index.js';
import { operate } from './people/operators/operate.js';
import { ordinaryLife } from './people/ordinary.js';
import { Random } from './random.js';
import { World } from './world.js';

/** Makes a world. The same parameters, seed and real prompts give the same world. */
export function makeWorld(
  parameters: WorldParameters,
  seed: number,
  report: (done: number) => void,
  realPrompts: readonly string[] = [],
): World {
  const random = new Random(seed, realPrompts);
  const from = Date.UTC(2026, 3, 15) / 1000;
  const world = new World(random, from, Date.UTC(2026, 5, 24) / 1000);
  const infrastructure = buildInfrastructure(random, parameters.accounts);
  for (const style of parameters.operators(random, infrastructure))
    operate(world, infrastructure, style);
  const setting = { world, infrastructure, exchangesMean: parameters.exchangesMean };
  const honest = world.truth.length + parameters.lookalikeShare * parameters.accounts;
  for (let next = 0; world.truth.length < honest; next++) {
    const kind = parameters.lookalikes[next % parameters.lookalikes.length]!;
    LOOKALIKES[kind](setting, random);
  }
  while (world.truth.length < parameters.accounts) {
    live(world, ordinaryLife(world, infrastructure, parameters.exchangesMean));
    if (world.truth.length % 500 === 0) report(world.truth.length);
  }
  disturb(world, parameters.noise, random);
  return world;
}
