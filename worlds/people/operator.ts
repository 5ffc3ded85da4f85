import {
  AIMS,
  type Aim,
  type HarvestTemplate,
  harvestPrompt,
  harvestTemplate,
  TOOLS,
} from '../prompts/harvest.js';
import { fixedText, ordinaryPrompt } from '../prompts/ordinary.js';
import type { Random } from '../random.js';
import type { World } from '../world.js';
import type { Infrastructure, Range } from './infrastructure.js';
import { domainName, freemail, localPart, person } from './names.js';
import { device, type Life, live, ownCard } from './ordinary.js';
import { COUNTRIES } from './places.js';

const DAY_S = 86_400;

/** How an operator works; the styles that public reports describe, as numbers. */
export interface OperatorStyle {
  readonly name: string;
  /** What the style is called in `truth-operators.csv`. */
  readonly style?: string;
  readonly accounts: number;
  readonly exchangesEach: number;
  readonly accountsPerCard: number;
  readonly accountsPerDevice: number;
  readonly ranges: number;
  /** Share of its ranges that customers rent as well. */
  readonly sharedRanges: number;
  readonly templates: number;
  /** Share of its prompts that are made from its templates. */
  readonly templateShare: number;
  /** Share of templates copied from what goes round. */
  readonly copiedTemplates: number;
  /** 1 = one burst of sign-ups, 0 = drip over the whole period. */
  readonly burst: number;
  /** Waves, each with cards, devices and ranges of its own. */
  readonly waves: number;
  /** Share of accounts bought with a history. */
  readonly aged: number;
  /** Ranges of a seller that another operator uses too. */
  readonly seller?: readonly Range[];
  readonly aims: readonly Aim[];
}

/** A style drawn at random around what reports describe. */
export function drawStyle(
  random: Random,
  name: string,
  accounts: number,
  changes: Partial<OperatorStyle> = {},
): OperatorStyle {
  return {
    name,
    accounts,
    exchangesEach: random.between(20, 60),
    accountsPerCard: random.int(8, 20),
    accountsPerDevice: random.int(3, 8),
    ranges: Math.max(3, Math.round(accounts / random.int(12, 40))),
    sharedRanges: random.between(0.15, 0.4),
    templates: random.int(2, 6),
    templateShare: random.between(0.7, 0.98),
    copiedTemplates: 0,
    burst: random.float(),
    waves: 1,
    aged: 0,
    aims: random.shuffled(AIMS).slice(0, random.int(1, 3)),
    ...changes,
  };
}

/** What one wave of an operator draws from. */
interface Pool {
  readonly cards: readonly { instrument: string; bin: string }[];
  readonly devices: ReturnType<typeof device>[];
  readonly ranges: readonly Range[];
}

function drawPool(
  world: World,
  infrastructure: Infrastructure,
  style: OperatorStyle,
  accounts: number,
  bins: readonly string[],
): Pool {
  const { random } = world;
  const hosting = Array.from({ length: 3 }, () => `AS${random.int(1_000, 65_000)}`);
  return {
    cards: Array.from(
      { length: Math.max(1, Math.round(accounts / style.accountsPerCard)) },
      () => ({
        instrument: `card_${random.hex(14)}`,
        bin: random.pick(bins),
      }),
    ),
    devices: Array.from(
      { length: Math.max(1, Math.round(accounts / style.accountsPerDevice)) },
      () => device(random),
    ),
    ranges: Array.from({ length: style.ranges }, () => {
      if (style.seller !== undefined) return random.pick(style.seller);
      if (random.chance(style.sharedRanges))
        return random.pick(random.chance(0.5) ? infrastructure.exits : infrastructure.homes[0]!);
      return { prefix: infrastructure.space.range(), asn: random.pick(hosting) };
    }),
  };
}

/** The same name as different forms and banks write it. */
function nameVariant(random: Random, given: string, family: string): string {
  return random.pick([
    `${given} ${family}`,
    `${family} ${given}`,
    `${given.toUpperCase()} ${family.toUpperCase()}`,
    `${family}, ${given}`,
  ]);
}

/**
 * An operator: accounts that draw cards, devices, ranges and templates from its pools one by one,
 * independently, so that hardly a pair shares two of them.
 */
export function operate(
  world: World,
  infrastructure: Infrastructure,
  style: OperatorStyle,
): string[] {
  const { random } = world;
  const bins = Array.from({ length: random.int(2, 5) }, () => random.pick(infrastructure.bins));
  const holders = Array.from({ length: Math.max(3, Math.round(style.accounts / 40)) }, () =>
    person(random),
  );
  const templates = Array.from({ length: style.templates }, (): HarvestTemplate => {
    const aim = random.pick(style.aims);
    if (random.chance(style.copiedTemplates) && infrastructure.viral.length > 0) {
      return { aim, before: random.pick(infrastructure.viral), after: '' };
    }
    return harvestTemplate(random, aim);
  });
  const throwaway = random.chance(0.3) ? domainName(random) : null;
  const shape = random.int(5, 9);
  const waveS = (world.to - world.from) / style.waves;
  const ids: string[] = [];
  const mine: (() => string)[] = [];
  world.operators.push({
    operator: style.name,
    style: style.style ?? 'woven',
    aims: [...new Set(templates.map(({ aim }) => aim))],
    clients: [style.name],
  });
  for (let wave = 0; wave < style.waves; wave++) {
    const size = Math.round(style.accounts / style.waves);
    const pool = drawPool(world, infrastructure, style, size, bins);
    const opens = world.from + wave * waveS;
    const bursts = Array.from(
      { length: Math.max(1, Math.round(size / 60)) },
      () => opens + random.between(0, 0.4 * waveS),
    );
    for (let i = 0; i < size; i++) {
      const burst = random.chance(style.burst);
      const createdAt = random.chance(style.aged)
        ? world.from - random.between(60, 380) * DAY_S
        : burst
          ? random.pick(bursts) + random.between(0, 2 * 3_600)
          : opens + random.between(0, 0.7 * waveS);
      mine.push(() =>
        live(
          world,
          operatedLife({ world, style, pool, holders, templates, throwaway, shape }, createdAt),
        ),
      );
    }
  }
  for (const make of mine) ids.push(make());
  return ids;
}

interface Operation {
  readonly world: World;
  readonly style: OperatorStyle;
  readonly pool: Pool;
  readonly holders: readonly { given: string; family: string }[];
  readonly templates: readonly HarvestTemplate[];
  readonly throwaway: string | null;
  readonly shape: number;
}

/** Work goes round the clock, balanced over accounts; a third less on none of the days. */
const AROUND_THE_CLOCK = Array.from({ length: 24 }, () => 1);

function operatedLife(operation: Operation, createdAt: number): Life {
  const { world, style, pool, holders, templates, throwaway, shape } = operation;
  const { random } = world;
  const who = person(random);
  const place = random.pick(COUNTRIES);
  const holder = random.pick(holders);
  const card = random.pick(pool.cards);
  const email =
    throwaway !== null && random.chance(0.5)
      ? `${localPart(random, who)}@${throwaway}`
      : random.chance(0.6)
        ? `${who.given.toLowerCase()}${random.digits(shape)}@gmail.com`
        : freemail(random, who);
  const favourites = random
    .shuffled(templates)
    .slice(0, random.int(1, Math.min(3, templates.length)));
  return {
    who,
    place,
    account: {
      kind: 'operator',
      operator: style.name,
      client: style.name,
      createdAt,
      email,
      country: place.code,
      plan: 'pro',
    },
    ranges: Array.from({ length: random.int(1, 3) }, () => random.pick(pool.ranges)),
    devices: [random.pick(pool.devices)],
    card: { ...card, name: nameVariant(random, holder.given, holder.family) },
    exchanges: Math.max(3, Math.round(random.lognormal(style.exchangesEach, 0.4))),
    hours: AROUND_THE_CLOCK,
    weekend: 1,
    prompt: () => {
      if (!random.chance(style.templateShare)) return { text: ordinaryPrompt(random) };
      const template = random.pick(favourites);
      return { text: harvestPrompt(random, template), tools: TOOLS[template.aim] };
    },
  };
}

/** Customers of a reseller's farm: its cards and ranges, their own prompts and devices. */
export function bystanders(world: World, infrastructure: Infrastructure, size: number): void {
  const { random } = world;
  const ranges = Array.from({ length: 3 }, () => ({
    prefix: infrastructure.space.range(),
    asn: `AS${random.int(1_000, 65_000)}`,
  }));
  const card = ownCard(random, infrastructure.bins, person(random));
  for (let i = 0; i < size; i++) {
    const who = person(random);
    const place = random.pick(COUNTRIES);
    const own = fixedText(random, 2);
    live(world, {
      who,
      place,
      account: {
        kind: 'bystander',
        email: freemail(random, who),
        country: place.code,
        createdAt: world.from - random.between(-30, 200) * DAY_S,
      },
      ranges: [random.pick(ranges)],
      devices: [device(random)],
      card,
      exchanges: Math.round(random.lognormal(10, 0.8)),
      hours: AROUND_THE_CLOCK.map((_, hour) => (hour > 7 && hour < 23 ? 1 : 0.1)),
      weekend: 0.7,
      prompt: () => ({
        text: random.chance(0.1) ? `${own} ${ordinaryPrompt(random)}` : ordinaryPrompt(random),
      }),
    });
  }
}
