import { fixedText } from '../../prompts/instruction.js';
import { ordinaryPrompt } from '../../prompts/ordinary.js';
import type { Random } from '../../random.js';
import type { Second } from '../../world.js';
import { DAY_S, type Life } from '../life.js';
import { domainName, freemail, localPart, person } from '../names.js';
import { device, ownCard } from '../ordinary.js';
import { country } from '../places.js';
import { egress, resident, type Setting } from './setting.js';

/** Lessons and what is done at home for them. */
const SCHOOL_HOURS = [0, 0, 0, 0, 0, 0, 0, 2, 9, 10, 10, 9, 7, 8, 6, 4, 3, 2, 2, 1.5, 1, 0.5, 0, 0];

/** What a class is given in turn: each is worked on for some days, from a lesson on. */
interface Course {
  readonly tasks: readonly string[];
  readonly starts: readonly Second[];
}

function drawCourse({ world }: Setting, tasks: number): Course {
  const { random } = world;
  const first = world.from + random.between(0, 20) * DAY_S;
  const everyS = ((world.to - first) / tasks) * random.between(0.5, 1);
  return {
    tasks: Array.from({ length: tasks }, () => fixedText(random, random.int(1, 6))),
    starts: Array.from({ length: tasks }, (_, i) => first + i * everyS),
  };
}

/** In days after a task was given out most of what is sent begins with it. */
function follows(random: Random, life: Life, { tasks, starts }: Course, share: number) {
  const daysS = random.between(1, 10) * DAY_S;
  return (at: Second): ReturnType<Life['prompt']> => {
    const latest = starts.findLastIndex((start) => start <= at);
    if (latest < 0 || at > starts[latest]! + daysS || !random.chance(share)) return life.prompt(at);
    const own = random.chance(0.7) ? `\n${ordinaryPrompt(random)}` : '';
    return { text: `${tasks[latest]!}${own}` };
  };
}

/**
 * A school: classes that a teacher signed up in one lesson, rooms of machines that classes take
 * turns at, addresses at the school's domain made for them, one line, a worksheet a week, and
 * perhaps a licence of the school's. Hardly anybody pays by himself.
 */
export function school(setting: Setting, classes: number): void {
  const { world, infrastructure } = setting;
  const { random } = world;
  const place = country(random);
  const domain = random.chance(0.7) ? `${domainName(random).split('.')[0]}.school` : null;
  const ranges = Array.from({ length: random.int(1, 2) }, () => egress(setting));
  const rooms = Array.from({ length: random.int(1, 3) }, () =>
    Array.from({ length: random.int(12, 30) }, () => device(random)),
  );
  const org = random.chance(0.5)
    ? { orgId: `org_${random.hex(8)}`, orgVerified: random.chance(0.6) }
    : {};
  const licence = random.chance(0.3)
    ? { ...ownCard(random, infrastructure.bins, person(random)), name: 'school office' }
    : null;
  const atHome = random.between(0.1, 0.8);
  for (let no = 0; no < classes; no++) {
    const room = random.pick(rooms);
    const lesson = world.from + random.between(-60, 40) * DAY_S;
    const course = drawCourse(setting, random.int(2, 8));
    const share = random.between(0.3, 0.8);
    const lessons = { starts: course.starts, share: random.between(0.1, 0.6), spreadS: 3_000 };
    for (let i = random.int(14, 32); i > 0; i--) {
      const who = person(random);
      resident(setting, 'school', { who, place, busy: 1.2 }, (life) => ({
        ranges: random.chance(atHome) ? [...ranges, life.ranges[0]!] : ranges,
        devices: random.chance(atHome)
          ? [random.pick(room), random.pick(room), life.devices[0]!]
          : [random.pick(room), random.pick(room)],
        cards: licence === null ? [] : [licence],
        hours: SCHOOL_HOURS,
        weekend: 0.1,
        jobs: lessons,
        account: {
          email:
            domain === null
              ? freemail(random, who)
              : `${localPart(random, who)}${no + 1}${random.int(1, 99)}@${domain}`,
          ...org,
          plan: licence === null ? 'free' : 'team',
          createdAt: lesson + random.between(0, 2_400),
        },
        prompt: follows(random, life, course, share),
      }));
    }
  }
}

/**
 * A course that trains programmers: a cohort with one voucher code that begins in one week, the same
 * exercises at the same time, machines and lines of their own, sometimes a room.
 */
export function bootcamp(setting: Setting, size: number): void {
  const { world, infrastructure } = setting;
  const { random } = world;
  const place = country(random);
  const room = random.chance(0.6) ? egress(setting) : null;
  const referral = `${random.pick(['CAMP', 'COHORT', 'CODE'])}${random.int(10, 999)}`;
  const vouchers = random.chance(0.3);
  const begins = world.from + random.between(-40, 30) * DAY_S;
  const course = drawCourse(setting, random.int(4, 12));
  const share = random.between(0.3, 0.7);
  for (let i = 0; i < size; i++) {
    const who = person(random);
    resident(setting, 'bootcamp', { who, place, busy: 2 }, (life) => ({
      ranges: room === null || random.chance(0.2) ? life.ranges : [room, life.ranges[0]!],
      cards: vouchers
        ? [{ instrument: `gft_${random.hex(14)}`, bin: null, method: 'gift_card', name: referral }]
        : random.chance(0.5)
          ? [ownCard(random, infrastructure.bins, who)]
          : [],
      account: {
        email: freemail(random, who),
        plan: 'pro',
        ...(random.chance(0.85) ? { referral } : {}),
        createdAt: begins + Math.abs(random.normal()) * 3 * DAY_S,
      },
      prompt: follows(random, life, course, share),
    }));
  }
}
