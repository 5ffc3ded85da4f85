import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { checkBag, noPlainFiles } from './bag.js';
import { checkArchive } from './checkArchive.js';
import { checkCustody } from './checkCustody.js';
import { checkDocuments } from './checkDocuments.js';
import { checkFacts, type Holders } from './checkFacts.js';
import { checkFigures, readFigures } from './checkFigures.js';
import { checkGraphs } from './checkGraph.js';
import { checkInterchange } from './checkInterchange.js';
import { checkLogs } from './checkLogs.js';
import {
  checkApproval,
  checkFactsFile,
  checkLevel,
  checkRedaction,
  readRedaction,
} from './checkRecord.js';
import { checkExchanges, checkHoldings, checkLinks, checkWhole } from './checkSchedules.js';
import { checkSignature } from './checkSignature.js';
import { checkWorkbook } from './checkWorkbook.js';
import { loadSchedules } from './loadSchedules.js';
import { type Check, type Report, runCheck } from './report.js';
import { checkTimeStamp } from './timeStamp.js';
import { unpackZip } from './zip.js';

export interface VerifyOptions {
  /** Fingerprint of the signing key as the reader got it another way. */
  readonly fingerprint?: string;
  /** Folder of the source logs, where the reader has them. */
  readonly logs?: string;
}

/** What a package's folder holds; one that lacks some of it is a package and damaged. */
const MARKS = ['bagit.txt', 'tagmanifest-sha256.txt', 'manifest-sha256.txt', 'data/schedules'];

/** Whether a path may be a package: a file, or a folder that holds something of one. */
export const mayBePackage = async (path: string): Promise<boolean> => {
  const found = await stat(path).catch(() => null);
  if (found === null) return false;
  return found.isFile() || MARKS.some((name) => existsSync(join(path, name)));
};

/**
 * Verifies a package, folder or ZIP, offline: integrity, signature, completeness, and that every
 * figure, every account's sum and every link follows from the schedules.
 */
export async function verifyPackage(path: string, options: VerifyOptions = {}): Promise<Report> {
  const target = resolve(path);
  if ((await stat(target)).isDirectory()) return verifyFolder(target, target, options, []);
  const folder = await mkdtemp(join(tmpdir(), 'verify-'));
  try {
    let root = folder;
    const archive = await runCheck('archive', async (findings) => {
      const entries = await unpackZip(target, folder);
      const names = await readdir(folder);
      if (names.length !== 1) throw new Error('holds more than the package’s folder');
      root = join(folder, names[0]!);
      return checkArchive(root, names[0]!, entries, findings);
    });
    // Of an archive that cannot be unpacked nothing else is known, nor that a file of it is missing.
    return root === folder
      ? { ok: false, package: basename(target), fingerprint: '', checks: [archive] }
      : await verifyFolder(root, target, options, [archive]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const INTEGRITY = 'integrity and completeness';

async function verifyFolder(
  root: string,
  shown: string,
  options: VerifyOptions,
  before: readonly Check[],
): Promise<Report> {
  let fingerprint = '';
  const checks: Check[] = [...before];
  const check = async (name: string, work: Parameters<typeof runCheck>[1]): Promise<void> => {
    checks.push(await runCheck(name, work, root));
  };
  const outside = await noPlainFiles(root);
  await check(INTEGRITY, (findings) => {
    if (outside.length === 0) return checkBag(root, findings);
    for (const file of outside)
      findings.add(file, 'is a link or no plain file: what it leads to is not in the package');
    return 'nothing else, as reading what is no plain file may never end';
  });
  if (outside.length > 0) return reportOf(shown, '', checks);
  await check('signature', async (findings) => {
    const signature = await checkSignature(root, options.fingerprint, findings);
    fingerprint = signature.fingerprint;
    return signature.looked;
  });
  await check('time stamp', (findings) => checkTimeStamp(root, findings));
  let loaded: Awaited<ReturnType<typeof loadSchedules>> | null = null;
  await check('schedules', async (findings) => {
    loaded = await loadSchedules(root, findings);
    return checkWhole(loaded.schedules, findings);
  });
  if (loaded !== null) await checkContent(root, loaded, { fingerprint, options }, check);
  return reportOf(shown, fingerprint, checks);
}

const reportOf = (shown: string, fingerprint: string, checks: readonly Check[]): Report => ({
  ok: checks.every(({ findings }) => findings.length === 0),
  package: basename(shown),
  fingerprint,
  checks,
});

async function checkContent(
  root: string,
  { schedules, declared }: Awaited<ReturnType<typeof loadSchedules>>,
  { fingerprint, options }: { fingerprint: string; options: VerifyOptions },
  check: (name: string, work: Parameters<typeof runCheck>[1]) => Promise<void>,
): Promise<void> {
  let holders: Holders = new Map();
  await check('signals and who holds them', async (findings) => {
    holders = await checkHoldings(root, schedules, declared.get('holdings')!, findings);
    return `${holders.size} signals counted and weighed again`;
  });
  await check('sums of accounts', (findings) => checkFacts(schedules, holders, findings));
  await check('links', (findings) => checkLinks(schedules, holders, findings));
  await check('exchanges', (findings) =>
    checkExchanges(root, schedules, declared.get('exchanges')!, findings),
  );
  await check('figures', async (findings) =>
    checkFigures(await readFigures(root), schedules, findings),
  );
  await check('letter and exhibits', async (findings) =>
    checkDocuments(root, await readFigures(root), findings),
  );
  await check('graphs', (findings) =>
    checkGraphs(root, schedules, declared.get('holdings')!, findings),
  );
  await check('workbook', (findings) => checkWorkbook(root, [...declared.values()], findings));
  await check('forms for other programs', (findings) =>
    checkInterchange(root, schedules, findings),
  );
  await check('custody', (findings) => {
    const sources = (schedules.get('sources') ?? []).map((row) => ({
      sha256: row['sha256'] ?? '',
      file: row['file'] ?? '',
    }));
    return checkCustody(root, sources, fingerprint, findings);
  });
  await check('facts.json', (findings) => checkFactsFile(root, schedules, findings));
  await check('redaction', async (findings) => {
    await checkLevel(root, findings);
    return checkRedaction(await readRedaction(root), schedules, findings);
  });
  await check('approval', (findings) => checkApproval(root, findings));
  const { logs } = options;
  if (logs === undefined) return;
  await check('source logs', async (findings) =>
    checkLogs(root, logs, { schedules, declared, redaction: await readRedaction(root) }, findings),
  );
}
