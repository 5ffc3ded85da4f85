import { createHmac } from 'node:crypto';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { RedactionLevel } from '../../contract/evidence.js';
import { sqlString } from '../../ingest/duckdb.js';
import { hmacSql } from '../../ingest/privacy/hmacSql.js';
import {
  CLASS_OF_KIND,
  CLASSES,
  type RedactionClass,
  type Treatment,
  treatmentOf,
} from './levels.js';

/** Pseudonyms of one level tell nothing of another's: each level has its own key. */
export const levelKey = (secret: Buffer, level: RedactionLevel): Buffer =>
  createHmac('sha256', secret).update(`level ${level}`).digest();

/** Salts are the same at every level, so that one opening proves a value in all of them. */
export const saltKey = (secret: Buffer): Buffer =>
  createHmac('sha256', secret).update('salts').digest();

const PSEUDONYM_DIGITS = 16;

function shownSql(name: RedactionClass, treatment: Treatment): string {
  switch (treatment) {
    case 'full':
      return 'v';
    case 'omit':
      return 'NULL::VARCHAR';
    case 'pseudonym':
      return `CASE WHEN v IS NULL THEN NULL ELSE '${name}-' || left(keyed('${name} ' || v), ${PSEUDONYM_DIGITS}) END`;
    case 'coarse':
      return COARSE[name] ?? 'NULL::VARCHAR';
  }
}

/** Coarser forms by class: the day of a time, the table of a file, the wider network of an address. */
const COARSE: { readonly [Class in RedactionClass]?: string } = {
  time: 'left(v, 10)',
  file: "regexp_replace(v, '^.*[.](csv|ndjson|parquet)([.](gz|zst))?$', 'a log file (\\1)')",
  // A mark keeps two addresses of one network apart.
  address: `CASE WHEN v IS NULL THEN NULL
    WHEN contains(v, ':') THEN regexp_extract(v, '^([0-9a-f]*:[0-9a-f]*)', 1) || '::/32 '
    ELSE regexp_extract(v, '^([0-9]+[.][0-9]+)', 1) || '.0.0/16 ' END || left(keyed('address ' || v), 8)`,
};

/**
 * Makes the macros through which every value of the case leaves: `shown_CLASS(v)`,
 * `shown_value(kind, v)`, `shown_signal(kind, key)`, `keyed(v)`, `salt_of(v)`, `iso(t)`. What a
 * level hides is hidden here, once; all later stages read only what came through.
 */
export async function createRedactionMacros(
  connection: DuckDBConnection,
  o: { level: RedactionLevel; secret: Buffer; withPrompts: boolean },
): Promise<void> {
  const define = (head: string, body: string) =>
    connection.run(`CREATE OR REPLACE TEMP MACRO ${head} AS ${body}`);
  await define('keyed(v)', hmacSql(levelKey(o.secret, o.level), 'v'));
  await define('salt_of(v)', `left(${hmacSql(saltKey(o.secret), 'v')}, 32)`);
  await define('iso(t)', "strftime(t, '%Y-%m-%dT%H:%M:%SZ')");
  const classes = Object.keys(CLASSES) as RedactionClass[];
  const treatments = new Map(
    classes.map((name) => [name, treatmentOf(o.level, name, o.withPrompts)] as const),
  );
  for (const [name, treatment] of treatments) {
    await define(`shown_${name}(v)`, shownSql(name, treatment));
  }
  const byKind = (of: (name: RedactionClass, kind: string) => string, otherwise: string) =>
    `CASE kind ${Object.entries(CLASS_OF_KIND)
      .map(([kind, name]) => `WHEN ${sqlString(kind)} THEN ${of(name, kind)}`)
      .join(' ')} ELSE ${otherwise} END`;
  await define(
    'shown_value(kind, v)',
    byKind((name) => `shown_${name}(v)`, 'shown_content(v)'),
  );
  // The key of a signal is a plain hash of its value, which anybody can try out.
  const hidden = `kind || ':' || left(keyed('signal ' || v), ${PSEUDONYM_DIGITS})`;
  await define(
    'shown_signal(kind, v)',
    byKind((name) => (treatments.get(name) === 'full' ? 'v' : hidden), hidden),
  );
  const isPromptShown = treatments.get('content') === 'full' || o.level === 'internal';
  await define('prompt_hash_of(v)', isPromptShown ? 'sha256(v)' : "keyed('prompt ' || v)");
}

/** Name of the hash over prompts at a level, as the schedule declares it. */
export function promptHashName(
  level: RedactionLevel,
  withPrompts: boolean,
  areSketches: boolean,
): string {
  const name =
    level === 'internal' || withPrompts ? 'SHA-256' : 'HMAC-SHA256 under a key kept by the sender';
  return areSketches ? `${name}, of the sketch that was kept in place of the prompt` : name;
}
