import { describe, expect, it } from 'vitest';
import { attribute } from '../../server/attribution/attribute.js';
import { DEFAULT_PARAMETERS } from '../../server/attribution/parameters.js';
import { FAMILIES } from '../../server/contract/families.js';
import { buildOutputs } from '../../server/runs/buildOutputs.js';
import { ORDINARY, seeded, WorldBuilder } from '../attribution/plantedWorld.js';

const [ACCOUNTS, OPERATOR] = [3000, 60];

/** An operator of 60, of which the last five share less, in an ordinary crowd. */
function world() {
  const random = seeded(21);
  const builder = new WorldBuilder(ACCOUNTS);
  const draw = (n: number) => Math.floor(random() * n);
  for (let account = 0; account < ACCOUNTS; account++) {
    builder.use(account, 'network', `isp ${draw(150)}`, 'slash24');
    if (account >= OPERATOR) continue;
    if (account < OPERATOR - 5) builder.use(account, 'payment', `card ${draw(6)}`, 'instrument');
    builder.use(account, 'device', `device ${draw(8)}`);
    builder.use(account, 'network', `range ${draw(6)}`, 'slash24');
    builder.use(account, 'content', `template ${draw(2)}`);
    builder.behaviour[account] = {
      ...ORDINARY,
      createdS: account * 400_000,
      orgVerified: false,
      devices: 1,
      exchanges: 400 + account,
      localExchanges: 400,
      nightExchanges: 110,
      weekendExchanges: 120,
      prompts: 400,
      templatePrompts: 390,
      instruments: 1,
    };
  }
  return builder.build();
}

/** What a run puts out where an account is attributed from so many bits on. */
function outputsFrom(attributeBits: number) {
  const parameters = { ...DEFAULT_PARAMETERS, attributeBits };
  const communities = Int32Array.from({ length: ACCOUNTS }, (_, a) => (a < OPERATOR ? 0 : 1));
  const { groups, evidence } = attribute(
    world(),
    [{ name: 'planted', communities, targetSize: 100 }],
    { parameters, random: seeded(1) },
  );
  return buildOutputs(
    {
      evidence,
      accountIds: Array.from({ length: ACCOUNTS }, (_, a) => `a${a}`),
      signals: evidence.kinds.map((kind, no) => ({
        key: `${kind}:${no}`,
        family: FAMILIES[evidence.families[no]!]!,
        kind,
        value: String(no),
        holders: evidence.holders[no]!,
        bits: 5,
      })),
      spans: Array.from({ length: ACCOUNTS }, (_, a) => {
        const day = new Date(Date.UTC(2026, 0, 1 + a)).toISOString();
        return { first: day, last: day };
      }),
    },
    groups,
    groups.map((_, no) => ({ id: `OP-${no}`, event: 'new' as const, previous: [] })),
    parameters,
  );
}

describe('an operator', () => {
  it('counts accounts, exchanges and days as accounts.csv has them under its id', () => {
    // So many bits that those who share less are still to be reviewed.
    const outputs = outputsFrom(22);
    expect(outputs.operators).toHaveLength(1);
    const operator = outputs.operators[0]!;
    expect(operator.verdict).toBe('operator');
    expect(operator.review_accounts).toBeGreaterThan(0);
    const own = outputs.accounts.filter((row) => row.operator_id === operator.operator_id);
    const days = own.map((row) => row.first_seen!).sort();
    expect(operator.accounts).toBe(own.length);
    expect(operator.exchanges).toBe(own.reduce((sum, row) => sum + row.exchanges, 0));
    expect([operator.first_seen, operator.last_seen]).toEqual([days[0], days.at(-1)]);
  });

  it('is not established where hardly an account is attributed, and says why', () => {
    const [group] = outputsFrom(200).operators;
    expect(group!.confidence).toBeGreaterThan(0.95);
    expect(group!.verdict).toBe('not-established');
    expect(group!.counter_reasons.join(' ')).toContain('fewer than 6 of its accounts');
  });
});
