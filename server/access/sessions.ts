import { createHash, randomBytes } from 'node:crypto';

export interface SessionLimits {
  readonly idleMsMax: number;
  readonly lifeMsMax: number;
}

/** Sessions of one person at a time; the oldest ends when one more begins. */
const SESSIONS_EACH = 10;

interface Session {
  readonly person: string;
  /** What a person’s password or subject was when it began: another one ends it. */
  readonly proof: string;
  readonly began: number;
  used: number;
}

export interface Sessions {
  /** Begins one. @returns the secret that its cookie carries. */
  begin(person: string, proof: string): string;
  /** Whose it is, null where it is unknown or over. `use` false looks without keeping it alive. */
  find(secret: string, use?: boolean): { person: string; proof: string } | null;
  end(secret: string): void;
  endAllOf(person: string, but?: string): void;
  countOf(person: string): number;
}

const keyOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Sessions in memory: a restart of the server signs everybody out. */
export function openSessions(limits: SessionLimits, now: () => number): Sessions {
  const sessions = new Map<string, Session>();
  const isOver = (session: Session): boolean =>
    now() - session.used > limits.idleMsMax || now() - session.began > limits.lifeMsMax;
  const sweep = () => {
    for (const [key, session] of sessions) if (isOver(session)) sessions.delete(key);
  };
  const of = (person: string) =>
    [...sessions].filter(([, session]) => session.person === person && !isOver(session));
  return {
    begin: (person, proof) => {
      sweep();
      const mine = of(person).sort(([, a], [, b]) => a.used - b.used);
      for (const [key] of mine.slice(0, Math.max(0, mine.length - SESSIONS_EACH + 1))) {
        sessions.delete(key);
      }
      const secret = randomBytes(32).toString('base64url');
      sessions.set(keyOf(secret), { person, proof, began: now(), used: now() });
      return secret;
    },
    find: (secret, use = true) => {
      const key = keyOf(secret);
      const session = sessions.get(key);
      if (session === undefined) return null;
      if (isOver(session)) {
        sessions.delete(key);
        return null;
      }
      if (use) session.used = now();
      return { person: session.person, proof: session.proof };
    },
    end: (secret) => void sessions.delete(keyOf(secret)),
    endAllOf: (person, but) => {
      const kept = but === undefined ? '' : keyOf(but);
      for (const [key] of of(person)) if (key !== kept) sessions.delete(key);
    },
    countOf: (person) => of(person).length,
  };
}
