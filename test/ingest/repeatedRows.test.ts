import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CaseFolder } from './caseFolder.js';

let folder: CaseFolder;
beforeEach(async () => {
  folder = await CaseFolder.create();
  await folder.write(
    'accounts.csv',
    'account_id,created_at\na,2026-01-01T00:00:00Z\nb,2026-01-01T00:00:00Z\n',
  );
});
afterEach(() => folder.remove());

const HEADER = 'account_id,at,exchange_id,prompt\n';
const row = (account: string, minute: number, id: string) =>
  `${account},2026-02-02T00:0${minute}:00Z,${id},hello\n`;

describe('a day that is delivered twice', () => {
  it('is noted by the ids of its rows, whatever its format and other rows, and all rows are read', async () => {
    await folder.write('exchanges/1.csv', HEADER + row('a', 1, 'x1') + row('a', 2, 'x2'));
    const again = { account_id: 'a', at: '2026-02-02T02:02:00+02:00', exchange_id: 'x2' };
    await folder.write('exchanges/1-again.ndjson', `${JSON.stringify(again)}\n`);
    await folder.write('exchanges/2.csv', HEADER + row('b', 3, 'x3') + row('a', 1, 'x1'));
    const { warnings, tables } = await folder.ingest();
    expect(tables.exchanges?.rows).toBe(5);
    expect(warnings).toEqual([
      'exchanges: 2 rows have the account, time and exchange_id of another row, and both count: row 2 of exchanges/1.csv is row 1 of exchanges/1-again.ndjson again.',
    ]);
  });

  it('is not what other accounts, times or rows without an id are', async () => {
    const same = row('a', 1, 'x1');
    await folder.write('exchanges/1.csv', HEADER + same + row('b', 1, 'x1') + row('a', 2, 'x1'));
    await folder.write('exchanges/2.csv', HEADER + row('a', 3, '') + row('a', 3, ''));
    expect((await folder.ingest()).warnings).toEqual([]);
  });

  it('is noted where two files are the same, also without ids', async () => {
    const text = 'account_id,at,ip\na,2026-02-02T00:00:00Z,192.0.2.1\n';
    await folder.write('sessions/1.csv', text);
    await folder.write('sessions/1 (1).csv', text);
    await folder.write('sessions/2.csv', 'account_id,at,ip\n');
    await folder.write('sessions/3.csv', 'account_id,at,ip\n');
    expect((await folder.ingest()).warnings).toEqual([
      'sessions/1.csv is sessions/1 (1).csv once more, byte for byte.',
    ]);
  });
});
