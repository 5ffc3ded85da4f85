import { AccountRow, type OperatorDetail, OperatorSummary } from '../../contract/api.js';
import type { OperatorOutput } from '../../contract/outputs.js';
import type { AppDependencies } from '../appDependencies.js';
import { groupCache } from '../group/loadGroup.js';
import { presentCells, presentGraph } from '../group/presentGroup.js';
import { createdAtOf } from '../logRows.js';
import type { Handlers } from '../mount.js';
import { paged } from '../paged.js';
import { NotFoundError } from '../problems.js';
import type { RunView } from '../runView.js';

/** The group of a run with this id. @throws NotFoundError */
export function operatorOf(view: RunView, id: string): OperatorOutput {
  const operator = view.operators.get(id);
  if (operator === undefined) {
    throw new NotFoundError(`There is no operator ${id} in this run.`, {
      remedy: 'GET /api/operators lists them.',
    });
  }
  return operator;
}

/** /operators: all groups of the run; one; its graph; its accounts. */
export function operatorHandlers({ view }: Pick<AppDependencies, 'view'>) {
  const groupOf = groupCache(view);
  return {
    operators: ({ query }) => {
      const page = paged([...view.operators.values()], query);
      return { ...page, rows: page.rows.map((operator) => summaryOf(view, operator)) };
    },
    operator: ({ params: { id } }) => {
      const operator = operatorOf(view, id);
      const detail: OperatorDetail = {
        ...operator,
        activity: [...(view.activity.get(operator.operator_id) ?? [])],
      };
      return detail;
    },
    graph: async ({ params: { id }, query: { limit, signals, cell } }) => {
      const { operator_id } = operatorOf(view, id);
      const group = await groupOf(operator_id);
      return presentGraph(operator_id, group, { limit, signals, cell });
    },
    cells: async ({ params: { id }, query: { signals } }) => {
      const { operator_id } = operatorOf(view, id);
      return presentCells(operator_id, await groupOf(operator_id), signals);
    },
    members: async ({ params: { id }, query }) => {
      const { operator_id } = operatorOf(view, id);
      const { sort } = query;
      const rows = [...(view.membersOf.get(operator_id) ?? [])];
      const sign = query.direction === 'asc' ? 1 : -1;
      rows.sort(
        (a, b) => compare(a[sort], b[sort], sign) || compare(a.account_id, b.account_id, 1),
      );
      const page = paged(rows, query);
      const createdAt = await createdAtOf(
        view,
        page.rows.map((row) => row.account_id),
      );
      return {
        ...page,
        rows: page.rows.map((row) =>
          AccountRow.parse({ ...row, created_at: createdAt.get(row.account_id) ?? null }),
        ),
      };
    },
  } satisfies Handlers;
}

/** Ascending, or descending by a `sign` of -1; what is not known comes last in either direction. */
function compare(a: string | number | null, b: string | number | null, sign: 1 | -1): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -sign : sign;
}

function summaryOf(view: RunView, operator: OperatorOutput): OperatorSummary {
  return OperatorSummary.parse({
    ...operator,
    leading: operator.hypotheses[0]?.label ?? null,
    runner_up: operator.hypotheses[1]?.label ?? null,
    activity: view.activity.get(operator.operator_id) ?? [],
  });
}
