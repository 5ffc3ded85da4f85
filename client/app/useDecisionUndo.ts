import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { CaseFile } from '../../server/contract/decisions.js';
import { postJson } from '../api/postJson.js';
import { queries } from '../api/queries.js';
import { wordsOf } from '../api/wordsOf.js';
import type { Desk } from './useDesk.js';
import { usePerson } from './usePerson.js';

/**
 * Undo reaches decisions too: one that leaves the view’s state is withdrawn on the server, one that
 * comes back by redo has its withdrawal withdrawn. Nothing is ever taken out of the record. What the
 * server did not take back is in the view’s state again, so that it can be undone once more.
 * @returns what the server did not do, in words, and how to put these away.
 */
export function useDecisionUndo(id: string, desk: Desk): readonly [string | null, () => void] {
  const client = useQueryClient();
  const [person] = usePerson();
  const [failed, setFailed] = useState<string | null>(null);
  const { act } = desk;
  const { decided } = desk.state;
  const before = useRef(decided);
  /** The decision that last turned another on or off. */
  const latest = useRef(new Map<string, string>());
  /** What the server holds as withdrawn by this page. */
  const withdrawn = useRef(new Set<string>());
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  useEffect(() => {
    const gone = before.current.filter((decision) => !decided.includes(decision));
    const back = decided.filter((decision) => !before.current.includes(decision));
    before.current = decided;
    const turn = async (decision: string, off: boolean) => {
      if (withdrawn.current.has(decision) === off) return;
      const query = queries.caseFile(id);
      const file = await client.fetchQuery({ ...query, staleTime: 0, retry: false });
      const after = await postJson(
        '/decisions',
        {
          operator_id: id,
          expected_version: file.version,
          person: person === '' ? 'unnamed' : person,
          reason: off ? 'undone' : 'done again',
          body: { kind: 'withdraw', decision: latest.current.get(decision) ?? decision },
        },
        CaseFile,
      );
      latest.current.set(decision, after.history[0]!.id);
      if (off) withdrawn.current.add(decision);
      else withdrawn.current.delete(decision);
      client.setQueryData(query.queryKey, after);
      await client.invalidateQueries({ queryKey: queries.cases().queryKey });
    };
    const all = [
      ...gone.map((decision) => [decision, true] as const),
      ...back.map((decision) => [decision, false] as const),
    ];
    for (const [decision, off] of all) {
      queue.current = queue.current
        .then(() => turn(decision, off))
        .catch((error: unknown) => {
          setFailed(
            off
              ? `The decision was not withdrawn, and still holds. ${wordsOf(error)}`
              : `The decision was not made again, and does not hold. ${wordsOf(error)}`,
          );
          if (off) act({ type: 'decided', decision });
        });
    }
  }, [decided, id, client, person, act]);
  return [failed, () => setFailed(null)];
}
