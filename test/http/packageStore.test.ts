import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPackageStore } from '../../server/http/packages/packageStore.js';
import { ConflictError, NotFoundError } from '../../server/http/problems.js';

let workspace: string;
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'throughline-packages-'));
});
afterEach(() => rm(workspace, { recursive: true, force: true }));
const open = () => openPackageStore(workspace, () => new Date('2026-07-01T10:00:00Z'));
const asked = {
  operatorId: 'OP-1',
  runId: 'run-1',
  caseName: 'demo',
  level: 'counsel',
  by: 'Ada',
} as const;

describe('packages that were asked for', () => {
  it('end when the server stops, and say so', async () => {
    const store = open();
    const { package_id } = await store.request(asked);
    await store.stop();
    expect(await store.get(package_id)).toMatchObject({
      status: 'failed',
      failure: 'The server stopped. Ask again.',
    });
  });

  it('are not being made any more when a server was killed meanwhile', async () => {
    const store = open();
    const { package_id } = await store.request(asked);
    await store.stop();
    const file = join(workspace, 'packages', package_id, 'record.json');
    const record = JSON.parse(await readFile(file, 'utf8')) as object;
    await writeFile(file, JSON.stringify({ ...record, status: 'making', failure: null }));
    expect(await open().all()).toMatchObject([{ package_id, status: 'failed' }]);
  });

  it('cannot be approved before there is a draft, and are known by their ids alone', async () => {
    const store = open();
    const { package_id } = await store.request(asked);
    const approval = { contentSha256: 'f'.repeat(64), reason: 'read', by: 'Grace' };
    await expect(store.approve(package_id, approval)).rejects.toThrow(ConflictError);
    await store.stop();
    for (const id of ['..', `../packages/${package_id}`, `${package_id}/..`, '', 'PK-0']) {
      await expect(store.get(id)).rejects.toThrow(NotFoundError);
      await expect(store.file(id)).rejects.toThrow(NotFoundError);
    }
  });
});
