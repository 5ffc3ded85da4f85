import { describe, expect, it } from 'vitest';
import { makeWorld } from '../../worlds/makeWorld.js';
import type { LookalikeKind } from '../../worlds/people/lookalikes/index.js';
import { SCENARIO_TABLE } from '../../worlds/scenarios.js';
import { COLUMNS, type World, type WorldTable } from '../../worlds/world.js';
import { type Cells, holdersOf, valuesBy } from './operatorWorld.js';

const DAY_S = 86_400;

function worldOf(kind: LookalikeKind): World {
  const { parameters } = SCENARIO_TABLE[`only-${kind}`]!;
  return makeWorld({ ...parameters, accounts: 1_500, lookalikeShare: 0.4 }, 11, () => {});
}

/** Rows of the accounts of one class. */
function rowsOf(world: World, kind: LookalikeKind, table: WorldTable): Cells[] {
  const ids = new Set(world.truth.filter((row) => row.kind === kind).map(({ id }) => id));
  return world.rows[table]
    .map(({ cells }) => Object.fromEntries(COLUMNS[table].map((column, i) => [column, cells[i]!])))
    .filter((row) => ids.has(String(row['account_id'])));
}

/** The share of accounts that have some value in common with so many others. */
function sharing(by: ReadonlyMap<string, ReadonlySet<string>>, others: number): number {
  const holders = holdersOf(by);
  const shares = [...by.values()].filter((values) =>
    [...values].some((value) => holders.get(value)!.size > others),
  );
  return shares.length / by.size;
}

const devicesBy = (rows: readonly Cells[]) =>
  valuesBy(rows, (row) => row['device_id'] as string | null);
const firstLinesBy = (rows: readonly Cells[]) =>
  valuesBy(rows, (row) => String(row['prompt']).split('\n')[0]!);

describe('institutions', () => {
  it('a school: classes signed up within a lesson, on machines that others use too', () => {
    const world = worldOf('school');
    const created = rowsOf(world, 'school', 'accounts').map(
      (row) => Date.parse(String(row['created_at'])) / 1000,
    );
    const inLesson = created.filter(
      (at) => created.filter((other) => Math.abs(other - at) < 2_400).length >= 10,
    );
    expect(inLesson.length / created.length).toBeGreaterThan(0.9);
    expect(sharing(devicesBy(rowsOf(world, 'school', 'sessions')), 1)).toBeGreaterThan(0.8);
  });

  it('bureaus: one customer’s briefs in several, and no card in two of them', () => {
    const world = worldOf('bureau');
    const briefs = holdersOf(firstLinesBy(rowsOf(world, 'bureau', 'exchanges')));
    expect(Math.max(...[...briefs.values()].map((ids) => ids.size))).toBeGreaterThan(20);
    const cards = valuesBy(rowsOf(world, 'bureau', 'payments'), (row) =>
      String(row['instrument_id']),
    );
    // Some have an organisation of their own beside the bureau's.
    const houses = [
      ...holdersOf(
        valuesBy(rowsOf(world, 'bureau', 'accounts'), (row) => String(row['org_id'] || '') || null),
      ).values(),
    ].filter((ids) => ids.size > 5);
    expect(houses.length).toBeGreaterThan(1);
    for (const ids of holdersOf(cards).values())
      expect(houses.filter((house) => [...ids].some((id) => house.has(id))).length).toBeLessThan(2);
  });

  it('a bootcamp begins in one week; people of a market share briefs and no machine', () => {
    const camp = rowsOf(worldOf('bootcamp'), 'bootcamp', 'accounts');
    const days = new Map(
      camp.map((row) => [
        String(row['account_id']),
        Date.parse(String(row['created_at'])) / 1000 / DAY_S,
      ]),
    );
    const cohorts = [
      ...holdersOf(valuesBy(camp, (row) => String(row['referral_code'] || '') || null)).values(),
    ].filter((ids) => ids.size >= 10);
    expect(cohorts.length).toBeGreaterThan(1);
    for (const ids of cohorts) {
      const begun = [...ids].map((id) => days.get(id)!).sort((x, y) => x - y);
      expect(begun[Math.floor(0.8 * begun.length)]! - begun[0]!).toBeLessThan(8);
    }
    const market = worldOf('piece-workers');
    expect(sharing(devicesBy(rowsOf(market, 'piece-workers', 'sessions')), 0)).toBe(1);
    expect(sharing(devicesBy(rowsOf(market, 'piece-workers', 'sessions')), 1)).toBe(0);
    expect(sharing(firstLinesBy(rowsOf(market, 'piece-workers', 'exchanges')), 10)).toBeGreaterThan(
      0.7,
    );
  });

  it('a holding’s departments each have a card; who is on duty, and a café’s guests, have stations in common', () => {
    const holding = worldOf('holding');
    const cards = valuesBy(rowsOf(holding, 'holding', 'payments'), (row) =>
      String(row['instrument_id']),
    );
    expect(sharing(cards, 1)).toBeGreaterThan(0.9);
    expect(holdersOf(cards).size).toBeGreaterThan(5);
    for (const kind of ['on-duty', 'internet-cafe'] as const)
      expect(sharing(devicesBy(rowsOf(worldOf(kind), kind, 'sessions')), 1), kind).toBeGreaterThan(
        0.7,
      );
  });
});
