import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { beforeAll, describe, expect, it } from 'vitest';
import { FAMILIES } from '../../server/contract/families.js';
import { KINDS } from '../../server/contract/kinds.js';
import { PACKAGE_ROOT } from '../../server/packageRoot.js';

/** Two hands behind one card and one prompt (0, 1), and one account that shares nothing (2). */
const TABLES = `
CREATE TABLE accounts AS SELECT * FROM (VALUES
  (0, TIMESTAMP '2026-01-01 10:00:00', 'ab@x.org', 'x.org', 'aa', 'p1', 'R1', 'o1', true, 0, 1),
  (1, TIMESTAMP '2026-01-01 10:03:00', 'ab@x.org', 'x.org', 'aa', 'p2', NULL, NULL, NULL, 0, 2),
  (2, TIMESTAMP '2026-02-01 10:00:00', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, 3)
) t(account_no, created_at, email_normalised, email_domain, email_shape, phone_hash, referral_code, org_id, org_verified, file_no, row_no);
CREATE TABLE payments AS SELECT * FROM (VALUES
  (0, TIMESTAMP '2026-01-02 10:00:00', 'card', 'c1', '411111', 'li wei', 1, 1),
  (1, TIMESTAMP '2026-01-02 11:00:00', 'card', 'c1', '411111', 'li wei', 1, 2),
  (2, TIMESTAMP '2026-02-02 11:00:00', 'crypto', 'w1', NULL, NULL, 1, 3)
) t(account_no, "at", method, instrument_id, bin, billing_name_normalised, file_no, row_no);
CREATE TABLE sessions AS SELECT * FROM (VALUES
  (0, TIMESTAMP '2026-01-02 10:00:00', '192.0.2.1', '192.0.2.0/24', NULL, NULL, 'as1', 'd1', 't1', 'u1', 'Asia/Shanghai', 2, 1),
  (1, TIMESTAMP '2026-01-02 10:00:00', '2001:db8::1', NULL, '2001:db8::/48', '2001:db8::/64', NULL, 'd2', NULL, NULL, 'Not/AZone', 2, 2)
) t(account_no, "at", ip_canonical, ip_slash24, ip_slash48, ip_slash64, asn, device_id, tls_fingerprint, user_agent, timezone, file_no, row_no);
CREATE TABLE exchanges AS SELECT * FROM (VALUES
  (0, TIMESTAMP '2026-01-02 18:00:00', 'Grade this answer step by step', 3, 1),
  (1, TIMESTAMP '2026-01-02 18:00:08', 'grade this answer step by step ', 3, 2),
  (0, TIMESTAMP '2026-01-02 19:00:00', 'Grade this answer step by step', 3, 3),
  (2, TIMESTAMP '2026-02-02 11:00:00', 'hi', 3, 4)
) t(account_no, "at", prompt, file_no, row_no);
CREATE TABLE template_uses AS SELECT 0 AS account_no, 'grade this' AS value, TIMESTAMP '2026-01-02 18:00:00' AS "at", 3 AS file_no, 1 AS row_no;
CREATE TABLE zones AS SELECT name FROM pg_timezone_names();
`;

let connection: DuckDBConnection;
const query = async (sql: string) =>
  (await connection.runAndReadAll(sql)).getRowObjectsJson() as Record<string, unknown>[];
const sqlOf = (name: string) =>
  readFile(join(PACKAGE_ROOT, 'server', 'signals', 'sql', `${name}.sql`), 'utf8');

beforeAll(async () => {
  connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(TABLES);
  await connection.run('ALTER TABLE exchanges ADD COLUMN has_prompt BOOLEAN');
  await connection.run('UPDATE exchanges SET has_prompt = prompt IS NOT NULL');
  const families = await Promise.all(FAMILIES.map(sqlOf));
  await connection.run(
    `CREATE TABLE observations AS ${families.map((sql) => `SELECT * FROM (${sql})`).join(' UNION ALL ')}`,
  );
  await connection.run(`CREATE TABLE signals AS
    SELECT row_number() OVER (ORDER BY kind, value) AS signal_no, kind, value, count(DISTINCT account_no) AS holders
    FROM observations GROUP BY kind, value HAVING count(DISTINCT account_no) >= 2`);
  await connection.run(`CREATE TABLE uses AS SELECT DISTINCT o.account_no, s.signal_no
    FROM observations o JOIN signals s ON o.kind = s.kind AND o.value = s.value`);
});

describe('observations', () => {
  it('share exactly what the two accounts share', async () => {
    expect(
      (await query('SELECT kind FROM signals ORDER BY kind')).map((row) => row['kind']),
    ).toEqual([
      'billing_name',
      'bin_name',
      'email_domain',
      'email_shape',
      'instrument',
      'mailbox',
      'same_prompt',
      'synchronised_prompt',
    ]);
  });

  it('know every kind by its name and lead back to a row', async () => {
    for (const { kind } of await query('SELECT DISTINCT kind FROM observations')) {
      expect(Object.keys(KINDS)).toContain(kind);
    }
    expect(
      await query(
        'SELECT * FROM observations WHERE file_no IS NULL OR row_no IS NULL OR "at" IS NULL',
      ),
    ).toEqual([]);
  });

  it('tell a coin’s wallet and a gift card from what else an account pays with', async () => {
    const other = await (await DuckDBInstance.create(':memory:')).connect();
    const methods = ['card', 'Crypto', 'gift_card', 'wallet', 'bank', null];
    const rows = methods.map(
      (method, no) =>
        `(${no}, TIMESTAMP '2026-01-02 10:00:00', ${method === null ? 'NULL' : `'${method}'`}, 'i${no}', NULL::VARCHAR, NULL::VARCHAR, 1, ${no})`,
    );
    await other.run(`CREATE TABLE payments AS SELECT * FROM (VALUES ${rows.join(', ')})
      t(account_no, "at", method, instrument_id, bin, billing_name_normalised, file_no, row_no)`);
    const found = await other.runAndReadAll(`${await sqlOf('payment')} ORDER BY account_no`);
    expect(found.getRowObjectsJson().map((row) => row['kind'])).toEqual([
      'instrument',
      'wallet',
      'gift_card',
      'instrument',
      'instrument',
      'instrument',
    ]);
  });

  it('chain the same prompt over ten seconds and no further', async () => {
    const chains = await query(
      "SELECT value, count(*)::INTEGER AS n FROM observations WHERE kind = 'synchronised_prompt' GROUP BY value ORDER BY n",
    );
    expect(chains.map((row) => row['n'])).toEqual([2]);
  });
});

describe('features', () => {
  it('tell the hour where clocks are ahead by quarters, to the minute', async () => {
    await connection.run('CREATE SCHEMA quarters');
    await connection.run(`SET search_path = 'quarters,main'`);
    await connection.run(`CREATE TABLE quarters.sessions AS SELECT * REPLACE (zone AS timezone, n AS account_no)
      FROM main.sessions, (VALUES (0, 'Asia/Kathmandu'), (1, 'Australia/Lord_Howe'), (2, 'America/St_Johns')) z(n, zone)`);
    await connection.run(`CREATE TABLE quarters.exchanges AS
      SELECT n AS account_no, TIMESTAMP '2026-03-27 00:00:00' + INTERVAL (k * 7) MINUTE AS "at", '' AS prompt, true AS has_prompt, 3 AS file_no, k AS row_no
      FROM range(0, 3) a(n), range(0, 2000) b(k)`);
    const rows = await query(await sqlOf('features'));
    const direct =
      await query(`SELECT account_no, count(*) FILTER (WHERE hour(t) < 6) AS night, count(*) FILTER (WHERE isodow(t) >= 6) AS weekend
      FROM (SELECT e.account_no, timezone(s.timezone, timezone('UTC', e."at")) AS t
            FROM exchanges e JOIN (SELECT DISTINCT account_no, timezone FROM sessions) s USING (account_no))
      GROUP BY account_no ORDER BY account_no`);
    await connection.run(`SET search_path = 'main'`);
    await connection.run('DROP SCHEMA quarters CASCADE');
    expect(rows.map((row) => [row['night_exchanges'], row['weekend_exchanges']])).toEqual(
      direct.map((row) => [row['night'], row['weekend']]),
    );
    expect(new Set(rows.map((row) => row['night_exchanges'])).size).toBeGreaterThan(1);
  });

  it('count habits in the account’s own zone, and what is shared', async () => {
    const rows = await query(await sqlOf('features'));
    expect(rows).toHaveLength(3);
    // 18:00 and 19:00 UTC are 02:00 and 03:00 in Shanghai, on Saturday.
    expect(rows[0]).toMatchObject({
      local_exchanges: '2',
      night_exchanges: '2',
      weekend_exchanges: '2',
    });
    expect(rows[1]).toMatchObject({
      local_exchanges: '0',
      sole_instruments: '0',
      sole_devices: '1',
    });
    expect(rows[2]).toMatchObject({ sole_instruments: '1', exchanges: '1' });
  });
});
