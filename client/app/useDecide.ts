import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { CaseFile, type DecisionBody } from '../../server/contract/decisions.js';
import { postJson } from '../api/postJson.js';
import { queries } from '../api/queries.js';
import type { Desk } from './useDesk.js';

/** Writes a decision into a case, as one step of undo. */
export function useDecide(file: CaseFile | undefined, desk: Desk) {
  const client = useQueryClient();
  const [refused, setRefused] = useState<Error | null>(null);
  /**
   * @param version of the case that the person has seen.
   * @returns the case after it; null where it was not taken, and `refused` says why.
   */
  const decide = async (
    body: DecisionBody | Record<string, unknown>,
    by: { person: string; reason: string },
    version = file?.version,
  ): Promise<CaseFile | null> => {
    if (file === undefined) return null;
    try {
      const after = await postJson(
        '/decisions',
        { operator_id: file.operator_id, expected_version: version, ...by, body },
        CaseFile,
      );
      setRefused(null);
      client.setQueryData(queries.caseFile(file.operator_id).queryKey, after);
      void client.invalidateQueries({ queryKey: queries.cases().queryKey });
      desk.act({ type: 'decided', decision: after.history[0]!.id });
      return after;
    } catch (error) {
      setRefused(error instanceof Error ? error : new Error(String(error)));
      return null;
    }
  };
  /** Takes the case as it is on the server now. */
  const again = () => {
    setRefused(null);
    if (file !== undefined)
      void client.invalidateQueries({ queryKey: queries.caseFile(file.operator_id).queryKey });
  };
  return { decide, refused, again };
}
