import type { KeptInput } from '../../runs/keptInput.js';
import type { blockMaker } from '../letter/compose.js';
import type { Block } from '../standalone/documents.js';
import type { Figure, Table } from '../standalone/queries.js';

export interface ExhibitInput {
  readonly figures: readonly Figure[];
  readonly tables: readonly Table[];
  readonly withPrompts: boolean;
  readonly kept: KeptInput;
  /** Decisions of people took part in the run. */
  readonly hasDecisions: boolean;
  readonly level: string;
  /** Names of schedule files, for those that want every row. */
  readonly fileOf: (schedule: string) => string;
}

export type MakeBlock = ReturnType<typeof blockMaker>;

export interface ExhibitContext extends ExhibitInput {
  readonly block: MakeBlock;
  /** Figures as numbers, by id. */
  readonly value: ReadonlyMap<string, number>;
  /** Figures that are not zero. */
  readonly counted: ReadonlySet<string>;
  readonly rowsOf: ReadonlyMap<string, { readonly shown: number; readonly total: number }>;
}

export const rowCounts = (tables: readonly Table[]) =>
  new Map(tables.map(({ id, rows, total }) => [id, { shown: rows.length, total }] as const));
export const hasRows = (table: string, { rowsOf }: ExhibitContext): boolean =>
  (rowsOf.get(table)?.total ?? 0) > 0;

/** A table, and where the rest of it is when it does not show everything. */
export function tableOf(table: string, context: ExhibitContext, schedule: string): Block[] {
  const rows = context.rowsOf.get(table);
  if (rows === undefined || rows.total === 0) return [context.block('paragraph', 'None.')];
  const rest =
    rows.shown < rows.total
      ? [
          context.block(
            'note',
            `The first rows by the order shown; all of them are in the schedule ${context.fileOf(schedule)}.`,
          ),
        ]
      : [];
  return [{ kind: 'table', table }, ...rest];
}
