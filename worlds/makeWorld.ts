import type { WorldParameters } from './parameters.js';
import { buildInfrastructure } from './people/infrastructure.js';
import { agency, campus, company, hackathon, household, vpnUsers } from './people/lookalikes.js';
import { bystanders, operate } from './people/operator.js';
import { live, ordinaryLife } from './people/ordinary.js';
import { fixedText } from './prompts/ordinary.js';
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
  const viral = Array.from({ length: 14 }, () => fixedText(random, random.int(2, 5)));
  const infrastructure = buildInfrastructure(random, parameters.accounts, viral);
  for (const style of parameters.operators(random, infrastructure))
    operate(world, infrastructure, style);
  if (parameters.bystanders > 0) bystanders(world, infrastructure, parameters.bystanders);
  const setting = { world, infrastructure, exchangesMean: parameters.exchangesMean };
  const honest = world.truth.length + parameters.lookalikeShare * parameters.accounts;
  const groups = [
    () => company(setting, random.int(6, 80)),
    () => campus(setting, random.int(30, 200)),
    () => hackathon(setting, random.int(20, 120)),
    () => agency(setting, random.int(10, 60)),
    () => vpnUsers(setting, random.int(15, 60)),
    () => {
      for (let i = 0; i < 12; i++) household(setting);
    },
  ];
  for (let next = 0; world.truth.length < honest; next++) groups[next % groups.length]!();
  while (world.truth.length < parameters.accounts) {
    live(world, ordinaryLife(world, infrastructure, parameters.exchangesMean));
    if (world.truth.length % 500 === 0) report(world.truth.length);
  }
  return world;
}
