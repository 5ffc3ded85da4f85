import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SigningKey } from '../../server/evidence/keys/keyFolder.js';
import { publicKeyFiles, signatureFiles } from '../../server/evidence/keys/sign.js';
import { filesBelow, sha256OfFile } from '../../server/evidence/standalone/bag.js';

/**
 * What a forger does after changing a package: hashes everything anew, corrects the count of bytes,
 * signs with a key of his own and puts it in the place of the sender's.
 */
export async function reseal(root: string, key: SigningKey): Promise<void> {
  for (const [name, text] of Object.entries(publicKeyFiles(key)))
    await writeFile(join(root, name), text);
  const lines = async (isIn: (file: string) => boolean) => {
    const files = (await filesBelow(root)).filter(isIn);
    return (
      await Promise.all(
        files.map(async (file) => `${await sha256OfFile(join(root, file))}  ${file}\n`),
      )
    ).join('');
  };
  await writeFile(
    join(root, 'manifest-sha256.txt'),
    await lines((file) => file.startsWith('data/')),
  );
  const payload = (await filesBelow(root)).filter((file) => file.startsWith('data/'));
  let bytes = 0;
  for (const file of payload) bytes += (await readFile(join(root, file))).length;
  const info = await readFile(join(root, 'bag-info.txt'), 'utf8');
  await writeFile(
    join(root, 'bag-info.txt'),
    info.replace(/Payload-Oxum: .*/, `Payload-Oxum: ${bytes}.${payload.length}`),
  );
  const manifest = await lines(
    (file) => !file.startsWith('data/') && !file.startsWith('tagmanifest-'),
  );
  await writeFile(join(root, 'tagmanifest-sha256.txt'), manifest);
  const signatures = signatureFiles(Buffer.from(manifest), key, 'forged');
  await writeFile(join(root, 'tagmanifest-sha256.txt.sig'), signatures.raw);
  await writeFile(join(root, 'tagmanifest-sha256.txt.minisig'), signatures.minisig);
  await writeFile(join(root, 'tagmanifest-sha256.txt.sshsig'), signatures.sshsig);
}

export const copyOf = async (root: string, target: string): Promise<string> => {
  await cp(root, target, { recursive: true });
  return target;
};
