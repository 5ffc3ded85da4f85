import type { AccountNode, Expansion, SignalNode } from '../../contract/api.js';
import { FAMILIES } from '../../contract/families.js';
import type { AppDependencies } from '../appDependencies.js';
import { requireAccount } from '../logRows.js';
import type { Handlers } from '../mount.js';
import { operatorOf } from './operators.js';
import { requireSignal } from './signals.js';

/** Holders of a signal by where they belong. */
const PLACES = [
  { by: 'inside', label: 'in this group' },
  { by: 'others', label: 'in other groups' },
  { by: 'none', label: 'in no group' },
] as const;

/**
 * /expand/counts: how much lies around a node, by family or by place, before anything is loaded.
 * /expand: one kind of these neighbours, rarest values or first ids first.
 */
export function expandHandlers({ view, graph }: AppDependencies) {
  const placeOf = (operator: string | null, group: string) =>
    operator === group ? 'inside' : operator === null ? 'none' : 'others';

  const requireNode = async (type: 'account' | 'signal', id: string): Promise<void> => {
    if (type === 'account') await requireAccount(view, id);
    else await requireSignal(graph, id);
  };

  return {
    expandCounts: async ({ query: { type, id, operator } }) => {
      operatorOf(view, operator);
      await requireNode(type, id);
      if (type === 'account') {
        const signals = await graph.run('account-signals', { accountId: id });
        return {
          counts: FAMILIES.map((by) => ({
            by: by as string,
            label: by as string,
            total: signals.filter((signal) => signal.family === by).length,
          })).filter(({ total }) => total > 0),
        };
      }
      const holders = await graph.run('signal-holders', { key: id });
      return {
        counts: PLACES.map(({ by, label }) => ({
          by: by as string,
          label: label as string,
          total: holders.filter((holder) => placeOf(holder.operator, operator) === by).length,
        })).filter(({ total }) => total > 0),
      };
    },

    expand: async ({ query: { type, id, operator, by, offset, limit } }) => {
      operatorOf(view, operator);
      await requireNode(type, id);
      if (type === 'account') {
        const all = (await graph.run('account-signals', { accountId: id })).filter(
          (signal) => signal.family === by,
        );
        const some = all.slice(offset, offset + limit);
        const answer: Expansion = {
          nodes: some.map(
            (signal): SignalNode => ({
              id: signal.key,
              type: 'signal',
              family: signal.family,
              kind: signal.kind,
              value: signal.value,
              holders_inside: signal.inside,
              holders_outside: signal.holders - signal.inside,
              bits: signal.bits,
            }),
          ),
          edges: some.map((signal) => ({
            account: id,
            signal: signal.key,
            times: signal.times,
            first: signal.first?.slice(0, 10) ?? null,
            last: signal.last?.slice(0, 10) ?? null,
          })),
          total: all.length,
        };
        return answer;
      }
      const all = (await graph.run('signal-holders', { key: id })).filter(
        (holder) => placeOf(holder.operator, operator) === by,
      );
      const some = all.slice(offset, offset + limit);
      const answer: Expansion = {
        nodes: some.map((holder): AccountNode => {
          const member = view.members.get(holder.id);
          return {
            id: holder.id,
            type: 'account',
            confidence: member?.confidence ?? 0,
            status: member?.status ?? 'none',
            group_id: member?.group_id ?? null,
            exchanges: member?.exchanges ?? 0,
            bits: member?.bits ?? 0,
            created_at: holder.createdAt,
            first_seen: member?.first_seen ?? null,
            last_seen: member?.last_seen ?? null,
            degree: holder.degree,
            cell: null,
          };
        }),
        edges: some.map((holder) => ({
          account: holder.id,
          signal: id,
          times: holder.times,
          first: holder.first?.slice(0, 10) ?? null,
          last: holder.last?.slice(0, 10) ?? null,
        })),
        total: all.length,
      };
      return answer;
    },
  } satisfies Handlers;
}
