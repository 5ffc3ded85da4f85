import { describe, expect, it } from 'vitest';
import { openSessions } from '../../server/access/sessions.js';

describe('a session', () => {
  const MINUTE = 60_000;
  const at = { now: 0 };
  const sessions = () =>
    openSessions({ idleMsMax: 30 * MINUTE, lifeMsMax: 120 * MINUTE }, () => at.now);

  it('ends when it is not used for long enough; looking at it is no use', () => {
    at.now = 0;
    const all = sessions();
    const secret = all.begin('Ada', 'hash');
    at.now = 29 * MINUTE;
    expect(all.find(secret)).toEqual({ person: 'Ada', proof: 'hash' });
    at.now = 58 * MINUTE;
    expect(all.find(secret, false)).not.toBeNull();
    at.now = 60 * MINUTE;
    expect(all.find(secret)).toBeNull();
    expect(all.countOf('Ada')).toBe(0);
  });

  it('ends after its life however much it is used', () => {
    at.now = 0;
    const all = sessions();
    const secret = all.begin('Ada', 'hash');
    for (at.now = 0; at.now <= 120 * MINUTE; at.now += 10 * MINUTE) {
      expect(all.find(secret)).not.toBeNull();
    }
    expect(all.find(secret)).toBeNull();
  });

  it('is one of ten at most; the one longest unused gives way', () => {
    at.now = 0;
    const all = sessions();
    const secrets = Array.from({ length: 12 }, () => {
      at.now += 1;
      return all.begin('Ada', 'hash');
    });
    expect(all.countOf('Ada')).toBe(10);
    expect(secrets.map((secret) => all.find(secret) !== null)).toEqual([
      false,
      false,
      ...Array<boolean>(10).fill(true),
    ]);
  });

  it('is known by a secret that nobody guesses or makes up', () => {
    const all = sessions();
    const secret = all.begin('Ada', 'hash');
    for (const forged of ['', 'Ada', secret.slice(1), `${secret}a`, secret.toUpperCase()]) {
      expect(all.find(forged)).toBeNull();
    }
  });
});
