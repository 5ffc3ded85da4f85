import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attribute } from '../../server/attribution/attribute.js';
import type { DecidedGroup } from '../../server/attribution/decide.js';
import type { Evidence } from '../../server/attribution/evidence.js';
import { honourDecisions } from '../../server/attribution/honour/honourDecisions.js';
import type { ResolvedDecision } from '../../server/attribution/honour/resolved.js';
import { DEFAULT_PARAMETERS } from '../../server/attribution/parameters.js';
import { ORDINARY, seeded, WorldBuilder } from './plantedWorld.js';

const ACCOUNTS = 3000;
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

/** Two operators of 60 and 40 accounts that share nothing, an ordinary crowd around them. */
function world(): Evidence {
  const random = seeded(21);
  const builder = new WorldBuilder(ACCOUNTS);
  const draw = (n: number) => Math.floor(random() * n);
  for (const account of range(0, ACCOUNTS)) {
    builder.use(account, 'network', `isp ${draw(150)}`);
    builder.use(account, 'device', `client ${draw(12)}`);
  }
  for (const [name, from, to] of [
    ['A', 0, 60],
    ['B', 60, 100],
  ] as const) {
    for (const account of range(from, to)) {
      builder.use(account, 'payment', `${name} card ${draw(6)}`);
      builder.use(account, 'device', `${name} device ${draw(8)}`);
      builder.use(account, 'network', `${name} range ${draw(6)}`);
      builder.use(account, 'content', `${name} template ${draw(2)}`);
      builder.behaviour[account] = {
        ...ORDINARY,
        createdS: account * 400_000,
        orgVerified: false,
        devices: 1,
        exchanges: 400,
        localExchanges: 400,
        nightExchanges: 110,
        weekendExchanges: 120,
        prompts: 400,
        templatePrompts: 390,
        instruments: 1,
      };
    }
  }
  const built = builder.build();
  const kindOf: Record<string, string> = { payment: 'instrument', network: 'slash24' };
  return { ...built, kinds: built.kinds.map((kind) => kindOf[kind] ?? kind) };
}

const { groups, evidence } = attribute(
  world(),
  [
    {
      name: 'planted',
      targetSize: 40,
      communities: Int32Array.from({ length: ACCOUNTS }, (_, a) => (a < 60 ? 0 : a < 100 ? 1 : 2)),
    },
  ],
  { parameters: DEFAULT_PARAMETERS, random: seeded(1) },
);
const honour = (...decisions: ResolvedDecision[]) =>
  honourDecisions(evidence, groups, decisions, DEFAULT_PARAMETERS, seeded(1));
const membersOf = (list: readonly DecidedGroup[]) => list.map(({ group }) => [...group.members]);
const listedOf = (group: DecidedGroup) => group.accounts.map(({ account }) => account);
const [A, B] = membersOf(groups) as [number[], number[]];
const cannotLink = (a: number, b: number): ResolvedDecision => ({
  id: `cannot ${a} ${b}`,
  says: 'apart',
  kind: 'cannot-link',
  these: [a],
  those: [b],
});
const mustLink = (a: number, b: number): ResolvedDecision => ({
  id: `must ${a} ${b}`,
  says: 'together',
  kind: 'must-link',
  these: [a],
  those: [b],
});

describe('honourDecisions', () => {
  it('starts from two groups of the planted accounts', () => {
    expect(groups.map(({ verdict }) => verdict)).toEqual(['operator', 'operator']);
    expect(A.length).toBeGreaterThan(50);
    expect(B.length).toBeGreaterThan(30);
    expect(A.every((account) => account < 60) && B.every((a) => a >= 60 && a < 100)).toBe(true);
  });

  it('changes nothing where nothing was decided, or where the data says the same', () => {
    expect(honour().groups).toEqual(groups);
    const { groups: same, outcomes } = honour(mustLink(A[0]!, A[1]!), cannotLink(A[0]!, B[0]!));
    expect(membersOf(same)).toEqual(membersOf(groups));
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['agrees', 'agrees']);
  });

  it('keeps two accounts apart that evidence has in one group, and says so', () => {
    const { groups: parted, outcomes } = honour(cannotLink(A[0]!, A[1]!));
    expect(outcomes[0]).toMatchObject({ outcome: 'disagrees' });
    for (const group of parted) {
      const listed = listedOf(group);
      expect(listed.includes(A[0]!) && listed.includes(A[1]!)).toBe(false);
    }
  });

  it('parts a group as a person split it, and takes accounts out', () => {
    const half = A.slice(0, 25);
    const rest = A.slice(25);
    const split = honour({ id: 's', says: 'apart', kind: 'split', these: half, those: rest });
    const sides = membersOf(split.groups).filter((list) => list[0]! < 60);
    expect(sides.length).toBe(2);
    for (const side of sides)
      expect(side.every((a) => half.includes(a)) || side.every((a) => rest.includes(a))).toBe(true);
    const [out] = A;
    const taken = honour({
      id: 'r',
      says: 'apart',
      kind: 'reject-accounts',
      these: [out!],
      those: A.slice(1),
    });
    expect(taken.groups.flatMap(listedOf)).not.toContain(out);
    expect(membersOf(taken.groups).map((list) => list.length)).toEqual([A.length - 1, B.length]);
  });

  it('merges groups without making anybody more certain', () => {
    const { groups: merged, outcomes } = honour({
      id: 'm',
      says: 'together',
      kind: 'merge',
      these: A,
      those: B,
    });
    expect(membersOf(merged)).toEqual([[...A, ...B]]);
    expect(merged[0]!.confidence).toBe(Math.min(...groups.map(({ confidence }) => confidence)));
    expect(outcomes[0]!.sentence).toContain('does not join these groups');
  });

  it('lists an account that only a person joins for review, with what evidence gives it', () => {
    const stranger = 2000;
    const { groups: joined, outcomes } = honour(mustLink(A[0]!, stranger));
    const listed = joined[0]!.accounts.find(({ account }) => account === stranger)!;
    expect(listed.status).toBe('review');
    expect(listed.confidence).toBeLessThan(0.1);
    const others = joined[0]!.accounts.filter(({ account }) => account !== stranger);
    expect(Math.min(...others.map(({ confidence }) => confidence))).toBeGreaterThan(0.9);
    expect(joined[0]!.confidence).toBe(groups[0]!.confidence);
    expect(outcomes[0]!.sentence).toContain('Nothing in the data links');
    expect(honour(mustLink(stranger, 2001)).outcomes[0]).toMatchObject({ outcome: 'not applied' });
  });

  it('attributes nobody to a dismissed group, and tells of a confirmed one that is gone', () => {
    const dismissed = honour({ id: 'd', says: 'dismiss', kind: 'dismiss', accounts: A });
    expect(dismissed.groups[0]!.verdict).toBe('not-established');
    expect(dismissed.groups[0]!.accounts.some(({ status }) => status === 'attributed')).toBe(false);
    const gone = honour({
      id: 'c',
      says: 'confirm',
      kind: 'confirm',
      accounts: range(2000, 2050),
    });
    expect(gone.outcomes[0]).toMatchObject({ outcome: 'disagrees' });
  });

  it('lets the later of two decisions on the same accounts count', () => {
    const { groups: after, outcomes } = honour(cannotLink(A[0]!, A[1]!), mustLink(A[1]!, A[0]!));
    expect(membersOf(after)).toEqual(membersOf(groups));
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['not applied', 'agrees']);
  });

  const account = fc.oneof(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 2999 }));
  const some = fc.uniqueArray(account, { minLength: 1, maxLength: 30 });
  const decision = fc.oneof(
    fc.tuple(account, account).map(([a, b]) => cannotLink(a, b)),
    fc.tuple(account, account).map(([a, b]) => mustLink(a, b)),
    some.map(
      (these): ResolvedDecision => ({
        id: `split ${these.join()}`,
        says: 'apart',
        kind: 'split',
        these,
        those: A.filter((a) => !these.includes(a)),
      }),
    ),
    some.map(
      (these): ResolvedDecision => ({
        id: `reject ${these.join()}`,
        says: 'apart',
        kind: 'reject-accounts',
        these,
        those: B.filter((b) => !these.includes(b)),
      }),
    ),
    fc.constant<ResolvedDecision>({
      id: 'merge',
      says: 'together',
      kind: 'merge',
      these: A,
      those: B,
    }),
  );

  it('never has two accounts in one group that must stay apart, and raises no figure', () => {
    const before = new Map(
      groups.flatMap((group) =>
        group.accounts.map((a) => [a.account, { ...a, group: group.confidence }] as const),
      ),
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(decision, { maxLength: 6, selector: ({ id }) => id }),
        (decisions) => {
          const { groups: after, outcomes } = honour(...decisions);
          expect(outcomes.length).toBe(decisions.length);
          const held = new Set(
            outcomes.filter((o) => o.outcome !== 'not applied').map((o) => o.decision),
          );
          for (const group of after) {
            const listed = new Set(listedOf(group));
            for (const d of decisions) {
              if (d.says !== 'apart' || !held.has(d.id)) continue;
              const both = d.these.some((a) => listed.has(a)) && d.those.some((a) => listed.has(a));
              expect(both && d.these[0] !== d.those[0]).toBe(false);
            }
            for (const { account: no, status, confidence } of group.accounts) {
              if (status !== 'attributed') continue;
              expect(before.get(no)!.status).toBe('attributed');
              expect(confidence).toBeLessThanOrEqual(before.get(no)!.confidence + 1e-12);
            }
            const own = group.accounts.flatMap(({ account: no }) =>
              group.group.scores.has(no) ? [before.get(no)!.group] : [],
            );
            expect(group.confidence).toBeLessThanOrEqual(Math.max(...own));
          }
          const all = after.flatMap(({ group }) => [...group.members]);
          expect(new Set(all).size).toBe(all.length);
        },
      ),
      { numRuns: 60 },
    );
  });
});
