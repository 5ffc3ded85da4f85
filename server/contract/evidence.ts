import { z } from 'zod';

/** How much of the case a package shows; from all to nothing that names anybody. */
export const REDACTION_LEVELS = ['internal', 'counsel', 'regulator', 'public'] as const;
export const RedactionLevel = z.enum(REDACTION_LEVELS);
export type RedactionLevel = z.infer<typeof RedactionLevel>;

const Text = z.string().trim().min(1);
/** Text that stands in one line. */
const Line = Text.transform((text) => text.replace(/\s*\n\s*/g, ' '));
/** Lines or paragraphs; one that has several lines is as many. */
const Lines = z.array(Text).transform((texts) => texts.flatMap((text) => text.split(/\s*\n\s*/)));

/**
 * The form behind a letter (YAML or JSON): who writes to whom about what. Everything the program
 * cannot know and must not guess; what is left out stands in the letter as a blank to fill in.
 */
export const LetterForm = z.strictObject({
  matter: Line.optional(),
  addressee: Lines.optional(),
  sender: Lines.optional(),
  signatory: Line.optional(),
  place: Line.optional(),
  /** Paragraphs that replace the template's. */
  preservation: Lines.optional(),
  cease: Lines.optional(),
  reply_by: Line.optional(),
});
export type LetterForm = z.infer<typeof LetterForm>;

/**
 * What a package takes of an evaluation (`throughline evaluate --json`): how the method did where the
 * truth is known. Anything else in the file is passed over.
 */
export const MeasuredErrors = z.object({
  innocents: z.array(z.object({ attributed: z.int(), of: z.int() })),
  operators: z.array(z.object({ accounts: z.int(), attributed: z.int() })),
  calibration: z.object({
    top: z
      .object({ claims: z.int(), observed: z.number(), lower: z.number(), upper: z.number() })
      .nullable(),
  }),
});
export type MeasuredErrors = z.infer<typeof MeasuredErrors>;

/** An approval of a draft by a second person; bound to the content by its digest. */
export const Approval = z.strictObject({
  kind: z.literal('throughline-approval'),
  operator_id: z.string(),
  run_id: z.string(),
  /** Digest over the manifest lines of everything that a person approves (see evidence/record). */
  content_sha256: z.string().regex(/^[0-9a-f]{64}$/),
  exported_by: z.string(),
  approved_by: Text,
  reason: Text,
  at: z.string(),
});
export type Approval = z.infer<typeof Approval>;

/**
 * What opens one commitment of a redacted package: SHA-256 of `salt` and `original` together is
 * `commitment`, which stands in that package’s schedule.
 */
export const CommitmentOpening = z.strictObject({
  kind: z.literal('throughline-opening'),
  schedule: z.enum(['accounts', 'signals']),
  commitment: z.string().regex(/^[0-9a-f]{64}$/),
  salt: Text,
  original: z.string(),
});
export type CommitmentOpening = z.infer<typeof CommitmentOpening>;

/** `facts.json` of a package: what is claimed, for programs. */
export const FactsDocument = z.strictObject({
  format: z.literal('throughline-facts'),
  format_version: z.literal(1),
  operator_id: z.string(),
  run_id: z.string(),
  exported_at: z.string(),
  level: RedactionLevel,
  is_draft: z.boolean(),
  program: z.string(),
  signing_key_sha256: z.string(),
  /** That one operator runs the group. */
  probability: z.number(),
  case_accounts: z.number(),
  explanations: z.array(
    z.strictObject({
      hypothesis: z.string(),
      label: z.string(),
      /** Against all others together, in bits. */
      log_odds: z.number(),
      posterior: z.number(),
    }),
  ),
  capabilities: z.array(z.strictObject({ capability: z.string(), share: z.number() })),
  accounts: z.array(
    z.strictObject({
      account_id: z.string(),
      status: z.enum(['attributed', 'review']),
      probability: z.number(),
      /** Posterior log-odds; the bits of `facts` add up to it. */
      bits: z.number(),
      exchanges: z.number(),
      facts: z.array(
        z.strictObject({
          step: z.string(),
          family: z.string().nullable(),
          signal: z.string().nullable(),
          fact: z.string(),
          bits: z.number(),
          source: z.strictObject({
            file: z.string(),
            row: z.number().nullable(),
            sha256: z.string(),
          }),
        }),
      ),
    }),
  ),
});
export type FactsDocument = z.infer<typeof FactsDocument>;
