import { z } from 'zod';

export const CASE_STATUSES = ['open', 'in progress', 'confirmed', 'dismissed'] as const;
export const CaseStatus = z.enum(CASE_STATUSES);
export type CaseStatus = z.infer<typeof CaseStatus>;

const id = z.string().min(1).max(2_000);
/** Accounts that one decision can name: a group's worth. */
const ids = z.array(id).min(1).max(100_000);

/** So many characters, UTF-16, of what a person writes. */
export const TEXT_MOST = 4000;

/** What a person writes, as it was written; it holds a letter, a digit or a sign that can be seen. */
export const PlainText = z
  .string()
  .max(TEXT_MOST, `has at most ${TEXT_MOST} characters`)
  .regex(/[!-~\u00a1-\u167f\u3001-\ud7ff]/, 'holds no letter, digit or sign that can be seen');
const text = PlainText;

/** What an investigator can decide. `name` is the only way a party is ever named, and it needs a source. */
export const DecisionBody = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('confirm') }),
  z.object({ kind: z.literal('dismiss') }),
  z.object({ kind: z.literal('status'), status: CaseStatus }),
  z.object({ kind: z.literal('assign'), to: text }),
  z.object({ kind: z.literal('reject-accounts'), accounts: ids }),
  z.object({ kind: z.literal('must-link'), a: id, b: id }),
  z.object({ kind: z.literal('cannot-link'), a: id, b: id }),
  z.object({ kind: z.literal('split'), accounts: ids }),
  z.object({ kind: z.literal('merge'), with: id }),
  /** `value`: the muted value as the person read it; runs go by the key. */
  z.object({ kind: z.literal('mute'), signal: id, value: z.string().optional() }),
  z.object({ kind: z.literal('name'), name: text, source: text }),
  z.object({ kind: z.literal('note') }),
  z.object({ kind: z.literal('withdraw'), decision: id }),
]);
export type DecisionBody = z.infer<typeof DecisionBody>;

/** A decision as it is sent: in the case of one operator, by a person, for a reason. */
export const DecisionDraft = z.object({
  operator_id: id,
  /** The case’s version that the person saw; another one means that something changed meanwhile. */
  expected_version: z.int().min(0),
  /** Who decides: asked for where there is no login, and otherwise the person signed in. */
  person: text.optional(),
  reason: text,
  body: DecisionBody,
});
export type DecisionDraft = z.infer<typeof DecisionDraft>;

/** A decision as it is kept: one line of `decisions.jsonl`. */
export const Decision = z.object({
  id,
  operator_id: id,
  /** Version of the case after this decision: 1, 2, 3 … */
  version: z.int().min(1),
  run_id: z.string(),
  at: z.string(),
  person: text,
  reason: text,
  body: DecisionBody,
});
export type Decision = z.infer<typeof Decision>;

/** What holds in a case after all its decisions. */
export const CaseFile = z.object({
  operator_id: z.string(),
  version: z.int(),
  status: CaseStatus,
  assigned: z.string().nullable(),
  name: z.object({ name: z.string(), source: z.string() }).nullable(),
  muted: z.array(z.string()),
  rejected_accounts: z.array(z.string()),
  /** Newest first. */
  history: z.array(Decision.extend({ withdrawn: z.boolean() })),
});
export type CaseFile = z.infer<typeof CaseFile>;

export const CaseSummary = CaseFile.pick({
  operator_id: true,
  version: true,
  status: true,
  assigned: true,
  name: true,
});
export type CaseSummary = z.infer<typeof CaseSummary>;

/** A request to see text that is covered; it is written down before the text is shown. */
export const RevealRequest = z.object({
  /** Who asks: needed where there is no login, and otherwise the person signed in. */
  person: text.optional(),
  account_id: id,
  table: z.string().max(100),
  file: z.string().max(4096),
  row: z.int().min(0).max(2_147_483_647),
  column: z.string().max(100),
});
export type RevealRequest = z.infer<typeof RevealRequest>;
export const Revealed = z.object({ text: z.string().nullable(), entry: z.int() });
export type Revealed = z.infer<typeof Revealed>;

/** Told to every open page (`GET /api/events`) when something was decided. */
export const DecisionNews = Decision.pick({
  id: true,
  operator_id: true,
  version: true,
  at: true,
  person: true,
}).extend({ kind: z.string() });
export type DecisionNews = z.infer<typeof DecisionNews>;
