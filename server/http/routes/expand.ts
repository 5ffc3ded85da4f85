import { Router } from 'express';
import { z } from 'zod';
import type { AccountNode, Expansion, SignalNode } from '../../contract/api.js';
import { FAMILIES } from '../../contract/families.js';
import type { AppDependencies } from '../createApp.js';
import { operatorOf } from './operators.js';

const Node = z.object({
  type: z.enum(['account', 'signal']),
  id: z.string().min(1),
  operator: z.string().min(1),
});
const Neighbours = Node.extend({
  by: z.string().min(1),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(25),
});

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
export function expandRoutes({ view, graph }: AppDependencies): Router {
  const router = Router();
  const placeOf = (operator: string | null, group: string) =>
    operator === group ? 'inside' : operator === null ? 'none' : 'others';

  router.get('/expand/counts', async (request, response) => {
    const { type, id, operator } = Node.parse(request.query);
    operatorOf(view, operator);
    if (type === 'account') {
      const signals = await graph.run('account-signals', { accountId: id });
      response.json({
        counts: FAMILIES.map((by) => ({
          by,
          label: by,
          total: signals.filter((signal) => signal.family === by).length,
        })).filter(({ total }) => total > 0),
      });
      return;
    }
    const holders = await graph.run('signal-holders', { key: id });
    response.json({
      counts: PLACES.map(({ by, label }) => ({
        by,
        label,
        total: holders.filter((holder) => placeOf(holder.operator, operator) === by).length,
      })).filter(({ total }) => total > 0),
    });
  });

  router.get('/expand', async (request, response) => {
    const { type, id, operator, by, offset, limit } = Neighbours.parse(request.query);
    operatorOf(view, operator);
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
      response.json(answer);
      return;
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
    response.json(answer);
  });
  return router;
}
