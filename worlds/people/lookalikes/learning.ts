import { fixedText } from '../../prompts/instruction.js';
import { ordinaryPrompt } from '../../prompts/ordinary.js';
import { problem } from '../../prompts/payloads.js';
import { DAY_S, type Life, OFFICE_HOURS } from '../life.js';
import { domainName, freemail, localPart, person } from '../names.js';
import { device, ownCard } from '../ordinary.js';
import { country } from '../places.js';
import { egress, resident, type Setting } from './setting.js';

/** Assignments that whole classes paste: a text, often with the same problem in it. */
const homework = (setting: Setting, count: number): string[] => {
  const { random } = setting.world;
  return Array.from({ length: count }, () => {
    const text = fixedText(random, random.int(1, 5));
    return random.chance(0.5) ? `${text}\n${random.pick(setting.infrastructure.problems)}` : text;
  });
};

const pastes = (
  setting: Setting,
  life: Life,
  tasks: readonly string[],
  share: number,
): Life['prompt'] => {
  const { random } = setting.world;
  return (at) =>
    random.chance(share)
      ? {
          text: `${random.pick(tasks)}\n${random.chance(0.6) ? ordinaryPrompt(random) : ''}`.trimEnd(),
        }
      : life.prompt(at);
};

/** A campus: several egresses, homework that all copy, lab machines, cards of their own or none. */
export function campus(setting: Setting, size: number): void {
  const { world, infrastructure } = setting;
  const { random } = world;
  const place = country(random);
  const domain = `${domainName(random).split('.')[0]}.${random.pick(['edu', 'ac.uk', 'edu.au', 'de', 'fr'])}`;
  const ranges = Array.from({ length: random.int(1, 6) }, () => egress(setting));
  const courses = Array.from({ length: random.int(1, 5) }, () =>
    homework(setting, random.int(1, 5)),
  );
  const lab = Array.from({ length: Math.ceil(size / 15) }, () => device(random));
  const org = random.chance(0.7) ? { orgId: `org_${random.hex(8)}`, orgVerified: true } : {};
  const term = random.chance(0.3) ? world.from + random.between(0, 30) * DAY_S : null;
  const share = random.between(0.1, 0.5);
  // The night before homework is due, and the lesson in which all try the same.
  const jobs = {
    starts: Array.from({ length: random.int(2, 8) }, () => random.between(world.from, world.to)),
    share: random.chance(0.6) ? random.between(0.05, 0.35) : 0,
    spreadS: random.between(1, 6) * 3_600,
  };
  for (let i = 0; i < size; i++) {
    const who = person(random);
    resident(setting, 'campus', { who, place }, (life) => ({
      ranges: [random.pick(ranges), random.pick(ranges), life.ranges[0]!],
      devices: random.chance(0.25) ? [...life.devices, random.pick(lab)] : life.devices,
      cards: random.chance(0.15) ? [ownCard(random, infrastructure.bins, who)] : [],
      account: {
        email: random.chance(0.85)
          ? `${localPart(random, who)}${random.int(1, 99)}@${domain}`
          : freemail(random, who),
        ...org,
        createdAt:
          term === null
            ? world.from - random.between(-50, 300) * DAY_S
            : term + random.between(0, 30) * 3_600,
      },
      prompt: pastes(setting, life, random.pick(courses), share),
      jobs,
    }));
  }
}

/** A research lab: few people, one server, a grant's card, and an experiment with one prompt. */
export function lab(setting: Setting): void {
  const { random } = setting.world;
  const place = country(random);
  const range = egress(setting);
  const domain = `${domainName(random).split('.')[0]}.edu`;
  const card = {
    ...ownCard(random, setting.infrastructure.bins, person(random)),
    name: 'research grants office',
  };
  const experiment = fixedText(
    random,
    random.int(3, 8),
    random.pick(['grading and reward', 'reasoning traces', 'vision', 'general']),
  );
  for (let i = random.int(3, 14); i > 0; i--) {
    const who = person(random);
    resident(setting, 'lab', { who, place, busy: 3 }, (life) => ({
      ranges: [range, life.ranges[0]!],
      cards: random.chance(0.7) ? [card] : life.cards,
      weekend: 0.5,
      account: {
        email: `${localPart(random, who)}@${domain}`,
        plan: 'api',
        createdAt: setting.world.from - random.between(-30, 300) * DAY_S,
      },
      prompt: (at) =>
        random.chance(0.6) ? { text: `${experiment}\n\n${problem(random)}` } : life.prompt(at),
    }));
  }
}

/** An online course: the same assignments all over the world, and nothing else in common. */
export function mooc(setting: Setting, size: number): void {
  const { random } = setting.world;
  const tasks = homework(setting, random.int(3, 9));
  const referral = random.chance(0.4) ? `COURSE${random.int(10, 99)}` : undefined;
  const opens = setting.world.from + random.between(-20, 30) * DAY_S;
  for (let i = 0; i < size; i++) {
    resident(setting, 'mooc', {}, (life) => ({
      account: {
        ...(referral !== undefined && random.chance(0.6) ? { referral } : {}),
        ...(random.chance(0.5) ? { createdAt: opens + Math.abs(random.normal()) * 5 * DAY_S } : {}),
      },
      prompt: pastes(setting, life, tasks, random.between(0.1, 0.6)),
    }));
  }
}

/** A public library: visitors who share its machines and its line, and know nothing of each other. */
export function library(setting: Setting, size: number): void {
  const { random } = setting.world;
  const place = country(random);
  const range = egress(setting);
  const machines = Array.from({ length: random.int(3, 10) }, () => device(random));
  for (let i = 0; i < size; i++) {
    resident(setting, 'library', { place, busy: 0.7 }, (life) => ({
      ranges: random.chance(0.5) ? [range] : [range, life.ranges[0]!],
      devices: [
        random.pick(machines),
        random.pick(machines),
        ...(random.chance(0.4) ? life.devices : []),
      ],
      cards: random.chance(0.2) ? life.cards : [],
      hours: OFFICE_HOURS,
    }));
  }
}
