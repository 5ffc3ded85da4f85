import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { partsOf } from '../../server/evidence/letter/repack.js';

/** An Office file with one part changed. @throws where the change changes nothing. */
export async function withPart(
  file: Buffer,
  part: string,
  change: (xml: string) => string,
): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of await partsOf(file)) {
    const text = content.toString('utf8');
    const changed = name === part ? change(text) : text;
    if (name === part && changed === text) throw new Error(`nothing to change in ${part}`);
    zip.addBuffer(name === part ? Buffer.from(changed) : content, name);
  }
  zip.end();
  return buffer(zip.outputStream);
}
