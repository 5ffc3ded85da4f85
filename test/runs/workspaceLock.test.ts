import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../../server/packageRoot.js';
import { lockWorkspace, WorkspaceBusyError } from '../../server/runs/workspaceLock.js';

const NOW = () => new Date('2026-07-01T06:00:00Z');
let workspace: string;
beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'throughline-lock-'));
});
afterAll(() => rm(workspace, { recursive: true, force: true }));

/** A process of its own that holds the lock until it is killed. */
const HOLDER = `
  import { lockWorkspace } from ${JSON.stringify(join(PACKAGE_ROOT, 'dist', 'server', 'runs', 'workspaceLock.js'))};
  await lockWorkspace(process.argv[1], 'run', () => new Date());
  setInterval(() => {}, 1000);
`;

describe('the lock of a workspace', () => {
  it('lets one in, refuses the next in words, and lets it in when the first is out', async () => {
    const release = await lockWorkspace(workspace, 'run', NOW);
    const refused = await lockWorkspace(workspace, 'run', NOW).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(WorkspaceBusyError);
    expect((refused as Error).message).toContain(`process ${process.pid}`);
    expect((refused as Error).message).toContain('2026-07-01T06:00:00');
    const serving = await lockWorkspace(workspace, 'serve', NOW);
    await release();
    await (await lockWorkspace(workspace, 'run', NOW))();
    await serving();
  });

  it('binds other processes, and ends with one that is killed', async () => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', HOLDER, workspace]);
    const ended = once(child, 'exit');
    while (!existsSync(join(workspace, 'locks', 'run.json'))) {
      if (child.exitCode !== null) throw new Error('the holder ended');
      await sleep(50);
    }
    const refused = await lockWorkspace(workspace, 'run', NOW).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(WorkspaceBusyError);
    expect((refused as Error).message).toContain(`process ${child.pid}`);
    child.kill('SIGKILL');
    await ended;
    await (await lockWorkspace(workspace, 'run', NOW))();
  });
});
