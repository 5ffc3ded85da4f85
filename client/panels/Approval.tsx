import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { PackageRecord } from '../../server/contract/packages.js';
import { postJson } from '../api/postJson.js';
import { queries } from '../api/queries.js';
import { wordsOf } from '../api/wordsOf.js';
import { ReasonField } from './SignedFields.js';

/** A draft for the second person: who made it, what it is known by, and the approval with a reason. */
export function Approval({ draft }: { readonly draft: PackageRecord }) {
  const client = useQueryClient();
  const session = useQuery(queries.session());
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const hash = draft.content_sha256;
  if (draft.status !== 'draft' || hash === null || session.data?.mode !== 'login') return null;
  if (!session.data.rights.includes('approve'))
    return <p className="quiet">It waits for an approver.</p>;
  if (session.data.name === draft.requested_by)
    return <p className="quiet">It waits for a second person: you asked for it.</p>;
  const approve = async () => {
    setRefused(null);
    try {
      await postJson(
        `/packages/${encodeURIComponent(draft.package_id)}/approval`,
        { content_sha256: hash, reason },
        PackageRecord,
      );
    } catch (error) {
      setRefused(wordsOf(error));
    }
    await client.invalidateQueries({ queryKey: queries.packages().queryKey });
  };
  return (
    <form
      className="decide"
      aria-label="Approve as a second person"
      onSubmit={(event) => {
        event.preventDefault();
        void approve();
      }}
    >
      <p>
        Read the ZIP first. You approve this content and no other: SHA-256{' '}
        <code className="hash">{hash}</code>
      </p>
      <ReasonField reason={reason} onReason={setReason} />
      <button type="submit" className="primary">
        Approve as {session.data.name}
      </button>
      {refused !== null && (
        <p className="failed" role="alert">
          <b>Nothing was approved.</b> {refused}
        </p>
      )}
    </form>
  );
}
