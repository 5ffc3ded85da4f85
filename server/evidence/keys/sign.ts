import { createHash, sign } from 'node:crypto';
import {
  fingerprintOf,
  MINISIGN_KEY_ID_BYTES,
  minisignDigest,
  rawPublicKey,
  sshEnvelope,
  sshPublicKey,
  sshSigned,
} from '../standalone/signatures.js';
import type { SigningKey } from './keyFolder.js';

/** Text files that carry a public key in the forms that openssl, minisign and ssh-keygen read. */
export function publicKeyFiles({ publicKey }: SigningKey): Record<string, string> {
  return {
    'keys/signing-key.pem': publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    'keys/minisign.pub': `untrusted comment: minisign public key of this package\n${Buffer.concat([Buffer.from('Ed'), keyIdOf(publicKey), rawPublicKey(publicKey)]).toString('base64')}\n`,
    'keys/allowed_signers': `sender namespaces="file" ssh-ed25519 ${sshPublicKey(publicKey).toString('base64')}\n`,
    'keys/fingerprint.txt': `${fingerprintOf(publicKey)}\n`,
  };
}

const keyIdOf = (publicKey: SigningKey['publicKey']): Buffer =>
  createHash('sha256').update(rawPublicKey(publicKey)).digest().subarray(0, MINISIGN_KEY_ID_BYTES);

/** Detached signatures of a message in the three forms; Ed25519 signs the same to the same bytes. */
export function signatureFiles(
  message: Buffer,
  key: SigningKey,
  trustedComment: string,
): { raw: Buffer; minisig: string; sshsig: string } {
  const signed = (bytes: Buffer): Buffer => sign(null, bytes, key.privateKey);
  const prehashed = signed(minisignDigest(message));
  const body = Buffer.concat([Buffer.from('ED'), keyIdOf(key.publicKey), prehashed]);
  const global = signed(Buffer.concat([prehashed, Buffer.from(trustedComment)]));
  const armour = sshEnvelope(signed(sshSigned(message)), key.publicKey).toString('base64');
  return {
    raw: signed(message),
    minisig: `untrusted comment: signature of the tag manifest\n${body.toString('base64')}\ntrusted comment: ${trustedComment}\n${global.toString('base64')}\n`,
    sshsig: `-----BEGIN SSH SIGNATURE-----\n${armour.replace(/(.{70})(?=.)/g, '$1\n')}\n-----END SSH SIGNATURE-----\n`,
  };
}
