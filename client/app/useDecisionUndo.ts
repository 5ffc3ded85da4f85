import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { CaseFile } from '../../server/contract/decisions.js';
import { postJson } from '../api/postJson.js';
import { queries } from '../api/queries.js';
import type { Desk } from './useDesk.js';
import { usePerson } from './usePerson.js';

/**
 * Undo reaches decisions too: one that leaves the view’s state is withdrawn on the server, one that
 * comes back by redo has its withdrawal withdrawn. Nothing is ever taken out of the record.
 */
export function useDecisionUndo(id: string, desk: Desk): void {
  const client = useQueryClient();
  const [person] = usePerson();
  const { decided } = desk.state;
  const before = useRef(decided);
  /** The decision that last turned another on or off. */
  const latest = useRef(new Map<string, string>());
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  useEffect(() => {
    const gone = before.current.filter((decision) => !decided.includes(decision));
    const back = decided.filter(
      (decision) => !before.current.includes(decision) && latest.current.has(decision),
    );
    before.current = decided;
    const turn = async (decision: string, reason: string) => {
      const query = queries.caseFile(id);
      const file = await client.fetchQuery({ ...query, staleTime: 0 });
      const after = await postJson(
        '/decisions',
        {
          operator_id: id,
          expected_version: file.version,
          person: person === '' ? 'unnamed' : person,
          reason,
          body: { kind: 'withdraw', decision: latest.current.get(decision) ?? decision },
        },
        CaseFile,
      );
      latest.current.set(decision, after.history[0]!.id);
      client.setQueryData(query.queryKey, after);
      await client.invalidateQueries({ queryKey: queries.cases().queryKey });
    };
    const all = [
      ...gone.map((decision) => () => turn(decision, 'undone')),
      ...back.map((decision) => () => turn(decision, 'done again')),
    ];
    for (const task of all) queue.current = queue.current.then(task).catch(() => undefined);
  }, [decided, id, client, person]);
}
