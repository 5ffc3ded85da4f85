import { z } from 'zod';
import { FAMILIES } from './familyNames.js';

export { FAMILIES };
export const Family = z.enum(FAMILIES);
export type Family = z.infer<typeof Family>;

export const Verdict = z.enum(['operator', 'shared-benign', 'not-established']);
export type Verdict = z.infer<typeof Verdict>;

export const AccountStatus = z.enum(['attributed', 'review']);
export type AccountStatus = z.infer<typeof AccountStatus>;

/** How an account stands in a group; members of a `shared-benign` group are accused of nothing. */
export const MemberStatus = z.enum([...AccountStatus.options, 'shared-benign']);
export type MemberStatus = z.infer<typeof MemberStatus>;

/** What a campaign was after (DESIGN.md, glossary: capability). */
export const CAPABILITIES = [
  'coding',
  'agentic tool use',
  'reasoning traces',
  'grading and reward',
  'computer use',
  'vision',
  'censorship-safe rewriting',
  'general',
] as const;
export const Capability = z.enum(CAPABILITIES);
export type Capability = z.infer<typeof Capability>;
