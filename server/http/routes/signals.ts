import type { SignalDetail } from '../../contract/api.js';
import type { AppDependencies } from '../appDependencies.js';
import type { Handlers } from '../mount.js';
import { NotFoundError } from '../problems.js';

/** The shared value of a key. @throws NotFoundError */
export async function requireSignal(graph: AppDependencies['graph'], key: string) {
  const [signal] = await graph.run('signal-by-key', { key });
  if (signal === undefined) throw new NotFoundError(`There is no signal ${key} in this run.`);
  return signal;
}

/** /signals/:key: a value, who holds it, and in which groups. */
export function signalHandlers({ graph }: AppDependencies) {
  return {
    signal: async ({ params: { key }, query: { offset, limit } }) => {
      const signal = await requireSignal(graph, key);
      const holders = await graph.run('signal-holders', { key });
      const operators = new Map<string, number>();
      for (const { operator } of holders) {
        if (operator !== null) operators.set(operator, (operators.get(operator) ?? 0) + 1);
      }
      const detail: SignalDetail = {
        ...signal,
        operators: [...operators]
          .map(([operator_id, count]) => ({ operator_id, holders: count }))
          .sort((a, b) => b.holders - a.holders || (a.operator_id < b.operator_id ? -1 : 1)),
        accounts: holders.slice(offset, offset + limit).map((holder) => holder.id),
      };
      return detail;
    },
  } satisfies Handlers;
}
