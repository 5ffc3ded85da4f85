import { coarseOf } from '../../server/attribution/coarseKinds.js';
import {
  type AccountBehaviour,
  buildRows,
  familyIndex,
} from '../../server/attribution/evidence.js';
import type { WeighedEvidence } from '../../server/attribution/weighedEvidence.js';
import { NO_DISCOUNTS } from '../../server/attribution/weighedEvidence.js';
import type { Family } from '../../server/contract/families.js';

/** A small deterministic generator (mulberry32), for planting worlds in unit tests. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const ORDINARY: AccountBehaviour = {
  createdS: 0,
  orgVerified: null,
  emailDomain: null,
  exchanges: 20,
  activeDays: 10,
  localExchanges: 20,
  nightExchanges: 1,
  weekendExchanges: 3,
  prompts: 20,
  templatePrompts: 0,
  instruments: 0,
  soleInstruments: 0,
  devices: 0,
  soleDevices: 0,
};

/** Collects who uses which signal by name, and turns it into evidence. */
export class WorldBuilder {
  readonly #signals = new Map<string, { no: number; family: Family; kind: string }>();
  readonly #account: number[] = [];
  readonly #signal: number[] = [];
  readonly behaviour: AccountBehaviour[];

  constructor(accounts: number) {
    this.behaviour = Array.from({ length: accounts }, () => ORDINARY);
  }

  use(account: number, family: Family, value: string, kind: string = family): void {
    const name = `${kind}:${value}`;
    let signal = this.#signals.get(name);
    if (signal === undefined) {
      signal = { no: this.#signals.size, family, kind };
      this.#signals.set(name, signal);
    }
    this.#account.push(account);
    this.#signal.push(signal.no);
  }

  build(): WeighedEvidence {
    const signals = [...this.#signals.values()];
    const rows = buildRows(this.behaviour.length, signals.length, {
      account: Int32Array.from(this.#account),
      signal: Int32Array.from(this.#signal),
    });
    return {
      accounts: this.behaviour.length,
      signals: signals.length,
      families: Uint8Array.from(signals, (s) => familyIndex(s.family)),
      kinds: signals.map((s) => s.kind),
      coarse: coarseOf(signals.map((s) => s.kind)),
      ...rows,
      behaviour: this.behaviour,
      memberRate: new Float64Array(signals.length),
      discounts: NO_DISCOUNTS,
    };
  }
}

/** People who each pay with a card of their own, signed up an hour apart, with mail at three providers. */
export function payingPeople(accounts: number): WorldBuilder {
  const world = new WorldBuilder(accounts);
  for (let account = 0; account < accounts; account++) {
    world.behaviour[account] = { ...ORDINARY, createdS: account * 3600, instruments: 1 };
    world.use(account, 'identity', `provider ${account % 3}`, 'email_domain');
  }
  return world;
}

/** Makes of an account one of a hand's: it sends prompts from one template, at night and at weekends too. */
export function harvests(world: WorldBuilder, account: number, template: string): void {
  world.behaviour[account] = {
    ...world.behaviour[account]!,
    templatePrompts: 18,
    nightExchanges: 5,
    weekendExchanges: 6,
  };
  world.use(account, 'content', template, 'template');
}
