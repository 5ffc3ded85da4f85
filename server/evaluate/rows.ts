import { z } from 'zod';
import type { OperatorOutput } from '../contract/outputs.js';

/** An account as a truth file has it. */
export const Truth = z.object({
  account_id: z.string(),
  class: z.string(),
  operator: z.string(),
  /** Whom the account works for; a truth that does not tell has no such column. */
  client: z.string().optional(),
});
export type Truth = z.infer<typeof Truth>;

/** What an operator truly aims at, as `truth-operators.csv` has it. */
export const TrueAims = z.object({ operator: z.string(), aims: z.string() });

/** An account as `accounts.csv` of a run has it. */
export const Answer = z.object({
  account_id: z.string(),
  operator_id: z.string(),
  group_id: z.string(),
  status: z.enum(['attributed', 'review']),
  confidence: z.coerce.number(),
  cell_id: z.string().nullish(),
});
export type Answer = z.infer<typeof Answer>;
/** What is judged of an entry of `operators.json`. */
export type JudgedOperator = Pick<OperatorOutput, 'operator_id' | 'verdict' | 'confidence'>;
