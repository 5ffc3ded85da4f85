import type { DuckDBConnection } from '@duckdb/node-api';
import type { MeasuredErrors } from '../../contract/evidence.js';
import { exactBounds } from '../../evaluate/calibration.js';
import type { Cell } from '../../ingest/duckdb.js';
import { createRows } from './createRows.js';

/** How often the method erred where the truth is known, with exact 95 % bounds; empty without a measurement. */
export async function createErrorRates(
  connection: DuckDBConnection,
  measured: MeasuredErrors | undefined,
): Promise<void> {
  await createRows(
    connection,
    'error_rate_list',
    {
      measure: 'VARCHAR',
      says: 'VARCHAR',
      count: 'BIGINT',
      of: 'BIGINT',
      rate: 'DOUBLE',
      lower: 'DOUBLE',
      upper: 'DOUBLE',
    },
    measured === undefined ? [] : errorRates(measured),
  );
}

const round = (value: number): number => Number(value.toFixed(6));

function errorRates({ innocents, operators, calibration }: MeasuredErrors): Cell[][] {
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
  const rate = (measure: string, says: string, count: number, of: number): Cell[][] => {
    if (of === 0) return [];
    const { lower, upper } = exactBounds(count, of);
    return [[measure, says, count, of, round(count / of), round(lower), round(upper)]];
  };
  const { top } = calibration;
  const accounts = sum(operators.map((operator) => operator.accounts));
  return [
    ...rate(
      'innocent',
      'innocent accounts that were attributed to an operator',
      sum(innocents.map((group) => group.attributed)),
      sum(innocents.map((group) => group.of)),
    ),
    ...rate(
      'missed',
      'accounts of operators that were not attributed',
      accounts - sum(operators.map((operator) => operator.attributed)),
      accounts,
    ),
    ...(top === null
      ? []
      : rate(
          'claims',
          'claims of at least ninety-nine per cent that were wrong',
          top.claims - Math.round(top.observed * top.claims),
          top.claims,
        )),
  ];
}
