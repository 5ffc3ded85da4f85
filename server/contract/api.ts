import { z } from 'zod';
import { Decision } from './decisions.js';
import { Family, MemberStatus, Verdict } from './families.js';
import { AccountOutput, DecisionOutcome, OperatorOutput, RunRecord } from './outputs.js';

/**
 * Schemas of the HTTP API under `/api`; `endpoints.ts` says which route answers with which. Every
 * answer is JSON but for a few files and streams; every error is a problem document (RFC 9457).
 */

/** Exchanges (or sign-ups, where there are no exchanges) per day; for sparkline and timeline. */
export const DayCount = z.object({
  day: z.string(),
  signups: z.int(),
  exchanges: z.int(),
});
export type DayCount = z.infer<typeof DayCount>;

export const OperatorSummary = OperatorOutput.pick({
  operator_id: true,
  verdict: true,
  confidence: true,
  accounts: true,
  review_accounts: true,
  exchanges: true,
  first_seen: true,
  last_seen: true,
  families: true,
  capabilities: true,
  lineage: true,
}).extend({
  /** Best explanation by posterior and its runner-up, as labels. */
  leading: z.string().nullable(),
  runner_up: z.string().nullable(),
  activity: z.array(DayCount),
});
export type OperatorSummary = z.infer<typeof OperatorSummary>;

export const OperatorDetail = OperatorOutput.extend({ activity: z.array(DayCount) });
export type OperatorDetail = z.infer<typeof OperatorDetail>;

export const AccountNode = z.object({
  id: z.string(),
  type: z.literal('account'),
  confidence: z.number(),
  /** `none` for an account that belongs to no group. */
  status: z.enum([...MemberStatus.options, 'none']),
  group_id: z.string().nullable(),
  exchanges: z.int(),
  bits: z.number(),
  created_at: z.string().nullable(),
  first_seen: z.string().nullable(),
  last_seen: z.string().nullable(),
  /** Shared values of this account, all of them, shown or not. */
  degree: z.int(),
  /** The cell it lies in; null outside the group. */
  cell: z.string().nullable(),
});
export const SignalNode = z.object({
  id: z.string(),
  type: z.literal('signal'),
  family: Family,
  kind: z.string(),
  value: z.string(),
  holders_inside: z.int(),
  holders_outside: z.int(),
  bits: z.number(),
});
export const GraphNode = z.discriminatedUnion('type', [AccountNode, SignalNode]);
export type AccountNode = z.infer<typeof AccountNode>;
export type SignalNode = z.infer<typeof SignalNode>;
export type GraphNode = z.infer<typeof GraphNode>;

/** An account's use of a signal, with the days (UTC) of its first and last time. */
export const UseEdge = z.object({
  account: z.string(),
  signal: z.string(),
  times: z.int(),
  first: z.string().nullable(),
  last: z.string().nullable(),
});
export type UseEdge = z.infer<typeof UseEdge>;

/** Accounts of a group held by one shared value: its strongest; `null` values for what is left over. */
export const Cell = z.object({
  id: z.string(),
  signal: z.string().nullable(),
  family: Family.nullable(),
  kind: z.string().nullable(),
  value: z.string().nullable(),
  accounts: z.int(),
  exchanges: z.int(),
  first_seen: z.string().nullable(),
  last_seen: z.string().nullable(),
});
export type Cell = z.infer<typeof Cell>;

/** A group seen from afar: its cells, and how many accounts of each use which signal. */
export const GroupCells = z.object({
  operator_id: z.string(),
  cells: z.array(Cell),
  signals: z.array(SignalNode),
  links: z.array(
    z.object({
      cell: z.string(),
      signal: z.string(),
      accounts: z.int(),
      first: z.string().nullable(),
      last: z.string().nullable(),
    }),
  ),
  accounts_total: z.int(),
  signals_total: z.int(),
});
export type GroupCells = z.infer<typeof GroupCells>;

/** What lies around a node and by which name it can be asked for. */
export const ExpandCounts = z.object({
  counts: z.array(z.object({ by: z.string(), label: z.string(), total: z.int() })),
});
export type ExpandCounts = z.infer<typeof ExpandCounts>;

/** Neighbours of a node, with the uses that tie them to it and to the group's signals. */
export const Expansion = z.object({
  nodes: z.array(GraphNode),
  edges: z.array(UseEdge),
  total: z.int(),
});
export type Expansion = z.infer<typeof Expansion>;

/** The accounts of an operator and the signals that hold them together. Never cut in silence. */
export const OperatorGraph = z.object({
  operator_id: z.string(),
  nodes: z.array(GraphNode),
  edges: z.array(UseEdge),
  accounts_shown: z.int(),
  accounts_total: z.int(),
  signals_shown: z.int(),
  signals_total: z.int(),
  /** In words: by which rule the shown ones were chosen; null when everything is shown. */
  rule: z.string().nullable(),
});
export type OperatorGraph = z.infer<typeof OperatorGraph>;

export const AccountRow = AccountOutput.extend({
  status: MemberStatus,
  created_at: z.string().nullable(),
});
export type AccountRow = z.infer<typeof AccountRow>;

export const Page = <T extends z.ZodType>(row: T) =>
  z.object({ rows: z.array(row), total: z.int(), offset: z.int(), limit: z.int() });

export const AccountRowPage = Page(AccountRow);
export type AccountRowPage = z.infer<typeof AccountRowPage>;

/** A signal of one account: how common it is inside the account's group and everywhere. */
export const AccountSignal = z.object({
  key: z.string(),
  family: Family,
  kind: z.string(),
  value: z.string(),
  holders: z.int(),
  holders_inside: z.int(),
  holders_outside: z.int(),
  /** Bits for (positive) or against (negative) membership of the account's group. */
  bits: z.number(),
  /** Only the best signal of each family counts towards the sum. */
  counts: z.boolean(),
  first_seen: z.string().nullable(),
  last_seen: z.string().nullable(),
  times: z.int(),
});
export type AccountSignal = z.infer<typeof AccountSignal>;

export const AccountDetail = z.object({
  account_id: z.string(),
  attributes: z.record(z.string(), z.string().nullable()),
  attribution: AccountRow.nullable(),
  verdict: Verdict.nullable(),
  signals: z.array(AccountSignal),
  /** Prior, family bits, counter-evidence: they add up to `attribution.bits`. */
  waterfall: z.array(z.object({ label: z.string(), family: Family.nullable(), bits: z.number() })),
  sentences: z.array(z.string()),
});
export type AccountDetail = z.infer<typeof AccountDetail>;

/** One log row, exactly as ingested, with its provenance. */
export const LogRow = z.object({
  table: z.string(),
  file: z.string(),
  row: z.int(),
  sha256: z.string(),
  at: z.string().nullable(),
  columns: z.record(z.string(), z.string().nullable()),
  /** Columns that hold somebody’s own words, by their length: shown by POST /api/reveals. */
  covered: z.record(z.string(), z.int()),
});
export type LogRow = z.infer<typeof LogRow>;
export const LogRowPage = Page(LogRow);
export type LogRowPage = z.infer<typeof LogRowPage>;

export const SignalDetail = z.object({
  key: z.string(),
  family: Family,
  kind: z.string(),
  value: z.string(),
  holders: z.int(),
  bits: z.number(),
  operators: z.array(z.object({ operator_id: z.string(), holders: z.int() })),
  /** The holders from `offset` on, at most `limit` of `holders`. */
  accounts: z.array(z.string()),
});
export type SignalDetail = z.infer<typeof SignalDetail>;

/** Why two accounts are linked: what they share directly, else the strongest path through others. */
export const WhyLinked = z.object({
  a: z.string(),
  b: z.string(),
  bits: z.number(),
  shared: z.array(
    AccountSignal.pick({
      key: true,
      family: true,
      kind: true,
      value: true,
      holders: true,
      bits: true,
    }),
  ),
  /** Alternating account ids and signals, from a to b; empty when nothing links them. */
  path: z.array(
    z.discriminatedUnion('type', [
      z.object({ type: z.literal('account'), id: z.string() }),
      z.object({
        type: z.literal('signal'),
        key: z.string(),
        family: Family,
        kind: z.string(),
        value: z.string(),
        holders: z.int(),
        bits: z.number(),
      }),
    ]),
  ),
  sentence: z.string(),
});
export type WhyLinked = z.infer<typeof WhyLinked>;

/** A template of a group's prompts: fixed text, and slots known by their length alone. */
export const GroupTemplate = z.object({
  value: z.string(),
  accounts_inside: z.int(),
  accounts_outside: z.int(),
  prompts_inside: z.int(),
  /** Prompts, of as many accounts, that the parts were read from. */
  compared: z.int(),
  parts: z.array(z.object({ text: z.string().nullable(), length: z.int() })),
  examples: z.array(
    z.object({
      account_id: z.string(),
      table: z.string(),
      file: z.string(),
      row: z.int(),
      at: z.string().nullable(),
      /** Characters of the prompt; null where its text was not kept. */
      length: z.int().nullable(),
    }),
  ),
});
export type GroupTemplate = z.infer<typeof GroupTemplate>;
export const GroupTemplates = z.object({
  /** Of sketches no parts can be shown. */
  prompts_kept: z.enum(['text', 'sketches']),
  templates: z.array(GroupTemplate),
  total: z.int(),
});
export type GroupTemplates = z.infer<typeof GroupTemplates>;

/** A member as the collateral review shows it. */
export const ReviewMember = z.object({
  account_id: z.string(),
  confidence: z.number(),
  bits: z.number(),
  status: MemberStatus,
  exchanges: z.int(),
  families: z.array(Family),
  bits_without_strongest: z.number(),
  families_without_network: z.int(),
  verified: z.boolean().nullable(),
  payments: z.int(),
  age_days: z.int().nullable(),
});
export type ReviewMember = z.infer<typeof ReviewMember>;

export const GroupReview = z.object({
  members: z.int(),
  thresholds: z.array(
    z.object({
      threshold: z.number(),
      kept: z.int(),
      expected_innocents: z.number(),
      left_out: z.int(),
      expected_missed: z.number(),
    }),
  ),
  lists: z.array(
    z.object({
      name: z.string(),
      why: z.string(),
      total: z.int(),
      members: z.array(ReviewMember),
    }),
  ),
  sample: z.array(ReviewMember),
});
export type GroupReview = z.infer<typeof GroupReview>;

export const SearchHit = z.object({
  type: z.enum(['account', 'signal', 'operator']),
  id: z.string(),
  title: z.string(),
  detail: z.string(),
  operator_id: z.string().nullable(),
});
export type SearchHit = z.infer<typeof SearchHit>;

/** Hits of each type from `offset` on, at most `limit` of each; counting all would cost a scan. */
export const SearchPage = z.object({
  rows: z.array(SearchHit),
  offset: z.int(),
  limit: z.int(),
  /** Whether any type has further hits. */
  more: z.boolean(),
});
export type SearchPage = z.infer<typeof SearchPage>;

export const RunSummary = RunRecord.pick({
  run_id: true,
  case_name: true,
  started_at: true,
  finished_at: true,
  status: true,
  counts: true,
});
export type RunSummary = z.infer<typeof RunSummary>;

/** What changed between two runs: groups, and the accounts that moved; null is “in no group”. */
export const RunComparison = z.object({
  groups: z.array(
    z.object({
      operator_id: z.string(),
      event: z.enum([
        'appeared',
        'split off',
        'dissolved',
        'merged away',
        'merged',
        'split',
        'grew',
        'shrank',
        'changed',
        'same',
      ]),
      accounts_before: z.int(),
      accounts_after: z.int(),
      verdict_before: Verdict.nullable(),
      verdict_after: Verdict.nullable(),
    }),
  ),
  moves: z.array(
    z.object({
      from: z.string().nullable(),
      to: z.string().nullable(),
      total: z.int(),
      accounts: z.array(z.string()),
    }),
  ),
});
export type RunComparison = z.infer<typeof RunComparison>;

/** The same, with why accounts moved as far as the two runs tell; never more than they tell. */
export const ExplainedComparison = RunComparison.extend({
  moves: z.array(
    RunComparison.shape.moves.element.extend({
      why: z.object({
        /** Made after the earlier run, honoured by the later one, in the groups concerned. */
        decisions: z.array(DecisionOutcome),
        /** Accounts first seen after the newest row of the earlier run. */
        began_since: z.int(),
        /** What most of them stand on now, or stood on where no group holds them any more. */
        values: z.array(
          z.object({
            key: z.string(),
            family: Family,
            kind: z.string(),
            /** Null where it is none of the values that hold a group together. */
            value: z.string().nullable(),
            accounts: z.int(),
            /** Of these: not among their evidence in the earlier run. */
            accounts_new: z.int(),
          }),
        ),
      }),
    }),
  ),
});
export type ExplainedComparison = z.infer<typeof ExplainedComparison>;

/** RFC 9457 problem document. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  remedy: z.string().optional(),
  /** Of a stale decision: what was decided meanwhile. */
  changed: z.array(Decision).optional(),
});
export type Problem = z.infer<typeof Problem>;
