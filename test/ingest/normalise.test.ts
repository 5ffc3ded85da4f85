import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseAddress } from '../../server/ingest/normalise/address.js';
import { normaliseBillingName } from '../../server/ingest/normalise/billingName.js';
import { normaliseEmail } from '../../server/ingest/normalise/email.js';

describe('normaliseAddress', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7', '192.0.2.0/24'],
    [' 192.0.2.7 ', '192.0.2.7', '192.0.2.0/24'],
    ['::ffff:192.0.2.7', '192.0.2.7', '192.0.2.0/24'],
  ])('%s is IPv4', (text, canonical, slash24) => {
    expect(normaliseAddress(text)).toMatchObject({ canonical, slash24, slash48: null });
  });
  it('brings IPv6 to one spelling with its ranges', () => {
    expect(normaliseAddress('2001:0DB8:1:2::00ff')).toEqual({
      canonical: '2001:db8:1:2::ff',
      slash24: null,
      slash48: '2001:db8:1::/48',
      slash64: '2001:db8:1:2::/64',
    });
  });
  it.each([
    '',
    '1',
    '010.1.2.3',
    '1.2.3',
    '1.2.3.256',
    '0x7f.0.0.1',
    'fe80::1%eth0',
    'host',
    '1.2.3.4/8',
  ])('refuses “%s”', (text) => {
    expect(normaliseAddress(text)).toBeNull();
  });
  it('is stable', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
        const once = normaliseAddress(text);
        if (once !== null) expect(normaliseAddress(once.canonical)).toEqual(once);
      }),
    );
  });
});

describe('normaliseBillingName', () => {
  it.each([
    ['Wei ZHANG', 'wei zhang'],
    ['Zhang, Wei', 'wei zhang'],
    ['José  Núñez', 'jose nunez'],
    ['Иван Петров', 'ivan petrov'],
    ['***', null],
  ])('%s → %s', (name, expected) => {
    expect(normaliseBillingName(name)).toBe(expected);
  });
});

describe('normaliseEmail', () => {
  it.each([
    ['John.Smith+shop@Gmail.com', 'johnsmith@gmail.com', 'a4. a5+ a4'],
    ['john.smith42@example.org', 'john.smith42@example.org', 'a4. a5 92'],
  ])('%s', (text, mailbox, shape) => {
    expect(normaliseEmail(text)).toMatchObject({ mailbox });
    expect(normaliseEmail(text)?.shape.replaceAll(' ', '')).toBe(shape.replaceAll(' ', ''));
  });
  it.each(['', 'a', 'a@b', '@x.org', 'a b@x.org'])('refuses “%s”', (text) => {
    expect(normaliseEmail(text)).toBeNull();
  });
});
