import { type Evidence, FAMILY_COUNT, familyIndex } from './evidence.js';
import type { GroupCounts } from './groupCounts.js';
import { ownSoftware } from './ownSoftware.js';
import type { AttributionParameters } from './parameters.js';
import { hasKind, SOFTWARE } from './resourceKinds.js';
import type { FamilyScore } from './scoreAgainstGroup.js';

/** Fewer members of whom a family is known say nothing of those who lack it. */
const KNOWN_MIN = 8;
/** Fewer prompts than this may miss a template by chance. */
const PROMPTS_MIN = 5;

const DEVICE = familyIndex('device');

/** Something that speaks against a membership, < 0 bits. */
interface Fact {
  readonly fact: string;
  readonly bits: number;
}

const FACTS: ReadonlyMap<number, string> = new Map([
  [familyIndex('payment'), 'pays, but with none of the group’s instruments or names'],
  [familyIndex('network'), 'never came from the group’s ranges'],
  [DEVICE, 'never used one of the group’s devices'],
  [familyIndex('content'), 'never used one of the group’s templates'],
]);

/**
 * By account and family (account × 6 + family): 1 where enough is known of an account that lacking
 * the group's values says something. What an account said of itself, and when it acted, is never
 * held against it.
 */
export function knownFamilies(evidence: Evidence): Uint8Array {
  const known = new Uint8Array(evidence.accounts * FAMILY_COUNT);
  const payment = familyIndex('payment');
  const device = familyIndex('device');
  const content = familyIndex('content');
  const network = familyIndex('network');
  const { starts, items } = evidence.byAccount;
  for (let account = 0; account < evidence.accounts; account++) {
    const at = account * FAMILY_COUNT;
    const behaviour = evidence.behaviour[account]!;
    if (behaviour.instruments > 0) known[at + payment] = 1;
    if (behaviour.devices > 0) known[at + device] = 1;
    if (behaviour.prompts >= PROMPTS_MIN) known[at + content] = 1;
    for (let i = starts[account]!; i < starts[account + 1]!; i++) {
      const family = evidence.families[items[i]!]!;
      if (family === network || (family === payment && evidence.coarse[items[i]!] === 0))
        known[at + family] = 1;
    }
  }
  return known;
}

/** Of members, each scored by the others: of how many a family is known, and for how many it speaks. */
export class DisagreementTally {
  readonly #known: Uint8Array;
  readonly #of = new Float64Array(FAMILY_COUNT);
  readonly #speaking = new Float64Array(FAMILY_COUNT);

  /** `known`: see {@link knownFamilies}. */
  constructor(known: Uint8Array) {
    this.#known = known;
  }

  /** `bits`: what speaks for the member, by family. */
  add(account: number, bits: Float64Array): void {
    for (const family of FACTS.keys()) {
      if (this.#known[account * FAMILY_COUNT + family] === 0) continue;
      this.#of[family]!++;
      if (bits[family]! > 0) this.#speaking[family]!++;
    }
  }

  /**
   * Weight of disagreement by family, ≤ 0 bits: log2 of how often members lack what the family has
   * to say, over how often everyone else does, which is nearly always (Fellegi–Sunter 1969: (1 − m)
   * over (1 − u), u close to 0 for rare values).
   */
  weigh(parameters: AttributionParameters): Float64Array {
    return this.#of.map((count, family) => lackingBits(count, this.#speaking[family]!, parameters));
  }
}

/** log2 of how often members lack something, each of `count` known, `having` of whom do not. */
const lackingBits = (count: number, having: number, parameters: AttributionParameters): number =>
  count < KNOWN_MIN
    ? 0
    : Math.max(
        -parameters.disagreementBitsMax,
        Math.min(0, Math.log2((count - having + 1) / (count + 2))),
      );

/** What an account lacks of what members have, as facts against its membership. */
export function disagreements(
  known: Uint8Array,
  disagreement: Float64Array,
  account: number,
  families: FamilyScore,
  software: (account: number) => Fact[],
): Fact[] {
  const facts: Fact[] = [];
  let lacksDevices = false;
  for (const [family, fact] of FACTS) {
    const bits = disagreement[family]!;
    if (bits > -0.5 || families.bits[family]! > 0) continue;
    if (known[account * FAMILY_COUNT + family] === 0) continue;
    facts.push({ fact, bits });
    lacksDevices ||= family === DEVICE;
  }
  // Who has none of the devices hardly has the software: one of the two is enough.
  return lacksDevices ? facts : [...facts, ...software(account)];
}

/**
 * By account the fact against its membership that it uses software, and none of what is the
 * members' own (see ownSoftware.ts); nothing where they have none of their own.
 */
export function otherSoftware(
  evidence: Evidence,
  counts: GroupCounts,
  parameters: AttributionParameters,
): (account: number) => Fact[] {
  const own = ownSoftware(evidence, counts);
  if (own.size === 0) return () => [];
  const usesOwn = (account: number): boolean => {
    const { starts, items } = evidence.byAccount;
    for (let i = starts[account]!; i < starts[account + 1]!; i++)
      if (own.has(items[i]!)) return true;
    return false;
  };
  let known = 0;
  let using = 0;
  for (const account of counts.members) {
    if (!hasKind(evidence, account, SOFTWARE)) continue;
    known++;
    if (usesOwn(account)) using++;
  }
  const bits = lackingBits(known, using, parameters);
  if (bits > -0.5) return () => [];
  const facts = [{ fact: 'never used the group’s software', bits }];
  return (account) => (hasKind(evidence, account, SOFTWARE) && !usesOwn(account) ? facts : []);
}
