import { copyFile, link } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { TableName } from '../../contract/tables.js';
import { queryRows, sqlFile, sqlString } from '../duckdb.js';
import { partsOf, type TablePart } from '../tableParts.js';
import { accountsOf, type DayPlan, type KeptSource } from './planDay.js';

const sql = (name: string, values: Record<string, string>): Promise<string> =>
  sqlFile(`server/ingest/sql/${name}.sql`, values);

/** Puts parts of earlier tables into a folder of new ones, under the numbers of accounts and files now. */
export class PartKeeper {
  readonly #connection: DuckDBConnection;
  readonly #plan: DayPlan;
  readonly #tablesDir: string;
  /** Of each file of numbers then, and of none, the file now. */
  readonly #numbers = new Map<string | null, string | null>();
  #haveMoved: boolean | null;

  /** Expects `account_numbers` once accounts are judged. */
  constructor(connection: DuckDBConnection, plan: DayPlan, tablesDir: string) {
    this.#connection = connection;
    this.#plan = plan;
    this.#haveMoved = plan.tables.has('accounts') ? false : null;
    this.#tablesDir = tablesDir;
  }

  /** The parts of a table as they lie in the new folder, by names. */
  async keep(table: TableName): Promise<TablePart[]> {
    const shifts = shiftsOf([...this.#plan.kept.values()].filter((one) => one.table === table));
    const kept: TablePart[] = [];
    for (const part of partsOf(join(this.#plan.earlier.folder, `${table}.parquet`))) {
      const file = basename(part.file);
      await linkOrCopy(part.file, join(this.#tablesDir, file));
      const numbers = await this.#numbersNow(part.numbers);
      kept.push({ file, numbers, shifts: shiftedTwice(part.shifts, shifts) });
    }
    return kept;
  }

  /** @param then the file of numbers of a part, null where it had the numbers of its time */
  async #numbersNow(then: string | null): Promise<string | null> {
    const known = this.#numbers.get(then);
    if (known !== undefined) return known;
    const name = await this.#writeNumbers(then);
    this.#numbers.set(then, name);
    return name;
  }

  async #writeNumbers(then: string | null): Promise<string | null> {
    this.#haveMoved ??= await this.#findMoved();
    if (!this.#haveMoved && then === null) return null;
    const name = `numbers.${this.#numbers.size + 1}.parquet`;
    const file = join(this.#tablesDir, name);
    if (!this.#haveMoved) await linkOrCopy(then!, file);
    else {
      const query =
        then === null
          ? 'FROM moved_accounts ORDER BY was'
          : await sql('numbers_twice', { numbers: sqlString(then) });
      await this.#connection.run(
        `COPY (${query}) TO ${sqlString(file)} (FORMAT parquet, COMPRESSION zstd)`,
      );
    }
    return name;
  }

  /** Creates `moved_accounts(was, account_no)`. */
  async #findMoved(): Promise<boolean> {
    const accounts = sqlString(accountsOf(this.#plan.earlier));
    await this.#connection.run(
      `CREATE TABLE moved_accounts AS ${await sql('moved_accounts', { accounts })}`,
    );
    const [row] = await queryRows(
      this.#connection,
      'SELECT count(*)::INTEGER AS n FROM moved_accounts WHERE was <> account_no',
    );
    return Number(row!['n']) > 0;
  }
}

/** What is to be added to file numbers, each stretch of the same once. */
function shiftsOf(kept: readonly KeptSource[]): TablePart['shifts'] {
  const shifts: [number, number][] = [];
  for (const { fileNo, fileNoThen } of [...kept].sort((a, b) => a.fileNoThen - b.fileNoThen)) {
    const by = fileNo - fileNoThen;
    if (by !== (shifts.at(-1)?.[1] ?? 0)) shifts.push([fileNoThen, by]);
  }
  return shifts;
}

/** Both in turn, as one. */
function shiftedTwice(
  first: TablePart['shifts'],
  second: TablePart['shifts'],
): TablePart['shifts'] {
  const of = (shifts: TablePart['shifts'], no: number) =>
    no + (shifts.findLast(([from]) => from <= no)?.[1] ?? 0);
  // A stretch can begin where one of the first does, or at what one of the second was before.
  const begins = new Set(first.map(([from]) => from));
  for (const [from] of second) {
    begins.add(from);
    for (const [, by] of first) begins.add(from - by);
  }
  const shifts: [number, number][] = [];
  for (const from of [...begins].sort((a, b) => a - b)) {
    const by = of(second, of(first, from)) - from;
    if (by !== (shifts.at(-1)?.[1] ?? 0)) shifts.push([from, by]);
  }
  return shifts;
}

/** Another name for the same bytes where the file system has such, else a copy. */
async function linkOrCopy(from: string, to: string): Promise<void> {
  await link(from, to).catch(() => copyFile(from, to));
}
