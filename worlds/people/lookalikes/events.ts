import { AIMS } from '../../prompts/aims.js';
import { fixedText } from '../../prompts/instruction.js';
import { ordinaryPrompt } from '../../prompts/ordinary.js';
import { DAY_S } from '../life.js';
import { freemail, person } from '../names.js';
import { ownCard } from '../ordinary.js';
import { country } from '../places.js';
import { egress, resident, type Setting } from './setting.js';

/** A hackathon: one weekend, one venue, one referral code with credits, starter prompts, teams. */
export function hackathon(setting: Setting, size: number): void {
  const { world, infrastructure } = setting;
  const { random } = world;
  const place = country(random);
  const range = egress(setting);
  const day = random.between(world.from + 5 * DAY_S, world.to - 10 * DAY_S);
  const referral = `${random.pick(['HACK', 'JAM', 'BUILD'])}${random.int(100, 999)}`;
  const starters = Array.from({ length: random.int(1, 3) }, () =>
    fixedText(random, random.int(2, 6), random.pick(AIMS)),
  );
  const sponsor = random.chance(0.3)
    ? {
        ...ownCard(random, infrastructure.bins, person(random)),
        method: 'gift_card',
        bin: null,
        name: referral,
      }
    : null;
  const teams = Array.from({ length: Math.ceil(size / 4) }, () =>
    fixedText(random, random.int(2, 5)),
  );
  for (let i = 0; i < size; i++) {
    const who = person(random);
    const team = teams[Math.floor(i / 4)]!;
    resident(setting, 'hackathon', { who, place, busy: 1.2 }, (life) => ({
      ranges: random.chance(0.5) ? [range, life.ranges[0]!] : [range],
      cards:
        sponsor !== null
          ? [sponsor]
          : random.chance(0.1)
            ? [ownCard(random, infrastructure.bins, who)]
            : [],
      account: {
        email: freemail(random, who),
        referral,
        createdAt: day + random.between(0, 6 * 3_600),
      },
      prompt: (at) => {
        if (at > day + 3 * DAY_S) return life.prompt(at);
        if (random.chance(0.3))
          return { text: `${random.pick(starters)}\n${ordinaryPrompt(random)}` };
        return random.chance(0.25)
          ? { text: `${team}\n${ordinaryPrompt(random)}` }
          : life.prompt(at);
      },
    }));
  }
}

/** A conference: a code on a slide, the venue's network for three days, people from everywhere. */
export function conference(setting: Setting, size: number): void {
  const { world } = setting;
  const { random } = world;
  const range = egress(setting);
  const day = random.between(world.from + 2 * DAY_S, world.to - 6 * DAY_S);
  const referral = `CONF${random.int(100, 999)}`;
  const demo = fixedText(random, random.int(1, 4));
  for (let i = 0; i < size; i++) {
    const fresh = random.chance(0.6);
    resident(setting, 'conference', {}, (life) => ({
      trip: { from: day, to: day + 3 * DAY_S, range },
      account: fresh ? { referral, createdAt: day + random.between(0, 2.5 * DAY_S) } : {},
      prompt: (at) =>
        at < day + 3 * DAY_S && random.chance(0.3)
          ? { text: `${demo}\n\n${ordinaryPrompt(random)}` }
          : life.prompt(at),
    }));
  }
}
