import {
  ALL_CASES,
  type CaseRole,
  type Right,
  ROLE_RIGHTS,
  type Role,
} from '../contract/access.js';

/** Who is asking. */
export interface Principal {
  /** Null where there is no login: a request then says whose it is, and proves nothing. */
  readonly name: string | null;
  readonly via: 'one-person' | 'session' | 'token';
  readonly roles: readonly CaseRole[];
  /** What a token is limited to; null: everything its person may do. */
  readonly scopes: readonly Right[] | null;
}

/** Rights of whoever works alone on loopback. Approving takes a second person. */
const ONE_PERSON: readonly Right[] = [
  'read',
  'reveal',
  'decide',
  'request',
  'audit',
  'metrics',
  'people',
];

export const onePerson: Principal = { name: null, via: 'one-person', roles: [], scopes: null };

/** A role given for the case itself counts before one for all cases. */
export function roleIn(principal: Principal, caseName: string): Role | null {
  const of = (name: string) => principal.roles.find((entry) => entry.case === name)?.role ?? null;
  return of(caseName) ?? of(ALL_CASES);
}

/** What somebody may do in a case; pure. */
export function rightsIn(principal: Principal, caseName: string): readonly Right[] {
  if (principal.via === 'one-person') return ONE_PERSON;
  const role = roleIn(principal, caseName);
  const rights: readonly Right[] = role === null ? [] : ROLE_RIGHTS[role];
  const { scopes } = principal;
  return scopes === null ? rights : rights.filter((right) => scopes.includes(right));
}
