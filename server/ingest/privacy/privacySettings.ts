import { createHash, createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { InputRefusedError } from '../../contract/errors.js';
import { PSEUDONYM_COLUMNS } from './pseudonyms.js';

/** Tables whose rows are acts with a time; an account's own row goes with `erase` alone. */
export const RETAINED_TABLES = ['payments', 'sessions', 'exchanges'] as const;
export type RetainedTable = (typeof RETAINED_TABLES)[number];

const DAYS = /^([1-9]\d{0,4})d$/;
const KEY_CHARACTERS_MIN = 32;

const Settings = z.object({
  prompts: z.enum(['text', 'sketches']).default('text'),
  pseudonyms: z.array(z.enum(PSEUDONYM_COLUMNS)).default([]),
  retention: z.partialRecord(z.enum(RETAINED_TABLES), z.string().regex(DAYS)).default({}),
});

/** What a case's settings ask of ingest, ready to be followed. */
export interface PrivacyRules {
  readonly prompts: 'text' | 'sketches';
  /** `table.column` of each column whose values are replaced. */
  readonly pseudonyms: readonly string[];
  /** 32 bytes made of the user's key; null where no column asks for it. Never written down. */
  readonly key: Buffer | null;
  /** Rows before this are left out, by table: a midnight (UTC), so that a day's runs agree. */
  readonly oldest: Readonly<Partial<Record<RetainedTable, Date>>>;
}

/** What of the rules an answer follows from, without the key: for hashes and records. */
export const PrivacyRecord = z.object({
  prompts: z.enum(['text', 'sketches']),
  pseudonyms: z.array(z.string()),
  /** Tells one key from another and nothing else of it. */
  key_check: z.string().nullable(),
  /** First day that is kept, by table. */
  oldest: z.partialRecord(z.enum(RETAINED_TABLES), z.string()),
});
export type PrivacyRecord = z.infer<typeof PrivacyRecord>;

const DAY_MS = 86_400_000;

/**
 * The rules of `settings.prompts`, `settings.pseudonyms` and `settings.retention` of a case.yaml. The
 * key of pseudonyms is the text of THROUGHLINE_PSEUDONYM_KEY, or of the file that
 * THROUGHLINE_PSEUDONYM_KEY_FILE names.
 * @throws InputRefusedError for a setting that is none, and where a key is wanted and there is none.
 */
export async function privacyRules(
  settings: Record<string, unknown>,
  env: NodeJS.ProcessEnv,
  now: Date,
): Promise<PrivacyRules> {
  const { prompts, pseudonyms, retention } = settings;
  const parsed = Settings.safeParse({ prompts, pseudonyms, retention });
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    throw new InputRefusedError(
      `case.yaml: settings.${path.join('.')}: ${message}.`,
      'See docs/privacy.md.',
    );
  }
  const oldest: Partial<Record<RetainedTable, Date>> = {};
  const midnight = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  for (const [table, text] of Object.entries(parsed.data.retention)) {
    oldest[table as RetainedTable] = new Date(midnight - Number(DAYS.exec(text)![1]) * DAY_MS);
  }
  const columns = [...new Set<string>(parsed.data.pseudonyms)].sort();
  return {
    prompts: parsed.data.prompts,
    pseudonyms: columns,
    key: columns.length === 0 ? null : await pseudonymKey(env),
    oldest,
  };
}

async function pseudonymKey(env: NodeJS.ProcessEnv): Promise<Buffer> {
  const file = env['THROUGHLINE_PSEUDONYM_KEY_FILE'];
  const text = (
    env['THROUGHLINE_PSEUDONYM_KEY'] ?? (file === undefined ? '' : await readFile(file, 'utf8'))
  ).trim();
  if (text.length < KEY_CHARACTERS_MIN) {
    throw new InputRefusedError(
      text === ''
        ? 'case.yaml asks for pseudonyms, and there is no key for them.'
        : `The key for pseudonyms is shorter than ${KEY_CHARACTERS_MIN} characters.`,
      'THROUGHLINE_PSEUDONYM_KEY_FILE names a file that holds it, outside the workspace: openssl rand -hex 32. The same key in every run.',
    );
  }
  return createHash('sha256').update(text).digest();
}

export const privacyRecord = ({
  prompts,
  pseudonyms,
  key,
  oldest,
}: PrivacyRules): PrivacyRecord => ({
  prompts,
  pseudonyms: [...pseudonyms],
  key_check:
    key === null ? null : createHmac('sha256', key).update('key check').digest('hex').slice(0, 12),
  oldest: Object.fromEntries(
    Object.entries(oldest).map(([table, date]) => [table, date.toISOString().slice(0, 10)]),
  ),
});
