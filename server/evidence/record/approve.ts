import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../../contract/errors.js';
import type { Approval } from '../../contract/evidence.js';
import { contentDigest } from '../standalone/checkRecord.js';
import { verifyPackage } from '../standalone/verifyPackage.js';

/**
 * A second person's approval of a draft package (its folder), bound to what the draft says.
 * @throws UsageError where the package does not verify, is approved already, or the person who
 * exported it would approve it.
 */
export async function approvePackage(
  folder: string,
  o: { by: string; reason: string; at: string },
): Promise<Approval> {
  if (!existsSync(join(folder, 'data/facts.json')))
    throw new UsageError(`${folder} is no folder of a package.`);
  const report = await verifyPackage(folder);
  if (!report.ok)
    throw new UsageError('The package does not verify.', 'throughline verify names the places.');
  const facts = JSON.parse(await readFile(join(folder, 'data/facts.json'), 'utf8')) as {
    operator_id: string;
    run_id: string;
    is_draft: boolean;
  };
  if (!facts.is_draft) throw new UsageError('The package is approved already.');
  const custody = (await readFile(join(folder, 'data/record/custody.ndjson'), 'utf8'))
    .trimEnd()
    .split('\n');
  const { who } = JSON.parse(custody.at(-1)!) as { who: string };
  if (who.trim().toLowerCase() === o.by.trim().toLowerCase()) {
    throw new UsageError(`${o.by} exported the draft.`, 'A second person has to approve it.');
  }
  return {
    kind: 'throughline-approval',
    operator_id: facts.operator_id,
    run_id: facts.run_id,
    content_sha256: await contentDigest(folder),
    exported_by: who,
    approved_by: o.by,
    reason: o.reason,
    at: o.at,
  };
}
