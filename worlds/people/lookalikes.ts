import { fixedText, ordinaryPrompt } from '../prompts/ordinary.js';
import type { World } from '../world.js';
import type { Infrastructure, Range } from './infrastructure.js';
import { domainName, freemail, localPart, person } from './names.js';
import { device, type Life, live, OFFICE_HOURS, ordinaryLife, ownCard } from './ordinary.js';
import { country } from './places.js';

const DAY_S = 86_400;

interface Setting {
  readonly world: World;
  readonly infrastructure: Infrastructure;
  readonly exchangesMean: number;
}

const egress = ({ world, infrastructure }: Setting): Range => ({
  prefix: infrastructure.space.range(),
  asn: `AS${world.random.int(1_000, 65_000)}`,
});

/** Two to five people with one connection, often one card, and a tablet they share. */
export function household(setting: Setting): number {
  const { world, infrastructure, exchangesMean } = setting;
  const { random } = world;
  const place = country(random);
  const { family } = person(random);
  const range = random.pick(infrastructure.homes[0]!);
  const card = ownCard(random, infrastructure.bins, { given: person(random).given, family });
  const tablet = device(random);
  const size = random.int(2, 5);
  const shares = random.chance(0.6);
  for (let i = 0; i < size; i++) {
    const who = { given: person(random).given, family };
    const life = ordinaryLife(world, infrastructure, exchangesMean, { who, place });
    live(world, {
      ...life,
      account: { ...life.account, kind: 'household' },
      ranges: [range, ...life.ranges.slice(1)],
      devices: shares ? [...life.devices, tablet] : life.devices,
      card: shares ? card : life.card,
    });
  }
  return size;
}

/** A company: one egress, one card or invoice, one domain with history, one system prompt. */
export function company(setting: Setting, size: number): void {
  const { world, infrastructure, exchangesMean } = setting;
  const { random } = world;
  const place = country(random);
  const domain = domainName(random);
  const range = egress(setting);
  const owner = person(random);
  const card = random.chance(0.7)
    ? { ...ownCard(random, infrastructure.bins, owner), name: `${domain.split('.')[0]} ltd` }
    : null;
  const system = random.chance(0.7) ? fixedText(random, random.int(2, 5)) : null;
  const orgId = `org_${random.hex(8)}`;
  const verified = random.chance(0.8);
  for (let i = 0; i < size; i++) {
    const who = person(random);
    const life = ordinaryLife(world, infrastructure, exchangesMean * 1.5, { who, place });
    live(world, {
      ...life,
      account: {
        kind: 'company',
        email: `${who.given.toLowerCase()}.${who.family.toLowerCase()}${i}@${domain}`,
        orgId,
        orgVerified: verified,
        country: place.code,
        plan: 'team',
        createdAt: world.from - random.between(-40, 380) * DAY_S,
      },
      ranges: random.chance(0.4) ? [range, life.ranges[0]!] : [range],
      card: card ?? null,
      hours: OFFICE_HOURS,
      weekend: 0.06,
      prompt: () => ({
        text:
          system !== null && random.chance(0.75)
            ? `${system}\n\n${ordinaryPrompt(random)}`
            : ordinaryPrompt(random),
      }),
    });
  }
}

/** A campus or a class: one egress, homework that all copy, cards of their own or none. */
export function campus(setting: Setting, size: number): void {
  const { world, infrastructure, exchangesMean } = setting;
  const { random } = world;
  const place = country(random);
  const domain = `${domainName(random).split('.')[0]}.edu`;
  const ranges = Array.from({ length: random.int(1, 2) }, () => egress(setting));
  const homework = Array.from({ length: random.int(2, 6) }, () =>
    fixedText(random, random.int(2, 5)),
  );
  const lab = Array.from({ length: Math.ceil(size / 15) }, () => device(random));
  const orgId = `org_${random.hex(8)}`;
  const registered = random.chance(0.75);
  for (let i = 0; i < size; i++) {
    const who = person(random);
    const life = ordinaryLife(world, infrastructure, exchangesMean, { who, place });
    live(world, {
      ...life,
      account: {
        kind: 'campus',
        email: random.chance(0.85)
          ? `${localPart(random, who)}${random.int(1, 99)}@${domain}`
          : freemail(random, who),
        ...(registered ? { orgId, orgVerified: true } : {}),
        country: place.code,
        createdAt: world.from - random.between(-50, 300) * DAY_S,
      },
      ranges: [...ranges, life.ranges[0]!],
      devices: random.chance(0.25) ? [...life.devices, random.pick(lab)] : life.devices,
      card: random.chance(0.15) ? ownCard(random, infrastructure.bins, who) : null,
      prompt: () => ({
        text: random.chance(0.22)
          ? `${random.pick(homework)}\n${ordinaryPrompt(random)}`
          : ordinaryPrompt(random),
      }),
    });
  }
}

/** A hackathon: one day, one venue, one referral code, starter prompts, little afterwards. */
export function hackathon(setting: Setting, size: number): void {
  const { world, infrastructure, exchangesMean } = setting;
  const { random } = world;
  const place = country(random);
  const range = egress(setting);
  const day = random.between(world.from + 5 * DAY_S, world.to - 10 * DAY_S);
  const referral = `HACK${random.int(100, 999)}`;
  const starters = Array.from({ length: random.int(1, 3) }, () =>
    fixedText(random, random.int(2, 4)),
  );
  for (let i = 0; i < size; i++) {
    const who = person(random);
    const life = ordinaryLife(world, infrastructure, exchangesMean * 1.2, { who, place });
    live(world, {
      ...life,
      account: {
        kind: 'hackathon',
        email: freemail(random, who),
        country: place.code,
        referral,
        createdAt: day + random.between(0, 6 * 3_600),
      },
      ranges: random.chance(0.5) ? [range, life.ranges[0]!] : [range],
      card: random.chance(0.1) ? ownCard(random, infrastructure.bins, who) : null,
      prompt: () => ({
        text: random.chance(0.35)
          ? `${random.pick(starters)}\n${ordinaryPrompt(random)}`
          : ordinaryPrompt(random),
      }),
    });
  }
}

/** A reseller or agency with a name: one card pays for customers who do not know each other. */
export function agency(setting: Setting, size: number): void {
  const { world, infrastructure, exchangesMean } = setting;
  const { random } = world;
  const name = domainName(random).split('.')[0]!;
  const card = { ...ownCard(random, infrastructure.bins, person(random)), name: `${name} agency` };
  const referral = `${name.toUpperCase()}${random.int(10, 99)}`;
  for (let i = 0; i < size; i++) {
    const life: Life = ordinaryLife(world, infrastructure, exchangesMean);
    live(world, {
      ...life,
      account: {
        ...life.account,
        kind: 'reseller',
        plan: 'pro',
        ...(random.chance(0.7) ? { referral } : {}),
        createdAt: world.from - random.between(-50, 300) * DAY_S,
      },
      card,
    });
  }
}

/** People who share one VPN exit and nothing else. */
export function vpnUsers(setting: Setting, size: number): void {
  const { world, infrastructure, exchangesMean } = setting;
  const exit = world.random.pick(infrastructure.exits);
  for (let i = 0; i < size; i++) {
    const life = ordinaryLife(world, infrastructure, exchangesMean);
    live(world, {
      ...life,
      account: { ...life.account, kind: 'vpn' },
      ranges: [exit, life.ranges[0]!],
    });
  }
}
