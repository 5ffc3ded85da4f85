import { z } from 'zod';

/** What a person or a script may do. Each route asks for one of these, or for none. */
export const RIGHTS = [
  'read',
  'reveal',
  'decide',
  'request',
  'approve',
  'audit',
  'metrics',
  'people',
] as const;
export const Right = z.enum(RIGHTS);
export type Right = z.infer<typeof Right>;

/**
 * What each role may do in a case. Nobody holds everything: an admin looks after people and reads
 * the record, and neither decides nor approves.
 */
export const ROLE_RIGHTS = {
  viewer: ['read'],
  investigator: ['read', 'reveal', 'decide', 'request'],
  approver: ['read', 'reveal', 'decide', 'request', 'approve'],
  admin: ['read', 'audit', 'metrics', 'people'],
} as const satisfies Record<string, readonly Right[]>;

export const ROLES = ['viewer', 'investigator', 'approver', 'admin'] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

/** Rights that a token can carry. An approval is a person's act and no script's. */
export const SCOPES = ['read', 'reveal', 'decide', 'request', 'audit', 'metrics'] as const;
export const Scope = z.enum(SCOPES);
export type Scope = z.infer<typeof Scope>;

/** Stands for every case of the workspace. */
export const ALL_CASES = '*';

/** A role in one case, by the case's name, or in all. */
export const CaseRole = z.object({ case: z.string().min(1), role: Role });
export type CaseRole = z.infer<typeof CaseRole>;

/** Who is asking, as the page needs to know it. */
export const SessionInfo = z.object({
  /** `one-person`: on loopback, no login; everybody who reaches the port may do everything but approve. */
  mode: z.enum(['one-person', 'login']),
  name: z.string().nullable(),
  role: Role.nullable(),
  rights: z.array(Right),
  /** Ways to sign in. */
  ways: z.array(z.enum(['password', 'oidc'])),
});
export type SessionInfo = z.infer<typeof SessionInfo>;

export const SignIn = z.object({
  name: z.string().min(1).max(100),
  password: z.string().min(1).max(1000),
});
export type SignIn = z.infer<typeof SignIn>;

export const PasswordChange = z.object({
  current: z.string().min(1).max(1000),
  next: z.string().min(12).max(1000),
});
export type PasswordChange = z.infer<typeof PasswordChange>;

/** A person of the workspace, for an admin. */
export const PersonSummary = z.object({
  name: z.string(),
  roles: z.array(CaseRole),
  way: z.enum(['password', 'oidc']),
  sessions: z.int(),
});
export type PersonSummary = z.infer<typeof PersonSummary>;

/** A line of the audit log: its own fields depend on the act. */
export const AuditEntry = z.object({
  seq: z.int(),
  at: z.string(),
  act: z.string(),
  person: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
});
export type AuditEntry = z.infer<typeof AuditEntry>;
