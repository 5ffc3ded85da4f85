import { type AccountDetail, AccountRow, type AccountSignal } from '../../contract/api.js';
import { keptInput } from '../../runs/keptInput.js';
import type { AppDependencies } from '../appDependencies.js';
import { cover } from '../coveredColumns.js';
import { logRowsBehind, requireAccount } from '../logRows.js';
import type { Handlers } from '../mount.js';
import { accountSentences, waterfallOf } from '../sentences.js';
import { requireSignal } from './signals.js';

/** /accounts/:id: what an account is, uses, and is held for; /rows: the log rows behind one signal. */
export function accountHandlers({ view, graph }: AppDependencies) {
  const { areSketches } = keptInput(view.record);
  return {
    account: async ({ params: { id } }) => {
      const attributes = await requireAccount(view, id);
      const member = view.members.get(id) ?? null;
      const signals = (await graph.run('account-signals', { accountId: id })).map(
        ({ inside, first, last, ...signal }): AccountSignal => {
          const counted = member?.family_bits.find((family) => family.signal === signal.key);
          return {
            ...signal,
            holders_inside: inside,
            holders_outside: signal.holders - inside,
            bits: counted?.bits ?? signal.bits,
            counts: counted !== undefined,
            first_seen: first,
            last_seen: last,
          };
        },
      );
      const operator = member === null ? undefined : view.operators.get(member.group_id);
      const detail: AccountDetail = {
        account_id: id,
        attributes,
        attribution:
          member === null
            ? null
            : AccountRow.parse({ ...member, created_at: attributes['created_at'] ?? null }),
        verdict: operator?.verdict ?? null,
        signals: signals.sort((a, b) => Number(b.counts) - Number(a.counts) || b.bits - a.bits),
        waterfall: member === null ? [] : waterfallOf(member),
        sentences: accountSentences(id, member, operator ?? null, signals),
      };
      return detail;
    },

    logRows: async ({ params: { id }, query: { signal: key, offset, limit } }) => {
      const signal = await requireSignal(graph, key);
      await requireAccount(view, id);
      const page = await logRowsBehind(view, id, signal, offset, limit);
      return { ...page, rows: page.rows.map((row) => cover(row, areSketches)) };
    },
  } satisfies Handlers;
}
