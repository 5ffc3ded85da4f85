import type { DuckDBConnection } from '@duckdb/node-api';
import { FAMILY, GIVEN } from '../people/names.js';
import { COUNTRIES, popularClient } from '../people/places.js';
import { toolsFor } from '../prompts/aims.js';
import { harvestTemplate } from '../prompts/harvest.js';
import { fixedText, setOut } from '../prompts/instruction.js';
import { word } from '../prompts/ordinary.js';
import { otherClause } from '../prompts/otherLanguages.js';
import { problem, prose } from '../prompts/payloads.js';
import type { Random } from '../random.js';
import type { ScalePlan } from './plan.js';

/** Short runs of words that texts are composed of, by language: number 0 is the empty one. */
export const PHRASES = {
  en: [1, 49_152],
  zh: [49_153, 6_000],
  ru: [55_153, 5_000],
  de: [60_153, 5_000],
} as const;
const CLIENTS = 512;
const PROBLEMS = 250;
const TOOLS = 6;
const VIRAL = 40;

/** Where each kind of fixed text begins in the table `fixed`. */
export const FIXED = {
  hub: 0,
  tools: 1,
  viral: 1 + TOOLS,
  problems: 1 + TOOLS + VIRAL,
  own: 1 + TOOLS + VIRAL + PROBLEMS,
  counts: { TOOLS, VIRAL, PROBLEMS },
} as const;

/** A few words in a row out of a longer text. */
function cut(random: Random, text: string, words: number): string {
  const all = text.split(' ');
  const from = random.int(0, Math.max(0, all.length - words));
  return all.slice(from, from + words).join(' ');
}

function* phrases(random: Random): Generator<[number, string]> {
  yield [0, ''];
  for (let no = 0; no < PHRASES.en[1]; no++) {
    const text = cut(random, prose(random, 9), random.int(2, 4));
    yield [PHRASES.en[0] + no, `${random.chance(0.3) ? `${text} ${word(random)}` : text} `];
  }
  for (let no = 0; no < PHRASES.zh[1]; no++) {
    const text = otherClause(random, 'zh').replaceAll(/[，。]/g, '');
    const from = random.int(0, Math.max(0, text.length - 7));
    yield [
      PHRASES.zh[0] + no,
      `${text.slice(from, from + random.int(4, 7))}${random.chance(0.2) ? '，' : ''}`,
    ];
  }
  for (const language of ['ru', 'de'] as const) {
    for (let no = 0; no < PHRASES[language][1]; no++)
      yield [
        PHRASES[language][0] + no,
        `${cut(random, otherClause(random, language), random.int(2, 3))} `,
      ];
  }
}

interface Fixed {
  readonly before: string;
  readonly after: string;
  readonly tools: string;
}

function* fixedTexts(random: Random, plan: ScalePlan): Generator<Fixed> {
  const honest = (rules: number): Fixed => ({
    before: `${fixedText(random, rules)}\n\n`,
    after: '',
    tools: '',
  });
  yield { ...honest(4), tools: 'web_search' };
  for (let i = 0; i < TOOLS; i++)
    yield { ...honest(random.int(3, 9)), tools: random.pick(['', 'shell;editor', 'web_search']) };
  for (let i = 0; i < VIRAL; i++) yield honest(random.int(1, 5));
  for (let i = 0; i < PROBLEMS; i++) yield { before: `${problem(random)}\n`, after: '', tools: '' };
  for (const crowd of plan.crowds)
    for (let i = 0; i < crowd.texts; i++) yield honest(random.int(1, 5));
  for (const operator of plan.operators) {
    for (let i = 0; i < operator.templates; i++) {
      const aim = operator.aims[i % operator.aims.length]!;
      const template = harvestTemplate(random, aim, { foreign: 0.2, paraphrased: 0, problems: [] });
      const text = (pieces: typeof template.before) =>
        setOut(pieces as readonly string[], template.layout);
      const [open, close] = template.frame;
      const behind = template.after.length === 0 ? '' : `\n\n${text(template.after)}`;
      yield {
        before: `${text(template.before)}\n\n${open}`,
        after: `${close}${behind}`,
        tools: toolsFor(random, aim),
      };
    }
  }
}

type Cell = string | number | boolean;

/** Creates a table and appends rows to it; columns are `name TYPE`, and rows in their order. */
async function fill(
  connection: DuckDBConnection,
  table: string,
  columns: string,
  rows: Iterable<readonly Cell[]>,
): Promise<void> {
  await connection.run(`CREATE TABLE ${table} (${columns})`);
  const appender = await connection.createAppender(table);
  for (const row of rows) {
    for (const cell of row) {
      if (typeof cell === 'string') appender.appendVarchar(cell);
      else if (typeof cell === 'boolean') appender.appendBoolean(cell);
      else if (Number.isInteger(cell)) appender.appendInteger(cell);
      else appender.appendDouble(cell);
    }
    appender.endRow();
  }
  appender.closeSync();
}

const numbered = (list: readonly string[]): [number, string][] =>
  list.map((item, no) => [no, item]);

/** Writes what people draw from as tables: places, names, clients, phrases, fixed texts, groups. */
export async function createPools(
  connection: DuckDBConnection,
  random: Random,
  plan: ScalePlan,
): Promise<void> {
  const places = COUNTRIES.flatMap((country, place) =>
    Array.from({ length: country.share }, () => ({ ...country, place })),
  );
  await fill(
    connection,
    'places',
    'slot INTEGER, place INTEGER, code VARCHAR, zone VARCHAR, ahead_m INTEGER, language VARCHAR',
    places.map(({ place, code, zone, utcOffsetH, language }, slot) => [
      slot,
      place,
      code,
      zone,
      utcOffsetH * 60,
      language,
    ]),
  );
  await fill(connection, 'given_names', 'no INTEGER, name VARCHAR', numbered(GIVEN));
  await fill(connection, 'family_names', 'no INTEGER, name VARCHAR', numbered(FAMILY));
  await fill(
    connection,
    'clients',
    'no INTEGER, agent VARCHAR, tls VARCHAR',
    Array.from({ length: CLIENTS }, (_, no) => {
      const { agent, tls } = popularClient(random);
      return [no, agent, tls];
    }),
  );
  await fill(connection, 'phrases', 'no INTEGER, text VARCHAR', phrases(random));
  let no = 0;
  await fill(
    connection,
    'fixed',
    'no INTEGER, before VARCHAR, after VARCHAR, tools VARCHAR',
    (function* () {
      for (const { before, after, tools } of fixedTexts(random, plan))
        yield [no++, before, after, tools];
    })(),
  );
  let text: number = FIXED.own;
  await fill(
    connection,
    'crowds',
    'crowd INTEGER, kind VARCHAR, first INTEGER, size INTEGER, text_first INTEGER, texts INTEGER',
    plan.crowds.map(({ kind, first, size, texts }, crowd) => {
      const at = text;
      text += texts;
      return [crowd, kind, first, size, at, texts];
    }),
  );
  await fill(
    connection,
    'operators',
    'operator INTEGER, name VARCHAR, style VARCHAR, first INTEGER, size INTEGER, each INTEGER, waves INTEGER, clock BOOLEAN, text_first INTEGER, texts INTEGER',
    plan.operators.map((o, operator) => {
      const at = text;
      text += o.templates;
      return [
        operator,
        o.name,
        o.style,
        o.first,
        o.size,
        Math.max(2, Math.round(o.exchangesEach)),
        o.waves,
        o.clock,
        at,
        o.templates,
      ];
    }),
  );
}
