import { REDACTION_LEVELS, type RedactionLevel } from '../../contract/evidence.js';
import type { Kind } from '../../contract/kinds.js';

/** What happens to a value of the case on its way into a package. */
export type Treatment = 'full' | 'pseudonym' | 'coarse' | 'omit';

/** What a column holds, as far as redaction is concerned. */
export const CLASSES = {
  //              internal  counsel      regulator    public
  account: ['full', 'full', 'pseudonym', 'pseudonym'],
  email: ['full', 'pseudonym', 'pseudonym', 'omit'],
  domain: ['full', 'full', 'full', 'pseudonym'],
  phone: ['full', 'pseudonym', 'pseudonym', 'omit'],
  organisation: ['full', 'full', 'pseudonym', 'pseudonym'],
  payment: ['full', 'pseudonym', 'pseudonym', 'pseudonym'],
  name: ['full', 'full', 'pseudonym', 'pseudonym'],
  address: ['full', 'full', 'coarse', 'pseudonym'],
  network: ['full', 'full', 'full', 'pseudonym'],
  device: ['full', 'full', 'pseudonym', 'pseudonym'],
  client: ['full', 'full', 'full', 'pseudonym'],
  referral: ['full', 'full', 'pseudonym', 'pseudonym'],
  exchange: ['full', 'full', 'pseudonym', 'pseudonym'],
  time: ['full', 'full', 'full', 'coarse'],
  file: ['full', 'full', 'full', 'coarse'],
  trait: ['full', 'full', 'full', 'omit'],
  /** Text of prompts and all that is cut from it: shown by an explicit option only. */
  content: ['pseudonym', 'pseudonym', 'pseudonym', 'pseudonym'],
  /** Salts open the commitments: they stay with whoever may see everything. */
  salt: ['full', 'omit', 'omit', 'omit'],
} as const satisfies Record<string, readonly [Treatment, Treatment, Treatment, Treatment]>;

export type RedactionClass = keyof typeof CLASSES;

/** Class of a signal's value by its kind; a kind that is not here is treated as content. */
export const CLASS_OF_KIND: { readonly [K in Kind]: RedactionClass } = {
  instrument: 'payment',
  wallet: 'payment',
  gift_card: 'payment',
  bin_name: 'name',
  billing_name: 'name',
  address: 'address',
  slash24: 'address',
  slash48: 'address',
  slash64: 'address',
  asn: 'network',
  device: 'device',
  tls: 'client',
  user_agent: 'client',
  mailbox: 'email',
  email_domain: 'domain',
  email_shape: 'domain',
  phone: 'phone',
  referral: 'referral',
  org: 'organisation',
  template: 'content',
  same_prompt: 'content',
  signup_burst: 'time',
  synchronised_prompt: 'content',
};

export const treatmentOf = (
  level: RedactionLevel,
  name: RedactionClass,
  withPrompts: boolean,
): Treatment =>
  name === 'content' && withPrompts ? 'full' : CLASSES[name][REDACTION_LEVELS.indexOf(level)]!;

/** Levels at which prompts may be shown at all, and only when asked for. */
export const PROMPT_LEVELS: readonly RedactionLevel[] = ['internal', 'counsel'];
