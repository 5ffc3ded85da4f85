import ipaddr from 'ipaddr.js';

/** An IP address in one spelling, and the ranges it lies in; null where a range does not apply. */
export interface Address {
  readonly canonical: string;
  readonly slash24: string | null;
  readonly slash48: string | null;
  readonly slash64: string | null;
}

/**
 * An address as sessions name it. IPv4 is taken in its four-part decimal form only: `010.1.2.3` or
 * `1` mean different things to different programs. An IPv4 address mapped into IPv6 is IPv4.
 * Returns null for what is no address.
 */
export function normaliseAddress(text: string): Address | null {
  const trimmed = text.trim();
  if (ipaddr.IPv4.isValidFourPartDecimal(trimmed)) return fromV4(ipaddr.IPv4.parse(trimmed));
  if (!trimmed.includes(':') || !ipaddr.IPv6.isValid(trimmed)) return null;
  const address = ipaddr.IPv6.parse(trimmed);
  if (address.zoneId) return null;
  if (address.isIPv4MappedAddress()) return fromV4(address.toIPv4Address());
  const range = (bits: 48 | 64) =>
    `${ipaddr.IPv6.networkAddressFromCIDR(`${address.toNormalizedString()}/${bits}`).toString()}/${bits}`;
  return { canonical: address.toString(), slash24: null, slash48: range(48), slash64: range(64) };
}

function fromV4(address: ipaddr.IPv4): Address {
  const [a, b, c] = address.octets;
  return {
    canonical: address.toString(),
    slash24: `${a}.${b}.${c}.0/24`,
    slash48: null,
    slash64: null,
  };
}
