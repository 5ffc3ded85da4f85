import type { RedactionLevel } from '../../contract/evidence.js';
import type { KeptInput } from '../../runs/keptInput.js';
import {
  CLASS_OF_KIND,
  CLASSES,
  type RedactionClass,
  type Treatment,
  treatmentOf,
} from './levels.js';
import { promptHashName } from './macros.js';

/** Columns of schedules by the class of what they hold; the verifier holds them to their treatment. */
const COLUMN_CLASSES: Readonly<Record<string, Readonly<Record<string, RedactionClass>>>> = {
  accounts: {
    account_id: 'account',
    email: 'email',
    phone_hash: 'phone',
    org_id: 'organisation',
    referral_code: 'referral',
    country: 'trait',
    plan: 'trait',
    row_salt: 'salt',
  },
  facts: { account_id: 'account' },
  holdings: { account_id: 'account' },
  links: { account_a: 'account', account_b: 'account' },
  signals: { value_salt: 'salt' },
  exchanges: { account_id: 'account', exchange_id: 'exchange' },
};

export interface RedactionRecord {
  readonly level: RedactionLevel;
  readonly with_prompts: boolean;
  readonly prompt_hash: string;
  /** Columns of the logs, `table.column`, whose values were replaced when the logs were read. */
  readonly pseudonyms_at_ingest: readonly string[];
  /** What happened to each kind of value. */
  readonly treatments: Readonly<Record<string, Treatment>>;
  readonly columns: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Class of a signal's value by the signal's kind. */
  readonly kinds: Readonly<Record<string, string>>;
}

/** What was hidden, said in the package itself. */
export const redactionRecord = (
  level: RedactionLevel,
  withPrompts: boolean,
  kept: KeptInput,
): RedactionRecord => ({
  level,
  with_prompts: withPrompts,
  prompt_hash: promptHashName(level, withPrompts, kept.areSketches),
  pseudonyms_at_ingest: kept.pseudonyms,
  treatments: Object.fromEntries(
    (Object.keys(CLASSES) as RedactionClass[]).map((name) => [
      name,
      treatmentOf(level, name, withPrompts),
    ]),
  ),
  columns: COLUMN_CLASSES,
  kinds: CLASS_OF_KIND,
});
