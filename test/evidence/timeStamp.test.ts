import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Findings } from '../../server/evidence/standalone/report.js';
import { checkTimeStamp, isStampOf } from '../../server/evidence/standalone/timeStamp.js';
import { addTimeStamp, statusOf } from '../../server/evidence/timeStamp/requestTimeStamp.js';

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
const CONFIG = `[tsa]
serial = serial
signer_cert = tsa.pem
signer_key = tsa.key
default_policy = 1.2.3.4
digests = sha256
signer_digest = sha256
crypto_device = builtin
`;

/** A real time-stamp authority: openssl behind an HTTP server. */
describe.runIf(hasOpenssl)('a time stamp of RFC 3161', () => {
  let folder: string;
  let server: Server;
  let url: string;
  let isRefusing = false;
  const openssl = (...args: string[]) =>
    execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'throughline-tsa-'));
    writeFileSync(join(folder, 'tsa.cnf'), CONFIG);
    writeFileSync(join(folder, 'serial'), '01\n');
    openssl(
      ...'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=TSA'.split(
        ' ',
      ),
      ...'-keyout tsa.key -out tsa.pem -addext extendedKeyUsage=critical,timeStamping'.split(' '),
    );
    server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        if (isRefusing)
          return void response.writeHead(200).end(Buffer.from('30053003020102', 'hex'));
        writeFileSync(join(folder, 'query'), Buffer.concat(parts));
        openssl(...'ts -reply -config tsa.cnf -section tsa -queryfile query -out reply'.split(' '));
        response.writeHead(200, { 'content-type': 'application/timestamp-reply' });
        response.end(readFileSync(join(folder, 'reply')));
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  it('is of the tag manifest, and openssl trusts it', async () => {
    writeFileSync(join(folder, 'tagmanifest-sha256.txt'), 'hash  file\n');
    await addTimeStamp(folder, url);
    const verified = openssl(
      ...'ts -verify -in tagmanifest-sha256.txt.tsr -data tagmanifest-sha256.txt -CAfile tsa.pem'.split(
        ' ',
      ),
    );
    expect(verified.toString()).toMatch(/OK/);
    const findings = new Findings();
    expect(await checkTimeStamp(folder, findings)).toContain('of this tag manifest');
    expect(findings.all).toEqual([]);
    writeFileSync(join(folder, 'tagmanifest-sha256.txt'), 'other  file\n');
    await checkTimeStamp(folder, findings);
    expect(findings.all.map(({ place }) => place)).toEqual(['tagmanifest-sha256.txt.tsr']);
  });

  it('is not taken from a server that refuses, is away, or stamps something else', async () => {
    isRefusing = true;
    await expect(addTimeStamp(folder, url)).rejects.toThrow(/refuses \(status 2\)/);
    isRefusing = false;
    await expect(addTimeStamp(folder, 'http://127.0.0.1:9/')).rejects.toThrow(/does not answer/);
    const reply = readFileSync(join(folder, 'reply'));
    expect(statusOf(reply)).toBe(0);
    expect(statusOf(reply.subarray(0, 40))).toBeNull();
    expect(isStampOf(reply, Buffer.from('nothing of it'))).toBe(false);
  });
});
