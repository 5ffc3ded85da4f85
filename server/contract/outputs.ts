import { z } from 'zod';
import { AccountStatus, Capability, Family, MemberStatus, Verdict } from './families.js';

/** One family's contribution to a claim, in bits (log2 likelihood ratio); negative speaks against. */
export const FamilyBits = z.object({ family: Family, bits: z.number() });
export type FamilyBits = z.infer<typeof FamilyBits>;

/** A signal that holds an operator together, counted inside and outside it. */
export const TopSignal = z.object({
  key: z.string(),
  family: Family,
  kind: z.string(),
  value: z.string(),
  holders_inside: z.int(),
  holders_outside: z.int(),
  bits: z.number(),
  first_seen: z.string().nullable(),
  last_seen: z.string().nullable(),
});
export type TopSignal = z.infer<typeof TopSignal>;

/** A competing explanation of the same evidence; `log_odds` is against all others together, in bits. */
export const HypothesisScore = z.object({
  hypothesis: z.string(),
  label: z.string(),
  log_odds: z.number(),
  posterior: z.number(),
  facts: z.array(z.object({ fact: z.string(), bits: z.number() })),
});
export type HypothesisScore = z.infer<typeof HypothesisScore>;

/** Share of an operator's prompts that are after a capability; the shares add up to 1. */
export const CapabilityShare = z.object({ capability: Capability, share: z.number() });
export type CapabilityShare = z.infer<typeof CapabilityShare>;

/**
 * How a group works, in one figure and one sentence, beside what was reported of a known campaign.
 * It describes; it is never a verdict, and innocent groups show some of them too.
 */
export const Indicator = z.object({
  indicator: z.string(),
  value: z.number(),
  unit: z.string(),
  sentence: z.string(),
  published: z.object({ campaign: z.string(), figure: z.string(), source: z.string() }).nullable(),
});
export type Indicator = z.infer<typeof Indicator>;

/**
 * A part of an account farm by whom it works for, as far as content tells. A cell names nobody: a
 * client is an investigator's statement with a source.
 */
export const CellOutput = z.object({
  cell_id: z.string(),
  kind: z.enum(['client', 'own prompts', 'not known']),
  accounts: z.int(),
  exchanges: z.int(),
  /** Keys of its templates, most used first. */
  templates: z.array(z.string()),
});
export type CellOutput = z.infer<typeof CellOutput>;

/**
 * What became of a person’s decision in a run. `agrees`: the data alone says the same. `disagrees`:
 * it was honoured although the data alone says otherwise, or the data does not bear it out. `done`:
 * there is nothing to compare. `not applied`: it could not be honoured. Its sentence names no account.
 */
export const DecisionOutcome = z.object({
  decision: z.string(),
  operator_id: z.string(),
  kind: z.string(),
  person: z.string(),
  reason: z.string(),
  at: z.string(),
  outcome: z.enum(['agrees', 'disagrees', 'done', 'not applied']),
  sentence: z.string(),
});
export type DecisionOutcome = z.infer<typeof DecisionOutcome>;

/** One entry of `operators.json`. */
export const OperatorOutput = z.object({
  operator_id: z.string(),
  verdict: Verdict,
  confidence: z.number(),
  accounts: z.int(),
  review_accounts: z.int(),
  exchanges: z.int(),
  first_seen: z.string().nullable(),
  last_seen: z.string().nullable(),
  families: z.array(FamilyBits),
  top_signals: z.array(TopSignal),
  capabilities: z.array(CapabilityShare),
  indicators: z.array(Indicator).default([]),
  hypotheses: z.array(HypothesisScore),
  /** Plain sentences: why, and what speaks against. */
  reasons: z.array(z.string()),
  counter_reasons: z.array(z.string()),
  stability: z.number().nullable(),
  /** Whom the accounts work for: another claim than who runs them, on content alone. */
  cells: z.array(CellOutput).default([]),
  /** What people decided about it and this run honoured: statements beside the evidence, never in it. */
  statements: z.array(DecisionOutcome).default([]),
  lineage: z.object({
    event: z.enum(['new', 'same', 'grew', 'shrank', 'split', 'merged']),
    previous: z.array(z.string()),
  }),
});
export type OperatorOutput = z.infer<typeof OperatorOutput>;

/** What a group was after and how it worked. */
export type Conduct = Pick<OperatorOutput, 'capabilities' | 'indicators'>;

/** One row of `accounts.csv`. */
export const AccountOutput = z.object({
  account_id: z.string(),
  operator_id: z.string(),
  /** The group the account was scored against, also when that group is not an operator. */
  group_id: z.string(),
  confidence: z.number(),
  status: AccountStatus,
  families: z.array(Family),
  bits: z.number(),
  first_seen: z.string().nullable(),
  last_seen: z.string().nullable(),
  exchanges: z.int(),
  /** The cell of its group that it belongs to. */
  cell_id: z.string().nullable().default(null),
});
export type AccountOutput = z.infer<typeof AccountOutput>;

/**
 * A member of any group with the evidence for and against it, as the run leaves it for the page and
 * the evidence package: prior, families and `against_bits` add up to `bits`.
 */
export const MemberOutput = AccountOutput.extend({
  status: MemberStatus,
  prior_bits: z.number(),
  family_bits: z.array(z.object({ family: Family, bits: z.number(), signal: z.string() })),
  against: z.array(z.object({ fact: z.string(), bits: z.number() })),
  against_bits: z.number(),
  /** The answer with each speaking family left out. */
  without: z.array(z.object({ family: Family, bits: z.number(), stands: z.boolean() })).default([]),
});
export type MemberOutput = z.infer<typeof MemberOutput>;

/** One row of `links.csv`. */
export const LinkOutput = z.object({
  account_a: z.string(),
  account_b: z.string(),
  bits: z.number(),
  families: z.array(Family),
  signals: z.array(z.string()),
});
export type LinkOutput = z.infer<typeof LinkOutput>;

/** An input file of a run, as it was read. `file` is relative to the data folder. */
export const SourceFile = z.object({
  file: z.string(),
  table: z.string(),
  bytes: z.number(),
  rows: z.number(),
  rows_kept: z.number(),
  rows_quarantined: z.number(),
  /** Of these, left out because somebody asked for it: erased accounts, limits of retention. */
  rows_withheld: z.number().optional(),
  sha256: z.string(),
  /** Its columns as they are called there. */
  columns: z.array(z.string()).optional(),
});
export type SourceFile = z.infer<typeof SourceFile>;

/** What a person must look at after a run, in a sentence that names groups and no account. */
export const Alert = z.object({
  kind: z.enum([
    'operator-appeared',
    'operator-lost',
    'operators-merged',
    'operator-split',
    'operator-rotated',
    'operator-grew',
    'rows-left-out',
    'input-missing',
    'input-shrank',
    'columns-lost',
  ]),
  operator_id: z.string().nullable(),
  sentence: z.string(),
});
export type Alert = z.infer<typeof Alert>;

/** An input file that is not what it was in the run before. */
export const InputChange = z.object({
  file: z.string(),
  table: z.string(),
  change: z.enum(['new', 'grew', 'corrected', 'removed']),
  rows_before: z.number(),
  rows_after: z.number(),
  columns_added: z.array(z.string()).optional(),
  columns_lost: z.array(z.string()).optional(),
});
export type InputChange = z.infer<typeof InputChange>;

/** A file of a run's folder as it was written. */
export const FileDigest = z.object({ file: z.string(), bytes: z.number(), sha256: z.string() });
export type FileDigest = z.infer<typeof FileDigest>;
/** What a run learned of the weight of evidence from the case itself (docs/attribution.md). */
export const RecordedWeights = z.object({
  /** By kind of signal, or `none` of its family: chances of agreeing so for one hand (m) and by chance (u). */
  kinds: z.array(
    z.object({ family: Family, kind: z.string(), m: z.number(), u: z.number(), bits: z.number() }),
  ),
  /** Pairs drawn by a family, and the share of them held to be one hand's. */
  sessions: z.array(z.object({ family: Family, pairs: z.int(), matches: z.number() })),
  labelled_pairs: z.int(),
  rounds: z.int(),
  converged: z.boolean(),
  /** Of background pairs that agree in `given`: how many agree in `family`; what that takes off. */
  dependences: z.array(
    z.object({
      given: Family,
      family: Family,
      pairs: z.int(),
      agreeing: z.int(),
      lift_bits: z.number(),
      discount: z.number(),
    }),
  ),
});
export type RecordedWeights = z.infer<typeof RecordedWeights>;

/** `run.json`: everything needed to say what a run did, and to do it again. */
export const RunRecord = z.object({
  run_id: z.string(),
  case_name: z.string(),
  started_at: z.string(),
  finished_at: z.string().nullable(),
  status: z.enum(['running', 'done', 'failed', 'stopped']),
  seed: z.number(),
  parameters: z.record(z.string(), z.unknown()),
  versions: z.record(z.string(), z.string()),
  inputs: z.array(SourceFile),
  missing_families: z.array(z.object({ family: Family, why: z.string() })),
  warnings: z.array(z.string()),
  engine: z.object({
    database: z.string(),
    communities: z.enum(['gds-leiden', 'graphology-louvain']),
    note: z.string().nullable(),
  }),
  stages: z.array(z.object({ stage: z.string(), seconds: z.number(), reused: z.boolean() })),
  peak_memory_bytes: z.number(),
  /** Null in records of runs before it was recorded. */
  weights: RecordedWeights.nullable().default(null),
  counts: z.record(z.string(), z.number()),
  /** Decisions on earlier runs of the case that this one honoured, in the order they were made. */
  decisions: z.array(DecisionOutcome).default([]),
  /** The output files as the run left them; a file that differs was changed since. */
  outputs: z.array(FileDigest).optional(),
  /** Beside the run whose operator ids it continues. */
  alerts: z.array(Alert).optional(),
  input_changes: z.array(InputChange).optional(),
  /** By table: rows that were not there before and are older than the newest that was. */
  late_rows: z.record(z.string(), z.number()).optional(),
  /** By table: time of its newest row. */
  newest: z.record(z.string(), z.string()).optional(),
  /** Of a run that failed: in words. */
  error: z.string().optional(),
});
export type RunRecord = z.infer<typeof RunRecord>;
