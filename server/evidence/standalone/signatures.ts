import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';

/*
 * Three ways to write one Ed25519 signature over one message, so that a stranger checks it with the
 * tool at hand: raw (openssl), minisign, SSHSIG (ssh-keygen -Y verify).
 */

/** Last 32 bytes of the DER form of an Ed25519 public key: the key itself. */
export const rawPublicKey = (key: KeyObject): Buffer =>
  Buffer.from(key.export({ type: 'spki', format: 'der' })).subarray(-32);

/** SHA-256 of the raw public key: what the letter prints and a reader compares. */
export const fingerprintOf = (key: KeyObject): string =>
  createHash('sha256').update(rawPublicKey(key)).digest('hex');

export const readPublicKey = (pem: string): KeyObject => createPublicKey(pem);

export const isSignedRaw = (message: Buffer, signature: Buffer, key: KeyObject): boolean =>
  signature.length === 64 && verify(null, message, key, signature);

export const MINISIGN_KEY_ID_BYTES = 8;
/** Minisign signs the BLAKE2b-512 hash of the file, and then that signature with its comment. */
export const minisignDigest = (message: Buffer): Buffer =>
  createHash('blake2b512').update(message).digest();

export function isSignedMinisign(message: Buffer, text: string, key: KeyObject): boolean {
  const lines = text.split('\n');
  const body = Buffer.from(lines[1] ?? '', 'base64');
  const comment = (lines[2] ?? '').replace(/^trusted comment: /, '');
  const global = Buffer.from(lines[3] ?? '', 'base64');
  if (body.length !== 74 || body.subarray(0, 2).toString('latin1') !== 'ED') return false;
  const signature = body.subarray(10);
  return (
    isSignedRaw(minisignDigest(message), signature, key) &&
    isSignedRaw(Buffer.concat([signature, Buffer.from(comment)]), global, key)
  );
}

const SSH_MAGIC = Buffer.from('SSHSIG');
export const SSH_NAMESPACE = 'file';

/** RFC 4251 string: length, then bytes. */
export function sshString(content: Buffer | string): Buffer {
  const bytes = Buffer.from(content);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** What is signed in an SSHSIG (PROTOCOL.sshsig of OpenSSH). */
export const sshSigned = (message: Buffer): Buffer =>
  Buffer.concat([
    SSH_MAGIC,
    sshString(SSH_NAMESPACE),
    sshString(''),
    sshString('sha512'),
    sshString(createHash('sha512').update(message).digest()),
  ]);

export const sshPublicKey = (key: KeyObject): Buffer =>
  Buffer.concat([sshString('ssh-ed25519'), sshString(rawPublicKey(key))]);

/** The SSHSIG blob around a signature. */
export const sshEnvelope = (signature: Buffer, key: KeyObject): Buffer =>
  Buffer.concat([
    SSH_MAGIC,
    Buffer.from([0, 0, 0, 1]),
    sshString(sshPublicKey(key)),
    sshString(SSH_NAMESPACE),
    sshString(''),
    sshString('sha512'),
    sshString(Buffer.concat([sshString('ssh-ed25519'), sshString(signature)])),
  ]);

export function isSignedSsh(message: Buffer, text: string, key: KeyObject): boolean {
  const blob = Buffer.from(text.replace(/-----[A-Z ]+-----/g, ''), 'base64');
  const signature = blob.subarray(-64);
  // The envelope holds nothing but the key, fixed words and the signature: it must be the same again.
  return (
    blob.equals(sshEnvelope(Buffer.from(signature), key)) &&
    isSignedRaw(sshSigned(message), Buffer.from(signature), key)
  );
}
