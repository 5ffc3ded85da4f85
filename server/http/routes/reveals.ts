import type { Revealed } from '../../contract/decisions.js';
import { TABLE_NAMES } from '../../contract/tables.js';
import { queryRows, sqlName } from '../../ingest/duckdb.js';
import type { AppDependencies } from '../appDependencies.js';
import { authorOf } from '../authorOf.js';
import { COVERED_COLUMNS } from '../coveredColumns.js';
import type { Handlers } from '../mount.js';
import { NotFoundError } from '../problems.js';

/** POST /reveals: one covered text, after who asked for it is written to the audit log. */
export function revealHandlers({ view, audit }: AppDependencies) {
  return {
    reveal: async ({ body, by }) => {
      const asked = { ...body, person: authorOf(by, body.person) };
      const table = TABLE_NAMES.find((name) => name === asked.table);
      const fileNo = view.record.inputs.findIndex(
        ({ file, table: its }) => file === asked.file && its === asked.table,
      );
      if (table === undefined || fileNo < 0 || !COVERED_COLUMNS.has(asked.column)) {
        throw new NotFoundError(`There is no covered text ${asked.column} in ${asked.file}.`);
      }
      const [row] = await queryRows(
        view.connection,
        `SELECT t.${sqlName(asked.column)} AS text FROM ${sqlName(table)} t
       JOIN accounts a ON a.account_no = t.account_no
       WHERE t.file_no = $file AND t.row_no = $row AND a.account_id = $account`,
        { file: fileNo, row: asked.row, account: asked.account_id },
      );
      if (row === undefined) {
        throw new NotFoundError(`Row ${asked.row} of ${asked.file} is not of ${asked.account_id}.`);
      }
      const { person, ...what } = asked;
      const entry = await audit.record('reveal', person, what);
      const answer: Revealed = { text: row['text'] === null ? null : String(row['text']), entry };
      return answer;
    },
  } satisfies Handlers;
}
