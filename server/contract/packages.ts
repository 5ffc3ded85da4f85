import { z } from 'zod';
import { PlainText } from './decisions.js';
import { RedactionLevel } from './evidence.js';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A request for the evidence package of an operator. */
export const PackageRequest = z.object({
  operator_id: z.string().min(1).max(200),
  level: RedactionLevel,
  /** Only where there is no login: who asks. */
  person: PlainText.optional(),
});
export type PackageRequest = z.infer<typeof PackageRequest>;

/** An approval names the content it approves by its hash: another content is not approved. */
export const ApprovalRequest = z.object({ content_sha256: sha256, reason: PlainText });
export type ApprovalRequest = z.infer<typeof ApprovalRequest>;

/** Where a package stands: being made, a draft, approved by a second person, or failed. */
export const PackageRecord = z.object({
  package_id: z.string(),
  operator_id: z.string(),
  run_id: z.string(),
  case_name: z.string(),
  level: RedactionLevel,
  status: z.enum(['making', 'draft', 'approving', 'approved', 'failed']),
  requested_by: z.string(),
  requested_at: z.string(),
  /** Digest over the manifest lines of what a person approves; null until the draft is made. */
  content_sha256: sha256.nullable(),
  approved_by: z.string().nullable(),
  approved_at: z.string().nullable(),
  /** Why it failed, in words. */
  failure: z.string().nullable(),
});
export type PackageRecord = z.infer<typeof PackageRecord>;
