import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { SourceFile } from '../../contract/outputs.js';
import type { TableName } from '../../contract/tables.js';
import type { FileHasher } from '../hashing/fileHasher.js';
import type { ClockWindow } from '../judge/clockWindow.js';
import type { Oddities } from '../judge/oddities.js';
import type { Source } from '../sources.js';
import { partsOf } from '../tableParts.js';

/** What an earlier ingest under the same rules left, and left undamaged. */
export interface EarlierTables {
  readonly folder: string;
  /** In order of file numbers then. */
  readonly sources: readonly SourceFile[];
  /** Of each source, in that order. */
  readonly sourceWarnings: readonly (readonly string[])[];
  readonly tables: Readonly<Record<TableName, EarlierTable | null>>;
  /** The clocks under which its rows are those that would be kept: now is one of them. */
  readonly clock: ClockWindow;
}
export interface EarlierTable {
  readonly rows: number;
  /** Cells worth a warning. */
  readonly oddities: Oddities;
}

/** The Parquet file of earlier accounts. */
export const accountsOf = ({ folder }: EarlierTables): string => join(folder, 'accounts.parquet');

/** A source that is not read again: its rows lie in earlier tables. */
export interface KeptSource {
  readonly table: TableName;
  readonly fileNo: number;
  readonly fileNoThen: number;
  readonly source: SourceFile;
  readonly warnings: readonly string[];
}

/** What of earlier tables is taken. */
export interface DayPlan {
  readonly earlier: EarlierTables;
  /** By file number now. */
  readonly kept: ReadonlyMap<number, KeptSource>;
  readonly tables: ReadonlySet<TableName>;
  /** Why the other tables that were there are read whole, a sentence each. */
  readonly reasons: readonly string[];
}

/** Tables that days add to. Labels are small. */
const GROWING: readonly TableName[] = ['payments', 'sessions', 'exchanges'];
/** A table of more parts is put together: each costs a little whenever the table is read. */
const PARTS_MAX = 16;

/**
 * Which files need not be read: those of tables of which every file that was read then is there now as
 * it was, by SHA-256. Accounts are read whole where a file of them is new, since each of their rows can
 * move the others.
 */
export async function planDay(
  earlier: EarlierTables,
  sources: readonly Source[],
  hasher: FileHasher,
): Promise<DayPlan> {
  const nothing = (reason: string): DayPlan => ({
    earlier,
    kept: new Map(),
    tables: new Set(),
    reasons: [reason],
  });
  if (sources.some(({ kind }) => kind === 'query'))
    return nothing('A query of case.yaml is among the sources.');
  const names = sources.map((source) => (source.kind === 'file' ? source.name : ''));
  // Quarantine knows files by name.
  if (new Set(names).size < names.length) return nothing('A file is read for two tables.');
  const kept = new Map<number, KeptSource>();
  const tables = new Set<TableName>();
  const reasons: string[] = [];
  const accounts = await keptOf('accounts', { earlier, sources, hasher });
  const accountFiles = sources.filter(({ table }) => table === 'accounts').length;
  if (typeof accounts !== 'string' && accounts.length === accountFiles) {
    tables.add('accounts');
    for (const source of accounts) kept.set(source.fileNo, source);
  }
  for (const table of GROWING) {
    if (earlier.tables[table] === null) continue;
    const found = await keptOf(table, { earlier, sources, hasher });
    if (typeof found === 'string') {
      reasons.push(`The table ${table} was read whole: ${found}.`);
      continue;
    }
    tables.add(table);
    for (const source of found) kept.set(source.fileNo, source);
  }
  return { earlier, kept, tables, reasons };
}

async function keptOf(
  table: TableName,
  o: { earlier: EarlierTables; sources: readonly Source[]; hasher: FileHasher },
): Promise<KeptSource[] | string> {
  const { earlier, sources, hasher } = o;
  if (partsOf(join(earlier.folder, `${table}.parquet`)).length >= PARTS_MAX)
    return `it was of ${PARTS_MAX} parts`;
  const kept: KeptSource[] = [];
  const hashes: Promise<string>[] = [];
  let fault: string | null = null;
  for (const [fileNoThen, source] of earlier.sources.entries()) {
    if (source.table !== table) continue;
    const fileNo = sources.findIndex(
      (now) => now.kind === 'file' && now.table === table && now.name === source.file,
    );
    const now = sources[fileNo];
    if (now?.kind !== 'file') fault = `${source.file} is gone`;
    // The size is a cheap look first.
    else if ((await stat(now.path)).size !== source.bytes) fault = `${source.file} changed`;
    else hashes.push(hasher.sha256Of(now.path));
    if (fault !== null) break;
    const warnings = earlier.sourceWarnings[fileNoThen] ?? [];
    kept.push({ table, fileNo, fileNoThen, source, warnings });
  }
  const found = await Promise.all(hashes);
  const changed = kept.find(({ source }, no) => source.sha256 !== found[no]);
  return changed === undefined ? (fault ?? kept) : `${changed.source.file} changed`;
}
