import { createHash } from 'node:crypto';

/** UUID version 5 (RFC 9562 §5.5): the same name in the same namespace, the same id. */
export function uuid5(namespace: string, name: string): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest()
    .subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}

/** Namespace of everything in a package that is no observable of STIX. */
export const PACKAGE_NAMESPACE = '6f1a0d0e-5d0b-5d0e-9a5c-3c1f6c0b7e21';
/** Namespace that STIX 2.1 fixes for observables (§2.9), so that all tools give one thing one id. */
export const STIX_OBSERVABLES = '00abedb4-aa42-466c-9c01-fed23315a9b7';
