import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onePersonGuard } from '../../server/http/guard/onePersonGuard.js';
import { isOtherUsers } from '../../server/http/guard/ownConnections.js';
import { problemHandler } from '../../server/http/problems.js';

const HEAD =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode';
const row = (local: string, remote: string, uid: number, inode: number) =>
  `   0: ${local} ${remote} 01 00000000:00000000 00:00000000 00000000  ${uid}        0 ${inode} 1 0`;
const V4 = { server: '0100007F:1C03', client: '0100007F:C001' };
const MAPPED = '0000000000000000FFFF00000100007F:C001';
const V6 = {
  server: '00000000000000000000000001000000:1C03',
  client: '00000000000000000000000001000000:C001',
};
const ends = (address: string) => ({
  localAddress: address,
  localPort: 0x1c03,
  remoteAddress: address,
  remotePort: 0xc001,
});
const own = row(V4.server, V4.client, 1000, 5);

describe('whose a connection of this machine is', () => {
  it.each([
    ['ours', '127.0.0.1', [own, row(V4.client, V4.server, 1000, 6)], false],
    ['root’s', '127.0.0.1', [own, row(V4.client, V4.server, 0, 6)], false],
    ['another user’s', '127.0.0.1', [own, row(V4.client, V4.server, 1001, 6)], true],
    [
      'another user’s, by a socket of IPv6',
      '127.0.0.1',
      [own, row(MAPPED, '0000000000000000FFFF00000100007F:1C03', 1001, 6)],
      true,
    ],
    [
      'another user’s, by IPv6',
      '::1',
      [row(V6.server, V6.client, 1000, 5), row(V6.client, V6.server, 1001, 6)],
      true,
    ],
    // Of a socket that was closed the system says root.
    ['nobody’s, closed at once', '127.0.0.1', [own, row(V4.client, V4.server, 0, 0)], true],
    ['gone', '127.0.0.1', [own], true],
    ['not told by this system', '127.0.0.1', [row('0100007F:0001', '0100007F:0002', 0, 9)], false],
  ])('%s', (_, address, rows, expected) => {
    const tables = [HEAD, ...rows].join('\n');
    expect(isOtherUsers(tables, { ours: 1000, ends: ends(address) })).toBe(expected);
  });
});

describe('a server without a login', () => {
  let server: Server;
  let url: string;
  beforeAll(async () => {
    const app = express();
    app.use(onePersonGuard(), (_request, response) => void response.json({ told: true }));
    app.use(
      problemHandler(
        () => {},
        () => {},
      ),
    );
    server = createServer(app);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(() => void server.close());

  const asked = async (asUser: { uid?: number }) => {
    const script = `fetch('${url}').then((answer) => console.log(answer.status))`;
    const run = promisify(execFile);
    return Number((await run(process.execPath, ['-e', script], { cwd: '/', ...asUser })).stdout);
  };

  it('answers its own user', async () => {
    expect(await asked({})).toBe(200);
  });

  // Only root can become somebody else to try it.
  it.runIf(process.platform === 'linux' && process.getuid?.() === 0)(
    'refuses another user of the machine',
    async () => {
      expect(await asked({ uid: 65534 })).toBe(403);
    },
  );
});
