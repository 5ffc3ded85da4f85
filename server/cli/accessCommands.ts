import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { openPeople } from '../access/people.js';
import { openTokens } from '../access/tokens.js';
import { ALL_CASES, type CaseRole, ROLES, type Role, SCOPES, Scope } from '../contract/access.js';
import { UsageError } from '../contract/errors.js';
import { openAuditLog } from '../decisions/auditLog.js';
import { answer, ask, say } from './terminal.js';

interface WorkspaceFlags {
  readonly workspace: string;
  readonly json?: true;
}

const rolesText = (roles: readonly CaseRole[]): string =>
  roles.map(({ case: name, role }) => `${role} in ${name === '*' ? 'all cases' : name}`).join(', ');

/** `users` and `tokens`: who may sign in to a server that others reach, and which scripts. */
export function addAccessCommands(
  program: Command,
  workspaceOption: readonly [flags: string, description: string, fallback: string],
): void {
  const users = program.command('users').description('people who may sign in, and their roles');
  users
    .command('add')
    .description('add somebody, or give them a role in a case; asks for the password')
    .argument('<name>', 'as it stands in decisions and records')
    .addOption(new Option('--role <role>', 'what they may do').choices(ROLES).makeOptionMandatory())
    .option('--case <case>', 'name of the case; all cases without')
    .option('--oidc <subject>', 'signs in by the identity provider, which calls them this')
    .option('--password', 'ask for a new password of somebody who is there already')
    .option(...workspaceOption)
    .option('--json', 'print one JSON object on standard output')
    .action(
      async (
        name: string,
        flags: WorkspaceFlags & { role: Role; case?: string; oidc?: string; password?: true },
      ) => {
        const people = openPeople(resolve(flags.workspace));
        const isNew = (await people.named(name)) === null;
        const asks = flags.password === true || (isNew && flags.oidc === undefined);
        const done = { name, role: flags.role, case: flags.case ?? ALL_CASES };
        await people.add(
          {
            name,
            role: flags.role,
            ...(flags.case === undefined ? {} : { case: flags.case }),
            ...(flags.oidc === undefined ? {} : { subject: flags.oidc }),
            ...(asks ? { password: await askPassword() } : {}),
          },
          () => note(flags, 'user changed', done),
        );
        say(`${name} is ${flags.role} in ${flags.case ?? 'all cases'}.`);
        answer(flags.json, done, '');
      },
    );
  users
    .command('list')
    .description('who may sign in')
    .option(...workspaceOption)
    .option('--json', 'print one JSON object on standard output')
    .action(async (flags: WorkspaceFlags) => {
      const all = (await openPeople(resolve(flags.workspace)).all()).map(
        ({ name, roles, password }) => ({
          name,
          roles,
          way: password === null ? 'oidc' : 'password',
        }),
      );
      const lines = all.map(({ name, roles, way }) => `${name}  ${rolesText(roles)}  (${way})\n`);
      answer(flags.json, { users: all }, lines.join(''));
    });
  users
    .command('remove')
    .description('remove somebody: their sessions and tokens end at once')
    .argument('<name>')
    .option(...workspaceOption)
    .option('--json', 'print one JSON object on standard output')
    .action(async (name: string, flags: WorkspaceFlags) => {
      const people = openPeople(resolve(flags.workspace));
      await people.remove(name, () => note(flags, 'user removed', { name }));
      await tokensOf(flags).revokeAllOf(name);
      say(`${name} was removed.`);
      answer(flags.json, { name }, '');
    });

  const tokens = program.command('tokens').description('access of scripts to the API');
  tokens
    .command('add')
    .description('make a token that acts for somebody; it is printed once')
    .argument('<label>', 'what it is for')
    .requiredOption('--for <name>', 'whose rights it acts with')
    .requiredOption('--scopes <scopes>', `some of ${SCOPES.join(',')}`, scopesOf)
    .option('--days <n>', 'days until it expires', daysOf, 90)
    .option(...workspaceOption)
    .option('--json', 'print one JSON object on standard output')
    .action(
      async (
        label: string,
        flags: WorkspaceFlags & { for: string; scopes: Scope[]; days: number },
      ) => {
        const person = await openPeople(resolve(flags.workspace)).named(flags.for);
        if (person === null) throw new UsageError(`There is nobody called ${flags.for}.`);
        const { scopes, days } = flags;
        await note(flags, 'token added', { label, for: person.name, scopes });
        const { secret, token } = await tokensOf(flags).issue({
          person: person.name,
          label,
          scopes,
          days,
        });
        say(`Token ${token.id} until ${token.expires_at}; it is shown once.`);
        const { id, expires_at } = token;
        answer(flags.json, { token: secret, id, expires_at }, `${secret}\n`);
      },
    );
  tokens
    .command('list')
    .description('tokens, without what they are')
    .option(...workspaceOption)
    .option('--json', 'print one JSON object on standard output')
    .action(async (flags: WorkspaceFlags) => {
      const all = (await tokensOf(flags).all()).map(({ sha256: _, ...shown }) => shown);
      const lines = all.map(
        (t) =>
          `${t.id}  ${t.label}  for ${t.person}  ${t.scopes.join(',')}  until ${t.expires_at}\n`,
      );
      answer(flags.json, { tokens: all }, lines.join(''));
    });
  tokens
    .command('remove')
    .description('revoke a token at once')
    .argument('<id>')
    .option(...workspaceOption)
    .option('--json', 'print one JSON object on standard output')
    .action(async (id: string, flags: WorkspaceFlags) => {
      await tokensOf(flags).revoke(id, () => note(flags, 'token removed', { id }));
      say(`The token ${id} was removed.`);
      answer(flags.json, { id }, '');
    });
}

const tokensOf = (flags: WorkspaceFlags) => openTokens(resolve(flags.workspace), () => new Date());

/** Written down before it is done, and only where it will be. */
const note = (flags: WorkspaceFlags, act: string, detail: Record<string, unknown>) =>
  openAuditLog(resolve(flags.workspace), () => new Date()).record(act, null, {
    by: 'command line',
    ...detail,
  });

function scopesOf(text: string): Scope[] {
  return text.split(',').map((word) => {
    const scope = Scope.safeParse(word.trim());
    if (!scope.success) throw new InvalidArgumentError(`Scopes are ${SCOPES.join(', ')}.`);
    return scope.data;
  });
}

function daysOf(text: string): number {
  const days = Number(text);
  if (!Number.isInteger(days) || days < 1 || days > 366) {
    throw new InvalidArgumentError('It takes whole days, 1 to 366.');
  }
  return days;
}

/** From the terminal without showing it, else the first line of standard input. */
async function askPassword(): Promise<string> {
  const isTerminal = process.stdin.isTTY === true;
  if (isTerminal) ask('Password (at least 12 characters): ');
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: isTerminal });
  try {
    for await (const line of lines) return line;
    throw new UsageError('No password was given.');
  } finally {
    lines.close();
    if (isTerminal) say('');
  }
}
