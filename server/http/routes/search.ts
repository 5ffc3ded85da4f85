import type { SearchHit } from '../../contract/api.js';
import { KINDS, type Kind } from '../../contract/kinds.js';
import type { AppDependencies } from '../appDependencies.js';
import type { Handlers } from '../mount.js';
import { wordsQuery } from '../wordsQuery.js';

/** /search?q: operators, accounts and values that contain the text, templates with its words. */
export function searchHandlers({ view, graph }: AppDependencies) {
  return {
    search: async ({ query: { q, offset, limit } }) => {
      // One more than is shown tells whether there are further ones.
      const beyond = BigInt(offset + limit + 1);
      const allAccounts = await graph.run('search-accounts', { text: q, limit: beyond });
      const containing = await graph.run('search-signals', { text: q, limit: beyond });
      const words = wordsQuery(q);
      const withWords =
        words === '' ? [] : await graph.run('search-words', { query: words, limit: beyond });
      const allSignals = [
        ...new Map([...containing, ...withWords].map((signal) => [signal.key, signal])).values(),
      ]
        // A template says more than one prompt that two accounts sent.
        .sort((x, y) => Number(x.kind === 'same_prompt') - Number(y.kind === 'same_prompt'));
      const allOperators = [...view.operators.values()].filter((operator) =>
        operator.operator_id.toLowerCase().includes(q.toLowerCase()),
      );
      const lists = [allOperators, allAccounts, allSignals] as const;
      const accounts = allAccounts.slice(offset, offset + limit);
      const signals = allSignals.slice(offset, offset + limit);
      const operators = allOperators.slice(offset, offset + limit);
      const hits: SearchHit[] = [
        ...operators.map((operator) => ({
          type: 'operator' as const,
          id: operator.operator_id,
          title: operator.operator_id,
          detail: `${operator.verdict}, ${operator.accounts} accounts`,
          operator_id: operator.operator_id,
        })),
        ...accounts.map(({ id, operator }) => ({
          type: 'account' as const,
          id,
          title: id,
          detail: operator === null ? 'in no group' : `in ${operator}`,
          operator_id: operator,
        })),
        ...signals.map(({ key, kind, value, holders }) => ({
          type: 'signal' as const,
          id: key,
          title: value,
          detail: `${kind in KINDS ? KINDS[kind as Kind].label : kind}, ${holders} accounts`,
          operator_id: null,
        })),
      ];
      return { rows: hits, offset, limit, more: lists.some((all) => all.length > offset + limit) };
    },
  } satisfies Handlers;
}
