import { join } from 'node:path';
import { z } from 'zod';
import { ALL_CASES, CaseRole, type Role } from '../contract/access.js';
import { UsageError } from '../contract/errors.js';
import { keptFile } from './keptFile.js';
import { checkNewPassword, hashPassword } from './passwords.js';

/** Somebody who may sign in: with a password, or by what the identity provider calls them. */
export const Person = z.strictObject({
  name: z.string(),
  password: z.string().nullable(),
  /** `sub` of the provider’s ID token. */
  subject: z.string().nullable(),
  roles: z.array(CaseRole),
});
export type Person = z.infer<typeof Person>;

export interface People {
  all(): Promise<readonly Person[]>;
  named(name: string): Promise<Person | null>;
  withSubject(subject: string): Promise<Person | null>;
  /**
   * Adds somebody, or gives somebody another role in a case.
   * @param before done where nothing is wrong, and before anything is changed
   * @throws UsageError
   */
  add(
    o: { name: string; role: Role; case?: string; password?: string; subject?: string },
    before?: () => Promise<unknown>,
  ): Promise<void>;
  setPassword(name: string, password: string): Promise<void>;
  /** @param before as of `add`. @throws UsageError where there is nobody of that name. */
  remove(name: string, before?: () => Promise<unknown>): Promise<void>;
}

/** Names stand in records and letters: letters, digits, spaces and a few signs. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._@'-]{0,99}$/u;

/** Two names that look the same are the same. */
export const sameName = (a: string, b: string): boolean =>
  a.normalize('NFKC').toLowerCase() === b.normalize('NFKC').toLowerCase();

/** The people of a workspace, in `access/people.json`. */
export function openPeople(workspace: string): People {
  const file = keptFile(join(workspace, 'access', 'people.json'), Person);
  const named = async (name: string) =>
    (await file.read()).find((person) => sameName(person.name, name)) ?? null;
  const setHash = (name: string, password: string) =>
    file.change((people) =>
      people.map((person) => (sameName(person.name, name) ? { ...person, password } : person)),
    );
  return {
    all: () => file.read(),
    named,
    withSubject: async (subject) =>
      (await file.read()).find((person) => person.subject === subject) ?? null,
    add: async ({ name, role, case: caseName = ALL_CASES, password, subject }, before) => {
      if (!NAME.test(name)) throw new UsageError(`“${name}” cannot be a name.`);
      const known = await named(name);
      if (known === null && (password === undefined) === (subject === undefined)) {
        throw new UsageError('A new person signs in with a password or by --oidc SUBJECT.');
      }
      if (password !== undefined) checkNewPassword(password, name);
      const phc = password === undefined ? null : await hashPassword(password);
      await before?.();
      await file.change((people) => {
        const was = people.find((person) => sameName(person.name, name));
        const roles = [
          ...(was?.roles ?? []).filter((entry) => entry.case !== caseName),
          { case: caseName, role },
        ];
        const person: Person = {
          name: was?.name ?? name,
          password: phc ?? was?.password ?? null,
          subject: subject ?? was?.subject ?? null,
          roles,
        };
        return [...people.filter((other) => other !== was), person];
      });
    },
    setPassword: async (name, password) => {
      checkNewPassword(password, name);
      await setHash(name, await hashPassword(password));
    },
    remove: async (name, before) => {
      if ((await named(name)) === null) throw new UsageError(`There is nobody called ${name}.`);
      await before?.();
      await file.change((people) => people.filter((person) => !sameName(person.name, name)));
    },
  };
}
