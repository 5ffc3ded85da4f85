import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { sameName } from '../../access/people.js';
import type { RedactionLevel } from '../../contract/evidence.js';
import { PackageRecord } from '../../contract/packages.js';
import { approvePackage } from '../../evidence/record/approve.js';
import { contentDigest } from '../../evidence/standalone/checkRecord.js';
import { PACKAGE_ROOT } from '../../packageRoot.js';
import { writeWhole } from '../../runs/workspace.js';
import { ConflictError, ForbiddenError, NotFoundError } from '../problems.js';
import { lastWords } from './lastWords.js';

const ID = /^PK-[0-9a-f]{12}$/;
/** Packages wait in a row; more than this at once is a mistake or an attack. */
const WAITING_MAX = 20;

export interface PackageStore {
  /** Newest first. */
  all(): Promise<readonly PackageRecord[]>;
  /** @throws NotFoundError */
  get(id: string): Promise<PackageRecord>;
  request(o: {
    operatorId: string;
    runId: string;
    caseName: string;
    level: RedactionLevel;
    by: string;
  }): Promise<PackageRecord>;
  /** @throws ForbiddenError for the requester, ConflictError for other content than the draft’s. */
  approve(
    id: string,
    o: { contentSha256: string; reason: string; by: string },
  ): Promise<PackageRecord>;
  /** The ZIP: the approved one, else the draft. */
  file(id: string): Promise<string>;
  /** Ends what is being made; it is then failed, and can be asked for again. */
  stop(): Promise<void>;
}

/** Packages that were asked for, below `packages` in the workspace; each is made by a process of its own. */
export function openPackageStore(workspace: string, now: () => Date): PackageStore {
  const root = resolve(workspace, 'packages');
  const folderOf = (id: string) => join(root, id);
  const keep = async (record: PackageRecord): Promise<PackageRecord> => {
    await writeWhole(join(folderOf(record.package_id), 'record.json'), JSON.stringify(record));
    return record;
  };
  const get = async (id: string): Promise<PackageRecord> => {
    const text = ID.test(id)
      ? await readFile(join(folderOf(id), 'record.json'), 'utf8').catch(() => null)
      : null;
    if (text === null) throw new NotFoundError(`There is no package ${id}.`);
    return PackageRecord.parse(JSON.parse(text));
  };
  const stopping = new AbortController();
  let queue: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  /** One after another; a failure stands in the record and stops nobody else. */
  const enqueue = (id: string, work: (record: PackageRecord) => Promise<PackageRecord>) => {
    waiting += 1;
    queue = queue.then(async () => {
      try {
        await keep(await work(await get(id)));
      } catch (error) {
        const failure = error instanceof Error ? error.message : String(error);
        await keep({ ...(await get(id)), status: 'failed', failure: failure.slice(0, 500) }).catch(
          () => undefined,
        );
      } finally {
        waiting -= 1;
      }
    });
  };
  const room = () => {
    if (waiting >= WAITING_MAX)
      throw new ConflictError('Too many packages are being made already.');
  };
  const make = async (record: PackageRecord, out: string, more: readonly string[]) => {
    const args = ['export', record.operator_id, '--run', record.run_id];
    args.push('--workspace', resolve(workspace), '--redact', record.level, '--out', out);
    args.push('--by', record.requested_by, '--date', record.requested_at, ...more, '--json');
    const result = await execa(
      process.execPath,
      [join(PACKAGE_ROOT, 'bin', 'throughline.js'), ...args],
      { reject: false, cancelSignal: stopping.signal },
    );
    if (result.isCanceled) throw new Error('The server stopped. Ask again.');
    if (result.failed) throw new Error(lastWords(result.stderr));
    return (JSON.parse(result.stdout) as { folder: string }).folder;
  };
  /** What was being made when a server stopped is not being made any more. */
  const mended = markAbandoned();
  async function markAbandoned(): Promise<void> {
    for (const record of await readAll()) {
      if (record.status === 'making' || record.status === 'approving') {
        await keep({ ...record, status: 'failed', failure: 'The server stopped. Ask again.' });
      }
    }
  }
  async function readAll(): Promise<PackageRecord[]> {
    const names = await readdir(root).catch(() => []);
    const records = await Promise.all(names.filter((name) => ID.test(name)).map(get));
    return records.sort((a, b) => (a.requested_at < b.requested_at ? 1 : -1));
  }

  return {
    all: async () => {
      await mended;
      return readAll();
    },
    get,
    request: async (o) => {
      await mended;
      room();
      const record: PackageRecord = {
        package_id: `PK-${randomBytes(6).toString('hex')}`,
        operator_id: o.operatorId,
        run_id: o.runId,
        case_name: o.caseName,
        level: o.level,
        status: 'making',
        requested_by: o.by,
        requested_at: now()
          .toISOString()
          .replace(/\.\d+Z$/, 'Z'),
        content_sha256: null,
        approved_by: null,
        approved_at: null,
        failure: null,
      };
      await mkdir(folderOf(record.package_id), { recursive: true, mode: 0o700 });
      await keep(record);
      enqueue(record.package_id, async (asked) => {
        const folder = await make(asked, join(folderOf(asked.package_id), 'draft'), []);
        return { ...asked, status: 'draft', content_sha256: await contentDigest(folder) };
      });
      return record;
    },
    approve: async (id, { contentSha256, reason, by }) => {
      const record = await get(id);
      if (sameName(record.requested_by, by)) {
        throw new ForbiddenError(
          `${by} asked for this package. A second person has to approve it.`,
        );
      }
      if (record.status !== 'draft') {
        throw new ConflictError(`This package is no draft: ${record.status}.`);
      }
      if (record.content_sha256 !== contentSha256) {
        throw new ConflictError('This is not the hash of the draft: look at it again.');
      }
      room();
      const at = now()
        .toISOString()
        .replace(/\.\d+Z$/, 'Z');
      const accepted = await keep({ ...record, status: 'approving' });
      enqueue(id, async (asked) => {
        const name = (await readdir(join(folderOf(id), 'draft'))).find((n) => !n.endsWith('.zip'))!;
        const approval = await approvePackage(join(folderOf(id), 'draft', name), {
          by,
          reason,
          at,
        });
        // Looked at again after all waiting: the approval is of the content that was approved.
        if (approval.content_sha256 !== contentSha256) throw new Error('The draft was changed.');
        const file = join(folderOf(id), 'approval.json');
        await writeFile(file, JSON.stringify(approval), { flag: 'wx' });
        await make(asked, join(folderOf(id), 'approved'), ['--approval', file]);
        return { ...asked, status: 'approved', approved_by: by, approved_at: at };
      });
      return accepted;
    },
    file: async (id) => {
      const record = await get(id);
      const part = record.status === 'approved' ? 'approved' : 'draft';
      const names = await readdir(join(folderOf(id), part)).catch(() => []);
      const zip = names.find((name) => name.endsWith('.zip'));
      if (zip === undefined) throw new NotFoundError(`The package ${id} is not made yet.`);
      return join(folderOf(id), part, zip);
    },
    stop: async () => {
      stopping.abort();
      await mended;
      await queue;
    },
  };
}
