import { generateKeyPairSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { xmlText } from '../../server/evidence/graph/xml.js';
import { uuid5 } from '../../server/evidence/interchange/uuid5.js';
import { parseSigningKey } from '../../server/evidence/keys/keyFolder.js';
import { signatureFiles } from '../../server/evidence/keys/sign.js';
import { FONTS } from '../../server/evidence/pdf/fonts.js';
import { CsvReader, neutralised, original } from '../../server/evidence/standalone/csv.js';
import { formatValue, grouped, HAN, printable } from '../../server/evidence/standalone/formats.js';
import { main } from '../../server/evidence/standalone/main.js';
import { compute, tableRows } from '../../server/evidence/standalone/queries.js';
import {
  isSignedMinisign,
  isSignedRaw,
  isSignedSsh,
} from '../../server/evidence/standalone/signatures.js';
import { isSafeName } from '../../server/evidence/standalone/zip.js';

const fontkit = createRequire(import.meta.url)('fontkit') as {
  create(font: Buffer): { hasGlyphForCodePoint(code: number): boolean };
};

describe('cells', () => {
  it('come back exactly after they were neutralised', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('=', "'", '-', 'a', '\t', '@', '1') }),
        (cell) => original(neutralised(cell)) === cell,
      ),
    );
  });

  it('that start a formula are neutralised', () => {
    for (const cell of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1'])
      expect(neutralised(cell)[0]).toBe("'");
    expect(neutralised('acc_1')).toBe('acc_1');
  });

  it('are read from CSV in pieces of any size', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', 'é') });
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }),
        fc.integer({ min: 1, max: 7 }),
        (rows, size) => {
          const text = rows
            .map((row) => `${row.map((c) => `"${c.replaceAll('"', '""')}"`).join(',')}\n`)
            .join('');
          const reader = new CsvReader();
          const read: string[][] = [];
          for (let i = 0; i < text.length; i += size)
            read.push(...reader.push(text.slice(i, i + size)));
          read.push(...reader.end());
          expect(read).toEqual(rows);
        },
      ),
    );
  });
});

describe('the verifier’s command line', () => {
  it.each([[['--log', 'x']], [['--logs']], [['--fingerprint', '']], [['a', 'b']], [['nowhere']]])(
    'refuses what it does not know: %j',
    async (argv) => {
      expect(await main(argv, '.')).toBe(2);
    },
  );
});

describe('figures', () => {
  const schedules = new Map([
    [
      'accounts',
      [
        { id: 'a', status: 'attributed', n: '3', at: '2026-01-02' },
        { id: 'b', status: 'attributed', n: '10', at: '2026-01-01' },
        { id: 'c', status: 'review', n: '100', at: '' },
      ],
    ],
  ]);
  const attributed = { from: 'accounts', where: { status: ['attributed'] } };

  it('follow from schedules', () => {
    expect(compute(schedules, { ...attributed, take: 'count' })).toBe(2);
    expect(compute(schedules, { ...attributed, take: 'sum', column: 'n' })).toBe(13);
    expect(compute(schedules, { from: 'accounts', take: 'max', column: 'n' })).toBe('100');
    expect(compute(schedules, { from: 'accounts', take: 'min', column: 'at' })).toBe('2026-01-01');
    expect(
      compute(schedules, {
        take: 'share',
        part: { ...attributed, take: 'count' },
        of: { from: 'accounts', take: 'count' },
      }),
    ).toBeCloseTo(2 / 3, 5);
    expect(() => compute(schedules, { from: 'accounts', take: 'only', column: 'id' })).toThrow();
    expect(() => compute(schedules, { from: 'nothing', take: 'count' })).toThrow();
  });

  it('make tables by a rule', () => {
    const table = tableRows(schedules, {
      from: 'accounts',
      columns: [
        { head: 'Account', column: 'id', format: 'text' },
        { head: 'N', column: 'n', format: 'whole' },
      ],
      order: [{ column: 'n', descending: true }],
      limit: 2,
    });
    expect(table).toEqual({
      rows: [
        ['c', '100'],
        ['b', '10'],
      ],
      total: 3,
    });
  });

  it('tell long ids apart that differ at their end', () => {
    const id = (end: string) => `${'x'.repeat(200)}-${end}`;
    const printed = formatValue(id('00017'), 'text');
    expect(printed).not.toBe(formatValue(id('00018'), 'text'));
    expect([...printed].length).toBe(161);
  });

  it('are printed the same everywhere', () => {
    expect(grouped(1234567)).toBe('1,234,567');
    expect(formatValue('2026-04-05T00:00:00Z', 'date')).toBe('5 April 2026');
    expect(formatValue(0.123, 'percent')).toBe('12.3 %');
    expect(formatValue(-0.04, 'decimal1')).toBe('0.0');
    expect(formatValue(null, 'whole')).toBe('–');
    expect(formatValue(8.3, 'ratio')).toBe('320');
  });
});

describe('print', () => {
  it('uses only characters that the embedded typefaces have', async () => {
    const printed = Array.from({ length: 0x10000 }, (_, code) => code).filter(
      (code) => code >= 32 && printable(String.fromCharCode(code)) === String.fromCharCode(code),
    );
    const isHan = (code: number) => HAN.test(String.fromCharCode(code));
    const han = printed.filter(isHan);
    const western = printed.filter((code) => !isHan(code));
    expect(western.length).toBeGreaterThan(700);
    expect(han.length).toBeGreaterThan(27_000);
    for (const [face, path] of Object.entries(FONTS)) {
      const font = fontkit.create(await readFile(path));
      const asked = face === 'Han' ? han : western;
      expect(
        asked.filter((code) => !font.hasGlyphForCodePoint(code)).map((code) => code.toString(16)),
        path,
      ).toEqual([]);
    }
  });

  it('says what it cannot show', () => {
    expect(printable('a请 カード「x」')).toBe('a请 カード「x」');
    expect(printable('안 ש')).toBe('[U+C548] [U+05E9]');
    // Else one name is printed as another.
    expect(printable('ac\u200bme\u00ad')).toBe('ac[U+200B]me[U+00AD]');
  });
});

describe('signatures', () => {
  const key = parseSigningKey(
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  );
  const message = Buffer.from('a manifest');
  const made = signatureFiles(message, key, 'comment');

  it('hold in all three forms, for this message and this key alone', () => {
    const other = Buffer.from('another');
    expect(isSignedRaw(message, made.raw, key.publicKey)).toBe(true);
    expect(isSignedMinisign(message, made.minisig, key.publicKey)).toBe(true);
    expect(isSignedSsh(message, made.sshsig, key.publicKey)).toBe(true);
    expect(isSignedRaw(other, made.raw, key.publicKey)).toBe(false);
    expect(isSignedMinisign(other, made.minisig, key.publicKey)).toBe(false);
    expect(isSignedSsh(other, made.sshsig, key.publicKey)).toBe(false);
    expect(
      isSignedMinisign(
        message,
        made.minisig.replace('comment: comment', 'comment: other'),
        key.publicKey,
      ),
    ).toBe(false);
  });

  it('need an Ed25519 key', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
      type: 'pkcs8',
      format: 'pem',
    });
    expect(() => parseSigningKey(rsa.toString())).toThrow();
    expect(() => parseSigningKey('nothing')).toThrow();
  });
});

describe('names and ids', () => {
  it('of archive entries stay inside', () => {
    for (const name of ['/a', '../a', 'a/../../b', 'C:\\a', 'a\\b', ''])
      expect(isSafeName(name), name).toBe(false);
    expect(isSafeName('package/data/a.csv')).toBe(true);
  });

  it('of UUID 5 are those of RFC 9562', () => {
    // Appendix A.4: the DNS namespace and www.example.com.
    expect(uuid5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
      '2ed6657d-e927-568b-95e1-2665a8aea6a2',
    );
  });

  it('in XML lose what XML cannot hold', () => {
    expect(xmlText('a\u0000<b>\u0008&"\n')).toBe('a[U+0000]&lt;b&gt;[U+0008]&amp;&quot;&#10;');
  });
});
