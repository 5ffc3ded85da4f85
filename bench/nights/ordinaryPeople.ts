import type { Infrastructure } from '../../worlds/people/infrastructure.js';
import { DAY_S, live } from '../../worlds/people/life.js';
import { LOOKALIKE_KINDS, LOOKALIKES } from '../../worlds/people/lookalikes/index.js';
import { ordinaryLife } from '../../worlds/people/ordinary.js';
import type { Random } from '../../worlds/random.js';
import { World } from '../../worlds/world.js';

const EXCHANGES_MEAN = 6;
const LOOKALIKE_SHARE = 0.12;
const GROWTH = 0.01;

/** Ordinary people and look-alikes; from the first night on one in a hundred more each day. */
export function makeOrdinary(
  random: Random,
  infrastructure: Infrastructure,
  o: { accounts: number; from: number; to: number; firstNight: number },
): World {
  const world = new World(random, o.from, o.to);
  const setting = { world, infrastructure, exchangesMean: EXCHANGES_MEAN };
  for (let next = 0; world.truth.length < LOOKALIKE_SHARE * o.accounts; next++)
    LOOKALIKES[LOOKALIKE_KINDS[next % LOOKALIKE_KINDS.length]!](setting, random);
  const open = (createdAt: number) => {
    const life = ordinaryLife(world, infrastructure, EXCHANGES_MEAN);
    live(world, { ...life, account: { ...life.account, createdAt } });
  };
  while (world.truth.length < o.accounts) open(random.between(o.from - 400 * DAY_S, o.firstNight));
  for (let day = o.firstNight, size = o.accounts; day < o.to; day += DAY_S) {
    const more = Math.round(size * GROWTH);
    for (let i = 0; i < more; i++) open(random.between(day, Math.min(day + DAY_S, o.to - 3_600)));
    size += more;
  }
  return world;
}
