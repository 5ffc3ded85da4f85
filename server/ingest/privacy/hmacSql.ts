const BLOCK_BYTES = 64;

/**
 * SQL of HMAC-SHA256 (RFC 2104) under a key of at most 64 bytes: DuckDB has only the plain hash, so
 * both padded keys stand in the expression.
 */
export function hmacSql(key: Buffer, text: string): string {
  const padded = (byte: number) =>
    Buffer.from(Uint8Array.from({ length: BLOCK_BYTES }, (_, i) => (key[i] ?? 0) ^ byte)).toString(
      'hex',
    );
  return `sha256(unhex('${padded(0x5c)}') || unhex(sha256(unhex('${padded(0x36)}') || encode(${text}))))`;
}
