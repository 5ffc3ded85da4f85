import type { CellOutput, OperatorOutput } from '../contract/outputs.js';
import { adjustedRand, type Placed, pairwise, shareOf } from './metrics.js';
import type { Answer, Truth } from './rows.js';

/** An attributed account: whom it truly works for ('' for a bystander), and the cell it was put in. */
export interface PlacedInCell {
  readonly account: string;
  readonly operatorId: string;
  readonly client: string;
  readonly cellId: string | null;
}

/** How well cells tell for whom the accounts of an operator work; another claim than who runs them. */
export interface ClientEvaluation {
  readonly accounts: number;
  readonly clients: number;
  readonly cells: number;
  readonly pairwise: { readonly precision: number; readonly recall: number };
  readonly adjustedRand: number;
  /** Accounts that work for nobody but were put in a client's cell, and how many there are. */
  readonly bystanders: { readonly inCells: number; readonly of: number };
}

/** Null where the truth does not tell clients or nothing was attributed. */
export function clientsOf(
  truth: readonly Truth[],
  answers: readonly Answer[],
  operators: readonly Pick<OperatorOutput, 'operator_id' | 'cells'>[],
): ClientEvaluation | null {
  const clientOf = new Map(truth.map((row) => [row.account_id, row]));
  const rows = answers.flatMap((answer) => {
    const row = clientOf.get(answer.account_id);
    const told = row?.client !== undefined && row.operator !== '';
    return answer.status === 'attributed' && told
      ? [
          {
            account: answer.account_id,
            operatorId: answer.operator_id,
            client: row.client ?? '',
            cellId: answer.cell_id ?? null,
          },
        ]
      : [];
  });
  return rows.length === 0 ? null : evaluateClients(rows, operators);
}

/** Compares cells of the kind `client` with the true clients, over attributed accounts only. */
export function evaluateClients(
  rows: readonly PlacedInCell[],
  operators: readonly { readonly operator_id: string; readonly cells: readonly CellOutput[] }[],
): ClientEvaluation {
  const ofClients = new Set(
    operators.flatMap(({ operator_id: id, cells }) =>
      cells.filter(({ kind }) => kind === 'client').map(({ cell_id: cell }) => `${id} ${cell}`),
    ),
  );
  const placed = rows.map(({ account, operatorId, client, cellId }): Placed => {
    const cell = `${operatorId} ${cellId ?? ''}`;
    return {
      id: account,
      truth: client === '' ? null : client,
      answer: ofClients.has(cell) ? cell : null,
    };
  });
  const pair = pairwise(placed);
  const bystanders = placed.filter(({ truth }) => truth === null);
  return {
    accounts: placed.length,
    clients: new Set(placed.flatMap(({ truth }) => truth ?? [])).size,
    cells: new Set(placed.flatMap(({ answer }) => answer ?? [])).size,
    pairwise: { precision: shareOf(pair.precision), recall: shareOf(pair.recall) },
    adjustedRand: adjustedRand(placed),
    bystanders: {
      inCells: bystanders.filter(({ answer }) => answer !== null).length,
      of: bystanders.length,
    },
  };
}

export const formatClients = (c: ClientEvaluation): string[] => [
  `client cells        ${c.cells} cells for ${c.clients} clients   precision ${c.pairwise.precision.toFixed(4)}   recall ${c.pairwise.recall.toFixed(4)}   adjusted Rand ${c.adjustedRand.toFixed(4)}`,
  `  bystanders        ${c.bystanders.inCells} of ${c.bystanders.of} in a client’s cell`,
];
