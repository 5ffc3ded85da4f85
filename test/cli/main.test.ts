import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import {
  type AddressInfo,
  createServer as createSocketServer,
  type Server,
  type Socket,
} from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../server/contract/errors.js';
import { buildOf, javaMajorOf } from '../../server/graph/javaRuntime.js';
import { PACKAGE_ROOT } from '../../server/packageRoot.js';
import { lockWorkspace } from '../../server/runs/workspaceLock.js';
import { writeRun } from '../support/fakeRecord.js';

const throughline = (args: string[], env: Record<string, string> = {}) =>
  execa(process.execPath, [join(PACKAGE_ROOT, 'bin', 'throughline.js'), ...args], {
    env,
    reject: false,
  });

describe('throughline', () => {
  it('answers an unknown command with exit code 2 in a few lines', async () => {
    const result = await throughline(['accuse']);
    expect(result.exitCode).toBe(EXIT.usage);
    expect(result.stderr).toContain("unknown command 'accuse'");
    expect(result.stderr).toContain('--help');
    expect(result.stderr.split('\n').length).toBeLessThan(5);
    expect(result.stdout).toBe('');
  });

  it('ends a watch that it was asked for wrongly, and does not look again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'throughline-watch-'));
    const out = join(folder, 'taken');
    await writeFile(out, 'my thesis');
    const places = ['--out', out, '--workspace', join(folder, 'workspace')];
    const result = await throughline(['watch', folder, ...places]);
    expect(result.exitCode).toBe(EXIT.usage);
    expect(result.stderr).toContain(out);
    expect(await readdir(folder)).toEqual(['taken']);
    await rm(folder, { recursive: true });
  });

  it('refuses input without an accounts table with exit code 3, before it starts a database', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'throughline-empty-'));
    const result = await throughline(['run', empty, '--workspace', join(empty, 'workspace')], {
      PATH: empty,
    });
    expect(result.exitCode).toBe(EXIT.inputRefused);
    expect(result.stderr).toContain('accounts');
    await rm(empty, { recursive: true });
  });

  it.each([
    [
      'too many rows are left out',
      'account_id,created_at\na,2026-01-01T00:00:00Z\nb,soon\n',
      /half|soon/,
    ],
    ['a required column is missing', 'id,created_at\na,2026-01-01T00:00:00Z\n', /account_id/],
  ])('refuses with exit code 3 where %s', async (_, accounts, said) => {
    const folder = await caseOf(accounts);
    const result = await throughline(['run', folder, '--workspace', join(folder, 'w'), '--json']);
    await rm(folder, { recursive: true });
    expect(result.exitCode).toBe(EXIT.inputRefused);
    expect(result.stderr).toMatch(said);
    expect(result.stdout).toBe('');
  });

  it('answers with exit code 2, in words, where a run’s files are not there', async () => {
    const result = await throughline(['evaluate', 'no-such-run', '--truth', 'no-such-file.csv']);
    expect(result.exitCode).toBe(EXIT.usage);
    expect(result.stderr).toContain('no-such-run');
    expect(result.stderr).not.toMatch(/^ {4}at |ENOENT/m);
  });

  it('stops a run with exit code 4 where the server that NEO4J_URI names does not answer', async () => {
    const folder = await caseOf('account_id,created_at\na,2026-01-01T00:00:00Z\n');
    const result = await throughline(['run', folder, '--workspace', join(folder, 'w'), '--json'], {
      NEO4J_URI: 'bolt://127.0.0.1:1',
    });
    await rm(folder, { recursive: true });
    expect(result.exitCode).toBe(EXIT.databaseUnreachable);
    expect(result.stderr).toContain('NEO4J_URI');
    expect(result.stdout).toBe('');
  });

  it('explains every command on standard output, and each answers in JSON', async () => {
    const help = async (...command: string[]) => {
      const result = await throughline([...command, '--help']);
      expect(result.exitCode).toBe(EXIT.done);
      expect(result.stdout).toContain(['Usage: throughline', ...command].join(' '));
      expect(result.stderr).toBe('');
      return result.stdout;
    };
    const namesIn = (text: string) =>
      [...text.matchAll(/^ {2}([a-z-]+)\b/gm)].map(([, name]) => name!).filter(isCommand);
    const isCommand = (name: string) => name !== 'help' && !name.startsWith('-');
    const commands = namesIn(await help());
    expect(commands.length).toBeGreaterThan(18);
    for (const command of commands) {
      const text = await help(command);
      const parts = /^Commands:/m.test(text) ? namesIn(text.split('Commands:')[1]!) : [];
      if (parts.length === 0) expect(text, command).toContain('--json');
      for (const part of parts) expect(await help(command, part), part).toContain('--json');
    }
  }, 60_000);

  it.each([
    ['a port beyond the last', ['serve', '--port', '65536']],
    ['a number that is none', ['run', 'x', '--seed', 'many']],
    ['an option nobody knows', ['run', 'x', '--colour', 'red']],
    ['no case', ['run']],
  ])('answers %s with exit code 2', async (_, args) => {
    const result = await throughline(args);
    expect(result.exitCode).toBe(EXIT.usage);
    expect(result.stdout).toBe('');
  });

  it('prints one JSON object and nothing else on standard output', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'throughline-json-'));
    const runs = await throughline(['runs', '--workspace', folder, '--json']);
    expect(JSON.parse(runs.stdout)).toEqual({ runs: [] });
    const out = join(folder, 'world');
    const made = await throughline([
      'generate',
      'null',
      '--out',
      out,
      '--accounts',
      '50',
      '--json',
    ]);
    await rm(folder, { recursive: true });
    expect(JSON.parse(made.stdout)).toMatchObject({ operators: [] });
    expect(made.exitCode).toBe(EXIT.done);
  });

  it.each([
    ['run', '--out'],
    ['run', '--workspace'],
    ['start', '--workspace'],
  ])(
    '%s refuses a file as %s with exit code 2, before it makes anything',
    async (command, option) => {
      const folder = await caseOf('account_id,created_at\na,2026-01-01T00:00:00Z\n');
      const own = option === '--out' ? ['--workspace', join(folder, 'w')] : [];
      const file = join(folder, 'accounts.csv');
      const result = await throughline([command, folder, option, file, ...own], {
        NEO4J_URI: 'bolt://127.0.0.1:1',
      });
      expect(result.exitCode).toBe(EXIT.usage);
      expect(result.stderr).toContain(`${option} ${file}`);
      expect(await readdir(folder)).toEqual(['accounts.csv']);
      await rm(folder, { recursive: true });
    },
  );

  it.each([
    [['run', '--webhook', 'alerts.example'], /--webhook alerts\.example/],
    [['watch', '--webhook', 'file:///etc/passwd'], /--webhook file/],
    [['run', '--log', tmpdir()], /--log .* is a folder/],
    [['run', '--metrics', tmpdir()], /--metrics .* is a folder/],
    [['run', '--metrics', join(PACKAGE_ROOT, 'package.json', 'x.prom')], /--metrics/],
    // 1 to 4 say that a command failed, 126 and more what shells and signals say.
    [['run', '--alert-exit-code', '3'], /from 5 to 125/],
    [['run', '--alert-exit-code', '130'], /from 5 to 125/],
    [['run', '--seed', '99999999999999999999'], /smaller/],
  ])(
    '%s is refused with exit code 2 before anything is done',
    async ([command, ...flags], said) => {
      const folder = await caseOf('account_id,created_at\na,2026-01-01T00:00:00Z\n');
      const workspace = ['--workspace', join(folder, 'w')];
      const result = await throughline([command!, folder, ...flags, ...workspace]);
      expect(result.exitCode).toBe(EXIT.usage);
      expect(result.stderr).toMatch(said);
      expect(await readdir(folder)).toEqual(['accounts.csv']);
      await rm(folder, { recursive: true });
    },
  );

  it.skipIf(process.platform === 'win32')('outlives who reads only the beginning', async () => {
    const bin = join(PACKAGE_ROOT, 'bin', 'throughline.js');
    const script = '"$1" "$2" "$3" | true; echo "$PIPESTATUS"';
    for (const command of ['--help', 'runs', 'doctor']) {
      const args = ['-c', script, 'bash', process.execPath, bin, command];
      const result = await execa('bash', args, { cwd: tmpdir() });
      expect(result.stdout).toBe('0');
      expect(result.stderr).not.toContain('Error');
    }
  });

  it.skipIf(process.platform !== 'linux')('says that its answer found no room', async () => {
    const bin = join(PACKAGE_ROOT, 'bin', 'throughline.js');
    const args = ['-c', '"$1" "$2" runs --json > /dev/full', 'sh', process.execPath, bin];
    const result = await execa('sh', args, { cwd: tmpdir(), reject: false });
    expect(result.exitCode).toBe(EXIT.failed);
    expect(result.stderr).toMatch(/The disk is full/);
    expect(result.stderr).not.toContain('    at ');
  });

  it('calls a run stopped that did not end and that nobody works on', async () => {
    const workspace = await mkdtemp(join(tmpdir(), 'throughline-stopped-'));
    await writeRun(workspace, { run_id: 'run-1', status: 'running', finished_at: null }, []);
    const shown = async () => (await throughline(['runs', '--workspace', workspace])).stdout;
    // A script that waits for the end of a run looks at this, and would wait for ever.
    const told = async () => {
      const { stdout } = await throughline(['runs', '--workspace', workspace, '--json']);
      return (JSON.parse(stdout) as { runs: { status: string }[] }).runs[0]!.status;
    };
    expect(await shown()).toMatch(/stopped$/);
    expect(await told()).toBe('stopped');
    const release = await lockWorkspace(workspace, 'run', () => new Date());
    expect(await shown()).toMatch(/running$/);
    expect(await told()).toBe('running');
    await release();
    await rm(workspace, { recursive: true });
  });

  it.skipIf(process.platform === 'win32')('tells a run that a signal stopped', async () => {
    const folder = await caseOf('account_id,created_at\na,2026-01-01T00:00:00Z\n');
    const told: string[] = [];
    const hook = createServer((request, response) => {
      request.on('data', (part: Buffer) => told.push(part.toString()));
      request.on('end', () => response.end());
    }).listen(0, '127.0.0.1');
    // It takes connections and never says a word.
    const silent = createSocketServer(() => {}).listen(0, '127.0.0.1');
    await Promise.all([once(hook, 'listening'), once(silent, 'listening')]);
    const portOf = (server: Server) => (server.address() as AddressInfo).port;
    const [log, metrics] = [join(folder, 'run.ndjson'), join(folder, 'run.prom')];
    const places = ['--workspace', join(folder, 'w'), '--log', log, '--metrics', metrics];
    const asked = once(silent, 'connection');
    const running = throughline(
      ['run', folder, ...places, '--webhook', `http://127.0.0.1:${portOf(hook)}/`],
      { NEO4J_URI: `bolt://127.0.0.1:${portOf(silent)}` },
    );
    const [socket] = (await asked) as [Socket];
    running.kill('SIGTERM');
    expect((await running).exitCode).toBe(143);
    socket.destroy();
    hook.close();
    silent.close();
    expect(JSON.parse(told.join(''))).toMatchObject({ event: 'run-failed', exit_code: 143 });
    expect(await readFile(metrics, 'utf8')).toMatch(/run_success\{[^}]*\} 0\n/);
    const last = (await readFile(log, 'utf8')).trimEnd().split('\n').at(-1)!;
    expect(JSON.parse(last)).toMatchObject({ level: 50, exit_code: 143 });
    await rm(folder, { recursive: true });
  });

  it.each([
    ['run', 'nonsense', /no address/],
    ['doctor', 'http://127.0.0.1:7474', /no address/],
  ])('%s takes NEO4J_URI=%s for no address, with exit code 4', async (command, uri, said) => {
    const folder = await caseOf('account_id,created_at\na,2026-01-01T00:00:00Z\n');
    const args = [...(command === 'run' ? [folder] : []), '--workspace', join(folder, 'w')];
    const result = await throughline([command, ...args], { NEO4J_URI: uri });
    await rm(folder, { recursive: true });
    expect(result.exitCode).toBe(EXIT.databaseUnreachable);
    expect(result.stdout + result.stderr).toMatch(said);
    expect(result.stderr).not.toMatch(/^ {4}at /m);
  });

  it.each(['run', 'watch'])(
    '%s makes no workspace for a case that is not there',
    async (command) => {
      const folder = await mkdtemp(join(tmpdir(), 'throughline-slip-'));
      const result = await throughline([
        command,
        join(folder, 'cas'),
        '--workspace',
        join(folder, 'w'),
      ]);
      expect(result.exitCode).toBe(EXIT.inputRefused);
      expect(result.stderr).toContain('is not there');
      expect(await readdir(folder)).toEqual([]);
      await rm(folder, { recursive: true });
    },
  );

  it('names the option whose time is none', async () => {
    const result = await throughline(['tidy', '--older-than', 'soon', '--workspace', tmpdir()]);
    expect(result.exitCode).toBe(EXIT.usage);
    expect(result.stderr).toContain('--older-than');
  });

  it('lets the name of a case steer no terminal; JSON has it as it is', async () => {
    const workspace = await mkdtemp(join(tmpdir(), 'throughline-names-'));
    const case_name = 'May\u001b]0;x\u0007\u202egpj\n2026-01-01  run-0  forged';
    await writeRun(workspace, { run_id: 'run-1', case_name });
    const words = await throughline(['runs', '--workspace', workspace]);
    expect(words.stdout).toContain('May[U+001B]]0;x[U+0007][U+202E]gpj[U+000A]2026');
    expect(words.stdout).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
    const json = await throughline(['runs', '--workspace', workspace, '--json']);
    expect(JSON.parse(json.stdout).runs[0].case_name).toBe(case_name);
    const failed = await throughline(['diff', 'run-\u001b[2J', '--workspace', workspace]);
    expect(failed.stderr).toContain('run-[U+001B][2J');
    await rm(workspace, { recursive: true });
  });

  it.each([
    ['runs', EXIT.done, []],
    ['diff', EXIT.usage, []],
    ['serve', EXIT.usage, []],
    ['tidy', EXIT.usage, []],
    ['backup', EXIT.usage, ['--out', 'never.zip']],
    ['erase', EXIT.usage, ['a', '--by', 'Ada', '--reason', 'x']],
    ['export', EXIT.usage, ['OP-1', '--out', 'never']],
  ])('%s makes no workspace where there is none', async (command, exitCode, args) => {
    const folder = await mkdtemp(join(tmpdir(), 'throughline-none-'));
    const workspace = join(folder, 'w');
    const result = await throughline([command, ...args, '--workspace', workspace]);
    expect(result.stderr).toContain('There is no ');
    expect(result.exitCode).toBe(exitCode);
    expect(await readdir(folder)).toEqual([]);
    await rm(folder, { recursive: true });
  });

  it.each([
    [['users', 'remove', 'Ada'], 'nobody called Ada'],
    [['users', 'add', 'Ada', '--role', 'admin'], '12 to 1000'],
    [['users', 'add', '=Ada', '--role', 'admin', '--oidc', 's'], 'cannot be a name'],
    [['tokens', 'remove', 'abc'], 'no token abc'],
    [['tokens', 'add', 'nightly', '--for', 'Ada', '--scopes', 'read'], 'nobody called Ada'],
  ])('%s that is refused is not written down as done', async (args, said) => {
    const folder = await mkdtemp(join(tmpdir(), 'throughline-access-'));
    const bin = join(PACKAGE_ROOT, 'bin', 'throughline.js');
    const words = [bin, ...args, '--workspace', join(folder, 'w'), '--json'];
    const result = await execa(process.execPath, words, { input: 'short\n', reject: false });
    expect(result.exitCode).toBe(EXIT.usage);
    expect(result.stderr).toContain(said);
    expect(result.stdout).toBe('');
    expect(await readdir(folder)).toEqual([]);
    await rm(folder, { recursive: true });
  });

  it('tells in JSON whom it added and removed', async () => {
    const workspace = await mkdtemp(join(tmpdir(), 'throughline-access-'));
    const ask = async (...args: string[]) => {
      const result = await throughline([...args, '--workspace', workspace, '--json']);
      expect(result.exitCode, result.stderr).toBe(EXIT.done);
      return JSON.parse(result.stdout) as Record<string, unknown>;
    };
    const ada = ['users', 'add', 'Ada', '--role', 'viewer', '--oidc', 'ada-at-provider'];
    expect(await ask(...ada)).toEqual({ name: 'Ada', role: 'viewer', case: '*' });
    const token = await ask('tokens', 'add', 'nightly', '--for', 'Ada', '--scopes', 'read');
    expect(Date.parse(String(token['expires_at']))).toBeGreaterThan(Date.now());
    expect(await ask('tokens', 'remove', String(token['id']))).toEqual({ id: token['id'] });
    expect(await ask('users', 'remove', 'Ada')).toEqual({ name: 'Ada' });
    await rm(workspace, { recursive: true });
  });

  it.each([
    ['a date of another form', '--date', '07/01/2026'],
    ['a time of no place', '--date', '2026-07-01 06:00'],
    ['a day that is none', '--date', '2026-02-30'],
    ['a run that is not there', '--run', 'run-none'],
  ])('export refuses %s with exit code 2', async (_, option, value) => {
    const workspace = await mkdtemp(join(tmpdir(), 'throughline-export-'));
    await writeRun(workspace, { run_id: 'run-1' });
    const out = join(workspace, 'out');
    const args = ['export', 'OP-1', '--out', out, '--workspace', workspace, option, value];
    const result = await throughline(args);
    expect(result.exitCode).toBe(EXIT.usage);
    expect(result.stderr).toContain(value);
    expect(result.stderr).not.toMatch(/^ {4}at |ENOENT/m);
    await rm(workspace, { recursive: true });
  });

  it('lists the scenarios when asked for one that is not there, each name apart from its words', async () => {
    const result = await throughline(['generate', 'utopia', '--out', 'nowhere']);
    expect(result.exitCode).toBe(EXIT.usage);
    expect(result.stderr).toContain('rotation');
    const lines = result.stderr.split('\n').filter((line) => line.startsWith('  '));
    const starts = new Set(lines.map((line) => /^ {2}[a-z0-9-]+ {2,}/.exec(line)?.[0].length));
    expect(lines.length).toBeGreaterThan(10);
    expect(starts.size).toBe(1);
    expect(starts).not.toContain(undefined);
  });

  it('says in JSON that all is there', async () => {
    const result = await throughline(['doctor', '--json']);
    expect(result.exitCode).toBe(EXIT.done);
    expect(JSON.parse(result.stdout)).toMatchObject({ ok: true });
  });

  it('says what to install where Java is missing, with exit code 4', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'throughline-path-'));
    const result = await throughline(['doctor'], { PATH: empty, JAVA_HOME: '' });
    await rm(empty, { recursive: true });
    expect(result.exitCode).toBe(EXIT.databaseUnreachable);
    expect(result.stdout).toMatch(/missing {2}Java.*\n.*Install a JDK 17/);
  });

  it('says whether the workspace can be made or written to', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'throughline-doctor-'));
    const ask = (name: string) => throughline(['doctor', '--workspace', join(folder, name)]);
    expect((await ask('w')).stdout).toMatch(/^ok {7}Workspace: .*can be made/m);
    expect((await ask('.')).stdout).toMatch(/^ok {7}Workspace: .*may be written to/m);
    await writeFile(join(folder, 'file'), '');
    const refused = await ask('file/w');
    expect(refused.exitCode).toBe(EXIT.failed);
    expect(refused.stdout).toMatch(/^refused {2}Workspace: .*file is no folder\n.*--workspace/m);
    expect(await readdir(folder)).toEqual(['file']);
    await rm(folder, { recursive: true });
  });

  it('says that a server does not answer, with exit code 4', async () => {
    const result = await throughline(['doctor'], { NEO4J_URI: 'bolt://127.0.0.1:1' });
    expect(result.exitCode).toBe(EXIT.databaseUnreachable);
    expect(result.stdout).toContain('does not answer');
  });
});

async function caseOf(accounts: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-case-'));
  await writeFile(join(folder, 'accounts.csv'), accounts);
  return folder;
}

describe('javaMajorOf', () => {
  it.each([
    ['openjdk version "17.0.15" 2025-04-15', 17],
    ['java version "1.8.0_402"', 8],
    ['openjdk version "25" 2025-09-16', 25],
    ['no java here', null],
  ])('%s', (text, major) => {
    expect(javaMajorOf(text)).toBe(major);
  });
});

describe('buildOf', () => {
  const words = (mode: string) =>
    `openjdk version "17.0.15" 2025-04-15\nOpenJDK Runtime Environment (build 17.0.15+6)\nOpenJDK 64-Bit Server VM (build 17.0.15+6, ${mode})\n`;

  it('names version and build, whatever the environment asks for', () => {
    const build = buildOf(words('mixed mode, sharing'));
    expect(build).toContain('17.0.15+6');
    const asked = `Picked up JAVA_TOOL_OPTIONS: -Xint -Dname=x\n${words('interpreted mode')}`;
    expect(buildOf(asked)).toBe(build);
    expect(buildOf(words('mixed mode').replaceAll('15+6', '16+1'))).not.toBe(build);
  });
});
