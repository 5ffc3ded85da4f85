import {
  type AccountBehaviour,
  buildRows,
  type Evidence,
} from '../../server/attribution/evidence.js';
import { FAMILIES, type Family } from '../../server/contract/families.js';
import type { PreparedWorld } from './prepareWorld.js';

/** What is not known of how accounts behave where a family was never collected. */
const UNKNOWN: Partial<Record<Family, Partial<AccountBehaviour>>> = {
  payment: { instruments: 0, soleInstruments: 0 },
  device: { devices: 0, soleDevices: 0 },
  content: { prompts: 0, templatePrompts: 0 },
  identity: { emailDomain: null },
};

/**
 * A world in which one family was never collected, as attribution meets it. The graph's proposals
 * stay as they are: what is left out is what attribution itself takes from the family.
 */
export function withoutFamily(world: PreparedWorld, family: Family): PreparedWorld {
  const { evidence } = world.loaded;
  const left = FAMILIES.indexOf(family);
  const account: number[] = [];
  const signal: number[] = [];
  const { starts, items } = evidence.byAccount;
  for (let a = 0; a < evidence.accounts; a++) {
    for (let i = starts[a]!; i < starts[a + 1]!; i++) {
      if (evidence.families[items[i]!] === left) continue;
      account.push(a);
      signal.push(items[i]!);
    }
  }
  const rows = buildRows(evidence.accounts, evidence.signals, {
    account: Int32Array.from(account),
    signal: Int32Array.from(signal),
  });
  const unknown = UNKNOWN[family];
  const masked: Evidence = {
    ...evidence,
    ...rows,
    behaviour:
      unknown === undefined
        ? evidence.behaviour
        : evidence.behaviour.map((behaviour) => ({ ...behaviour, ...unknown })),
  };
  return { ...world, loaded: { ...world.loaded, evidence: masked } };
}
