import { openDuckDb, sqlString } from '../../../server/ingest/duckdb.js';
import { connectedComponents } from './components.js';
import { grid, type Peer, type PeerAnswer, type PeerInput, type Setting, timed } from './peer.js';

/** Components over the pairs of accounts that a query yields. */
async function linkBy(
  input: PeerInput,
  settings: readonly Setting[],
  sqlOf: (files: { signals: string; uses: string }, holdersMax: number) => string,
): Promise<PeerAnswer[]> {
  const connection = await openDuckDb();
  const files = {
    signals: `read_parquet(${sqlString(input.files.signals)})`,
    uses: `read_parquet(${sqlString(input.files.uses)})`,
  };
  try {
    const answers: PeerAnswer[] = [];
    for (const setting of settings) {
      const { result, seconds } = await timed(async () => {
        const read = await connection.runAndReadAll(
          sqlOf(files, setting['holdersMax'] ?? input.accounts),
        );
        return connectedComponents(input.accounts, read.getRows() as [number, number][]);
      });
      answers.push({ clusters: result, seconds });
    }
    return answers;
  } finally {
    connection.closeSync();
  }
}

/** Each holder is linked with the value's first one: the same components as all pairs give. */
export const sameCardOrDevice: Peer = {
  name: 'Fixed rule: same card or same device',
  settings: grid({ holdersMax: [null, 60, 30, 20, 10] }),
  cluster: (input, settings) =>
    linkBy(
      input,
      settings,
      ({ signals, uses }, holdersMax) => `
      SELECT min(u.account_no) OVER (PARTITION BY u.signal_no), u.account_no
      FROM ${uses} u JOIN ${signals} s ON u.signal_no = s.signal_no
      WHERE s.kind IN ('instrument', 'wallet', 'gift_card', 'device') AND s.holders <= ${holdersMax}`,
    ),
};

export const pairsOfTwoFamilies: Peer = {
  name: 'Fixed rule: pairs that share two families',
  settings: grid({ holdersMax: [120, 60, 30, 20, 10] }),
  cluster: (input, settings) =>
    linkBy(
      input,
      settings,
      ({ signals, uses }, holdersMax) => `
      WITH rare AS (
        SELECT u.account_no, u.signal_no, s.family
        FROM ${uses} u JOIN ${signals} s ON u.signal_no = s.signal_no
        WHERE s.holders <= ${holdersMax}
      )
      SELECT a.account_no, b.account_no
      FROM rare a JOIN rare b ON a.signal_no = b.signal_no AND a.account_no < b.account_no
      GROUP BY ALL HAVING count(DISTINCT a.family) >= 2`,
    ),
};
