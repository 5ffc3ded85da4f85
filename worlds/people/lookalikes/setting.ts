import type { World } from '../../world.js';
import { asNumber, type Infrastructure, line, type Range } from '../infrastructure.js';
import { type Life, live } from '../life.js';
import type { Person } from '../names.js';
import { ordinaryLife } from '../ordinary.js';
import type { Country } from '../places.js';

/** Where people of a world live. */
export interface Setting {
  readonly world: World;
  readonly infrastructure: Infrastructure;
  readonly exchangesMean: number;
}

type Changes = Partial<Omit<Life, 'account'>> & { account?: Partial<Life['account']> };

/** One more account of a look-alike group: an ordinary person, changed as the group changes people. */
export function resident(
  setting: Setting,
  kind: string,
  fixed: { who?: Person; place?: Country; busy?: number },
  change: (life: Life) => Changes,
): void {
  const { world, infrastructure, exchangesMean } = setting;
  const life = ordinaryLife(world, infrastructure, exchangesMean * (fixed.busy ?? 1), fixed);
  const changes = change(life);
  live(world, { ...life, ...changes, account: { ...life.account, ...changes.account, kind } });
}

/** An egress of an organisation: a range of its own, often one single address of it. */
export function egress({ world, infrastructure }: Setting): Range {
  const range = { prefix: infrastructure.space.range(), asn: asNumber(world.random) };
  return world.random.chance(0.5) ? line(world.random, range) : range;
}
