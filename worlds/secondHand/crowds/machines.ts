import type { Dice } from '../dice.js';
import { humanRhythm, mixed, timetable } from '../hours.js';
import { editor, kit } from '../land/clients.js';
import { countryOf } from '../land/countries.js';
import { type Life, settle } from '../life.js';
import { ordinaryPerson } from '../person.js';
import type { Scene } from '../scene.js';
import type { Talker } from '../talk/ordinary.js';
import { editorTalk, harnessTalk, jobTalk, judgeTalk, wrapperTalk } from '../talk/popular.js';

/** One developer with a key, who runs something. */
function developer(
  scene: Scene,
  own: Dice,
  kind: string,
  talk: Talker,
  change: Partial<Life['habits']> = {},
): void {
  const life = ordinaryPerson(scene, own);
  const program = kit(own);
  const server = scene.networks.cloud(own);
  const hosted = own.chance(0.4);
  settle(scene, {
    ...life,
    facts: { ...life.facts, plan: 'api' },
    habits: {
      ...life.habits,
      place: (at, draw) => (hosted ? server(at, draw) : life.habits.place(at, draw)),
      client: () => program,
      talk: (at, draw) => (draw.chance(0.85) ? talk(at, draw) : life.habits.talk(at, draw)),
      timezone: null,
      language: null,
      ...change,
    },
    truth: { class: kind, operator: null },
  });
}

/** Users of one editor's extension: one client, one TLS print, one long opening, thousands of strangers. */
export function editorUsers(scene: Scene, accounts: number): void {
  const dice = scene.dice.fork('editors');
  for (let n = 0; n < accounts; n++) {
    const own = dice.fork(String(n));
    const tool = editor(own);
    developer(scene, own, 'editor-user', editorTalk(), {
      client: () => tool,
      rhythm: humanRhythm(own, countryOf('DE').offset, scene.pace * 1.3, 'working'),
    });
  }
}

/** Users of open wrappers: the same fixed text, their own payload. */
export function wrapperUsers(scene: Scene, accounts: number, which?: number): void {
  const dice = scene.dice.fork(`wrappers-${which ?? 'any'}`);
  for (let n = 0; n < accounts; n++) {
    const own = dice.fork(String(n));
    developer(scene, own, 'wrapper-user', wrapperTalk(own, which));
  }
}

/** Researchers who run one public benchmark: the same items in the same order, at night, in bulk. */
export function harnessUsers(scene: Scene, accounts: number): void {
  const dice = scene.dice.fork('harness');
  const benchmark = dice.fork('benchmark');
  for (let n = 0; n < accounts; n++) {
    const own = dice.fork(String(n));
    const runs = own.int(4, 9);
    const talk = own.chance(0.35) ? judgeTalk() : harnessTalk(benchmark, 60);
    const perDay = timetable(own, runs * 2);
    developer(scene, own, 'benchmark', talk, {
      rhythm: (midnight, draw) => (draw.chance(0.14 * scene.pace) ? perDay(midnight, draw) : []),
    });
  }
}

/** Tinkerers and small firms with a timetable: the same minute each day, their own instruction. */
export function timetableUsers(scene: Scene, accounts: number): void {
  const dice = scene.dice.fork('timetables');
  for (let n = 0; n < accounts; n++) {
    const own = dice.fork(String(n));
    const job = timetable(own, own.pick([1, 1, 1, 2, 4]));
    developer(scene, own, 'timetable', jobTalk(own), {
      rhythm: mixed(job, humanRhythm(own, 0, scene.pace), Math.min(0.9, 0.8 * scene.pace)),
    });
  }
}
