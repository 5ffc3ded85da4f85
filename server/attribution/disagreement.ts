import { type Evidence, FAMILY_COUNT, familyIndex } from './evidence.js';
import type { LackedValues } from './lackedValues.js';
import { type Fact, lackingBits } from './lackingBits.js';
import type { AttributionParameters } from './parameters.js';
import type { FamilyScore } from './scoreAgainstGroup.js';

/** Fewer prompts than this may miss a template by chance. */
const PROMPTS_MIN = 5;

const DEVICE = familyIndex('device');
const CONTENT = familyIndex('content');

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

/** What an account lacks of what members have, as facts against its membership. */
export function disagreements(
  known: Uint8Array,
  disagreement: Float64Array,
  account: number,
  families: FamilyScore,
  lacked: LackedValues,
): Fact[] {
  const facts: Fact[] = [];
  let lacksDevices = false;
  let lacksTemplates = false;
  for (const [family, fact] of FACTS) {
    const bits = disagreement[family]!;
    if (bits > -0.5 || families.bits[family]! > 0) continue;
    if (known[account * FAMILY_COUNT + family] === 0) continue;
    facts.push({ fact, bits });
    lacksDevices ||= family === DEVICE;
    lacksTemplates ||= family === CONTENT;
  }
  // Who has none of the devices hardly has the software: one of the two is enough. So with templates.
  if (!lacksDevices) facts.push(...lacked.software(account));
  if (!lacksTemplates) facts.push(...lacked.template(account));
  return facts;
}
