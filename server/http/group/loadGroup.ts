import { join } from 'node:path';
import { coarseOf } from '../../attribution/coarseKinds.js';
import type { SignalNode } from '../../contract/api.js';
import { Family } from '../../contract/families.js';
import type { MemberOutput } from '../../contract/outputs.js';
import { queryRows, sqlString } from '../../ingest/duckdb.js';
import type { RunView } from '../runView.js';
import { findCells } from './findCells.js';

/** A signal holds a group together from this many accounts on, and where half its holders are inside. */
const HOLDERS_INSIDE_MIN = 3;

export interface GroupUse {
  readonly account: number;
  readonly signal: number;
  readonly times: number;
  /** Days (UTC). */
  readonly first: string | null;
  readonly last: string | null;
}

/** A group whole: its accounts, most evidence first, the signals that set it apart, and who uses which. */
export interface GroupData {
  readonly members: readonly MemberOutput[];
  readonly createdAt: readonly (string | null)[];
  /** Shared values of each account, those that set nothing apart included. */
  readonly degree: readonly number[];
  readonly signals: readonly SignalNode[];
  readonly uses: readonly GroupUse[];
  /** For each account the number of its cell's signal, -1 for the rest. */
  readonly cellOf: Int32Array;
}

/**
 * Reads a group from the run's columns. The graph database answers what lies around one node; the
 * columns give tens of thousands of accounts at once in a fraction of the time.
 */
export async function loadGroup(view: RunView, groupId: string): Promise<GroupData> {
  const members = [...(view.membersOf.get(groupId) ?? [])].sort(
    (a, b) => b.bits - a.bits || (a.account_id < b.account_id ? -1 : 1),
  );
  const accountNo = new Map(members.map((member, no) => [member.account_id, no]));
  const table = (name: string) =>
    `read_parquet(${sqlString(join(view.folder, `${name}.parquet`))})`;
  const inGroup = `SELECT u.*, a.account_id FROM ${table('uses')} u
    JOIN accounts a ON u.account_no = a.account_no
    JOIN members m ON m.account_id = a.account_id WHERE m.group_id = ${sqlString(groupId)}`;
  const signalRows = await queryRows(
    view.connection,
    `SELECT s.signal_no::INTEGER AS no, s.key, s.family, s.kind, s.value, s.holders, s.bits,
            g.inside::INTEGER AS inside
     FROM (SELECT signal_no, count(*) AS inside FROM (${inGroup}) GROUP BY signal_no) g
     JOIN ${table('signals')} s ON s.signal_no = g.signal_no
     WHERE g.inside >= ${HOLDERS_INSIDE_MIN} AND 2 * g.inside >= s.holders
     ORDER BY g.inside * s.bits DESC, s.key`,
  );
  const signalNo = new Map(signalRows.map((row, no) => [Number(row['no']), no]));
  const signals = signalRows.map(
    (row): SignalNode => ({
      id: String(row['key']),
      type: 'signal',
      family: Family.parse(row['family']),
      kind: String(row['kind']),
      value: String(row['value']),
      holders_inside: Number(row['inside']),
      holders_outside: Number(row['holders']) - Number(row['inside']),
      bits: Number(row['bits']),
    }),
  );
  const degree = new Array<number>(members.length).fill(0);
  const createdAt = new Array<string | null>(members.length).fill(null);
  const uses: GroupUse[] = [];
  // Read whole: a stream would end when another request asks the same connection.
  const useRows = await view.connection.runAndReadAll(
    `SELECT account_id, signal_no, times, strftime(first, '%Y-%m-%d'), strftime(last, '%Y-%m-%d')
     FROM (${inGroup}) ORDER BY account_no, signal_no`,
  );
  for (const row of useRows.getRows()) {
    const [id, no, times, first, last] = row as [string, number, number, string, string];
    const account = accountNo.get(id);
    if (account === undefined) continue;
    degree[account]!++;
    const signal = signalNo.get(no);
    if (signal !== undefined) uses.push({ account, signal, times, first, last });
  }
  const created = await view.connection.runAndReadAll(
    `SELECT m.account_id, strftime(a.created_at, '%Y-%m-%dT%H:%M:%SZ') FROM members m
     JOIN accounts a ON a.account_id = m.account_id WHERE m.group_id = ${sqlString(groupId)}`,
  );
  for (const row of created.getRows()) {
    const [id, at] = row as [string, string | null];
    const account = accountNo.get(id);
    if (account !== undefined) createdAt[account] = at;
  }
  const coarse = coarseOf(signals.map((signal) => signal.kind));
  // A value that tells no hands apart makes no cell.
  const bits = signals.map((signal, no) => (coarse[no] === 1 ? 0 : signal.bits));
  return {
    members,
    createdAt,
    degree,
    signals,
    uses,
    cellOf: findCells(members.length, bits, uses),
  };
}

/** Groups of a run, each read when first asked for and then kept: a run never changes. */
export function groupCache(view: RunView): (groupId: string) => Promise<GroupData> {
  const kept = new Map<string, Promise<GroupData>>();
  return (groupId) => {
    let group = kept.get(groupId);
    if (group === undefined) {
      group = loadGroup(view, groupId);
      group.catch(() => kept.delete(groupId));
      kept.set(groupId, group);
    }
    return group;
  };
}
