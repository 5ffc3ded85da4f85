import type { WhyLinked } from '../../contract/api.js';
import { FAMILIES } from '../../contract/families.js';
import type { AppDependencies } from '../appDependencies.js';
import { requireAccount } from '../logRows.js';
import type { Handlers } from '../mount.js';
import { sharedSentence } from '../sentences.js';

/** Paths lead through signals with at most this many holders. */
const PATH_HOLDERS_MAX = 60n;

/** /links?a&b: what two accounts share, else the best account between them. */
export function linkHandlers({ view, graph }: AppDependencies) {
  return {
    links: async ({ query: { a, b } }) => {
      // Of an account that is none it would be said that it shares nothing.
      for (const id of [a, b]) await requireAccount(view, id);
      const shared = await graph.run('shared-signals', { a, b });
      // Two signals of one family are not two witnesses: the best of each is added.
      const bits = FAMILIES.map((family) =>
        Math.max(
          0,
          ...shared.filter((signal) => signal.family === family).map((signal) => signal.bits),
        ),
      ).reduce((sum, best) => sum + best, 0);
      const answer: WhyLinked = {
        a,
        b,
        bits,
        shared,
        path: [],
        sentence: sharedSentence(a, b, shared),
      };
      const [best] = shared;
      if (best !== undefined) {
        answer.path = [
          { type: 'account', id: a },
          { type: 'signal', ...best },
          { type: 'account', id: b },
        ];
      } else {
        const [path] = await graph.run('link-path', { a, b, holdersMax: PATH_HOLDERS_MAX });
        if (path !== undefined) {
          answer.bits = path.bits;
          answer.path = [
            { type: 'account', id: a },
            { type: 'signal', ...path.first },
            { type: 'account', id: path.middle },
            { type: 'signal', ...path.second },
            { type: 'account', id: b },
          ];
          answer.sentence = `${a} and ${b} share nothing directly; both share a signal with ${path.middle}.`;
        }
      }
      return answer;
    },
  } satisfies Handlers;
}
