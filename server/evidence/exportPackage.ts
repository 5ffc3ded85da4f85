import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { UsageError } from '../contract/errors.js';
import type { Approval, RedactionLevel } from '../contract/evidence.js';
import { openDuckDb } from '../ingest/duckdb.js';
import { PACKAGE_ROOT } from '../packageRoot.js';
import { keptInput } from '../runs/keptInput.js';
import { workspacePaths } from '../runs/workspace.js';
import { assembleVerifier } from './assembleVerifier.js';
import { writeBag } from './bag/writeBag.js';
import { dosDate, zipBag } from './bag/zipBag.js';
import { defineFigures } from './figures/defineFigures.js';
import { defineTables } from './figures/defineTables.js';
import { defaultKeyFolder, openKeys, type PackageKeys } from './keys/keyFolder.js';
import { type OpenedOperator, openOperator } from './openOperator.js';
import type { ExportOptions, PackageContent } from './packageContent.js';
import { custodyEvents, custodyLog } from './record/custody.js';
import { factsDocument, factsSchema } from './record/facts.js';
import { shownRunRecord } from './record/runRecord.js';
import { PROMPT_LEVELS, treatmentOf } from './redaction/levels.js';
import { createRedactionMacros } from './redaction/macros.js';
import { redactionRecord } from './redaction/record.js';
import { scheduleCatalogue } from './schedules/catalogue.js';
import { createErrorRates } from './schedules/errorRates.js';
import { prepareCase } from './schedules/prepareCase.js';
import { writeSchedules } from './schedules/writeSchedules.js';
import { contentDigest } from './standalone/checkRecord.js';
import { loadSchedules } from './standalone/loadSchedules.js';
import { Findings } from './standalone/report.js';
import { fingerprintOf } from './standalone/signatures.js';
import { addTimeStamp } from './timeStamp/requestTimeStamp.js';
import { writeDocuments } from './writeDocuments.js';
import { writeOtherForms } from './writeOtherForms.js';

export interface ExportedPackage {
  readonly folder: string;
  readonly zip: string;
  readonly fingerprint: string;
  readonly isDraft: boolean;
  readonly level: RedactionLevel;
}

/**
 * Makes the evidence package of an operator, folder and ZIP: schedules → figures → letter, exhibits,
 * other forms → record → signed bag. Needs what the run left in the workspace and no database.
 * @throws UsageError where the run, the operator or the options do not allow it.
 */
export async function exportPackage(o: ExportOptions): Promise<ExportedPackage> {
  if (o.withPrompts && !PROMPT_LEVELS.includes(o.level)) {
    throw new UsageError(
      `Prompts do not leave at level ${o.level}.`,
      `Levels that may show them: ${PROMPT_LEVELS.join(', ')}.`,
    );
  }
  const opened = await openOperator({
    workspace: o.workspace,
    run: o.run,
    operatorId: o.operatorId,
  });
  if (o.withPrompts && keptInput(opened.record).areSketches) {
    throw new UsageError(
      'Of the prompts only sketches were kept: there is no text to show.',
      'Without --with-prompts the package holds the hash of each sketch.',
    );
  }
  const keys = await openKeys(o.keyFolder ?? defaultKeyFolder(o.env), o.keyFile);
  const name = `${o.operatorId}-${o.level}`.replace(/[^A-Za-z0-9._-]/g, '_');
  const folder = join(resolve(o.outDir), name);
  for (const taken of [folder, `${folder}.zip`]) {
    if (existsSync(taken))
      throw new UsageError(
        `${taken} is there already.`,
        'Name another folder with --out, or remove it.',
      );
  }
  const part = `${folder}.part`;
  await rm(part, { recursive: true, force: true });
  await mkdir(o.outDir, { recursive: true });
  // It shows people's rows: who else may read it is for whoever sends it to say.
  await mkdir(part, { mode: 0o700 });
  const version = await packageVersion();
  const { schedules } = await makeSchedules(part, o, opened, keys);
  const content: PackageContent = {
    options: o,
    opened,
    keys,
    version,
    fingerprint: fingerprintOf(keys.publicKey),
    schedules,
    figures: defineFigures(schedules),
    tables: defineTables(schedules),
  };
  await writeContent(part, content);
  o.progress.start('letter and exhibits');
  await writeDocuments(part, content);
  await writeOtherForms(part, content);
  o.progress.done();
  o.progress.start('signing and packing');
  await sealPackage(part, content);
  if (o.timeStampUrl !== undefined) await addTimeStamp(part, o.timeStampUrl);
  await checkApproved(part, o.approval);
  await zipBag(part, name, `${folder}.zip.part`, dosDate(o.date));
  await rename(part, folder);
  await rename(`${folder}.zip.part`, `${folder}.zip`);
  o.progress.done();
  return {
    folder,
    zip: `${folder}.zip`,
    fingerprint: content.fingerprint,
    isDraft: o.approval === undefined,
    level: o.level,
  };
}

async function makeSchedules(
  root: string,
  o: ExportOptions,
  opened: OpenedOperator,
  keys: PackageKeys,
) {
  o.progress.start('schedules');
  const connection = await openDuckDb({
    tempDir: workspacePaths(resolve(o.workspace)).temporary,
    memoryLimit: '1GB',
  });
  try {
    await prepareCase(connection, opened);
    await createErrorRates(connection, o.measured);
    await createRedactionMacros(connection, {
      level: o.level,
      secret: keys.secret,
      withPrompts: o.withPrompts,
    });
    const catalogue = scheduleCatalogue(o.withPrompts);
    await writeSchedules(connection, catalogue, join(root, 'data', 'schedules'), {
      withPrompts: o.withPrompts,
      keepsAccountOrder: treatmentOf(o.level, 'account', o.withPrompts) === 'full',
      onRows: (rows) => o.progress.update(rows, `${rows} exchanges`),
    });
  } finally {
    connection.closeSync();
  }
  const loaded = await loadSchedules(root, new Findings());
  o.progress.done();
  return loaded;
}

async function writeContent(root: string, content: PackageContent): Promise<void> {
  const { options: o, opened } = content;
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(join(root, path, '..'), { recursive: true });
    await writeFile(join(root, path), text);
  };
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  const fileNameOf = shownFileNames(content);
  await write('data/figures.json', json({ figures: content.figures, tables: content.tables }));
  await write('data/facts.json', json(factsDocument(content)));
  await write('data/facts.schema.json', json(factsSchema()));
  await write(
    'data/record/run.json',
    await shownRunRecord(opened.folder, opened.record, {
      fileNameOf,
      isCaseNamed: o.level === 'internal' || o.level === 'counsel',
      areReasonsShown: o.level === 'internal',
    }),
  );
  await write(
    'data/record/redaction.json',
    json(redactionRecord(o.level, o.withPrompts, keptInput(opened.record))),
  );
  await write(
    'data/record/custody.ndjson',
    custodyLog(
      custodyEvents({
        record: opened.record,
        date: o.date,
        exportedBy: o.exportedBy,
        fingerprint: content.fingerprint,
        level: o.level,
        version: content.version,
        fileNameOf,
        approval: o.approval ?? null,
      }),
    ),
  );
  if (o.approval !== undefined) await write('data/record/approval.json', json(o.approval));
}

/** Names of log files as the schedules show them at this level. */
function shownFileNames({ opened, schedules }: PackageContent): (file: string) => string {
  const shown = new Map(
    (schedules.get('sources') ?? []).map((row) => [
      opened.record.inputs[Number(row['source_no'])]?.file,
      row['file'] ?? '',
    ]),
  );
  return (file) => shown.get(file) ?? '';
}

async function sealPackage(
  root: string,
  { options: o, keys, version, opened }: PackageContent,
): Promise<void> {
  const tagFiles = {
    'verify.mjs': await assembleVerifier(),
    'VERIFY.txt': await readFile(join(PACKAGE_ROOT, 'server', 'evidence', 'VERIFY.txt'), 'utf8'),
  };
  await writeBag(
    root,
    {
      description: `Evidence about ${o.operatorId}${o.approval === undefined ? ' (draft, not approved)' : ''}`,
      operatorId: o.operatorId,
      runId: opened.record.run_id,
      level: o.level,
      date: o.date,
      version,
    },
    tagFiles,
    keys,
  );
}

/** @throws UsageError where the approval is of other content than this. */
async function checkApproved(root: string, approval: Approval | undefined): Promise<void> {
  if (approval === undefined || approval.content_sha256 === (await contentDigest(root))) return;
  throw new UsageError(
    'The approval is of another package than this.',
    'Same run, operator, level, form and date as the draft; or have the new draft approved.',
  );
}

async function packageVersion(): Promise<string> {
  const text = await readFile(join(PACKAGE_ROOT, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
