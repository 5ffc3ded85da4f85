import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ClassArchive } from '../../server/graph/classArchive.js';
import { initialPassword } from '../../server/graph/javaServer.js';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'throughline-password-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

it.skipIf(process.platform === 'win32')(
  'the password of the database is no argument of a process, which every user could read',
  async () => {
    const java = join(home, 'java');
    // Notes how it was called, and what lies in the file that it was pointed to.
    const script = `#!/bin/sh
printf '%s\\n' "$@" > "${home}/arguments"
for last; do :; done
cp -p "\${last#@}" "${home}/seen"
`;
    await writeFile(java, script, { mode: 0o700 });
    const classes = { reading: () => [] } as unknown as ClassArchive;
    const password = await initialPassword({ home, java, jars: '/jars', classes, env: {} });
    const given = await readFile(join(home, 'arguments'), 'utf8');
    expect(given).toContain('set-initial-password\n@');
    expect(given).not.toContain(password);
    expect(await readFile(join(home, 'seen'), 'utf8')).toBe(password);
    expect((await stat(join(home, 'seen'))).mode & 0o777).toBe(0o600);
    // The one copy that stays is the program's own.
    expect((await readdir(home)).sort()).toEqual(['arguments', 'java', 'password', 'seen']);
    expect((await stat(join(home, 'password'))).mode & 0o777).toBe(0o600);
  },
);
