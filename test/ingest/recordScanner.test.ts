import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRecord, quoteCell } from '../../server/ingest/csv/parseRecord.js';
import { RecordScanner } from '../../server/ingest/csv/recordScanner.js';

interface Row {
  text: string;
  fields: number;
  broken: boolean;
}
function scan(text: string, chunkBytes = 1 << 20, bytesMax?: number) {
  const rows: Row[] = [];
  const scanner = new RecordScanner(
    44,
    (record) =>
      rows.push({
        text: record.bytes.toString('utf8'),
        fields: record.fields,
        broken: record.fault !== null,
      }),
    bytesMax,
  );
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    scanner.push(Buffer.from(bytes.subarray(at, at + chunkBytes)));
  }
  scanner.end();
  return { rows, scanner };
}

describe('RecordScanner', () => {
  it.each([
    ['plain rows', 'a,b\n1,2\n', ['a,b', '1,2'], []],
    ['no last newline', 'a,b\n1,2', ['a,b', '1,2'], []],
    ['Windows line ends', 'a,b\r\n1,2\r\n', ['a,b', '1,2'], []],
    ['old Mac line ends', 'a,b\r1,2\r', ['a,b', '1,2'], []],
    ['blank lines', 'a,b\n\n1,2\n\n', ['a,b', '1,2'], []],
    ['a quoted newline', 'a,"x\ny"\n1,2\n', ['a,"x\ny"', '1,2'], []],
    ['a doubled quote', 'a,"x"",\n""y"\n1,2\n', ['a,"x"",\n""y"', '1,2'], []],
    ['spaces around quotes', 'a, "x\ny" ,b\n1,2\n', ['a, "x\ny" ,b', '1,2'], []],
    ['a quote inside a bare cell', 'a,5" disk\n1,2\n', ['a,5" disk', '1,2'], []],
    ['an open quote at the end', 'a,b\n1,"2\n3,4\n5,6', ['a,b', '1,"2', '3,4', '5,6'], [1]],
    [
      'two open quotes',
      'a,b\n1,"2\n3,4\n5,"6\n7,8\n',
      ['a,b', '1,"2', '3,4', '5,"6', '7,8'],
      [1, 3],
    ],
    ['text after a closing quote', 'a,b\n"1"x,2\n3,4\n', ['a,b', '"1"x,2', '3,4'], [1]],
  ])('%s', (_, text, rows, broken) => {
    for (const chunkBytes of [1, 3, 1 << 20]) {
      const result = scan(text, chunkBytes).rows;
      expect(result.map((row) => row.text)).toEqual(rows);
      expect(result.flatMap((row, i) => (row.broken ? [i] : []))).toEqual(broken);
    }
  });

  it('says where line ends are mixed', () => {
    expect(scan('a\nb\nc\n').scanner.irregular).toBe(false);
    expect(scan('a\nb\r\nc\n').scanner.irregular).toBe(true);
    expect(scan('a,b\nx\ry,2\n').scanner.irregular).toBe(true);
  });

  it('gives up a row that is too long, not the file', () => {
    const { rows } = scan(`a,b\n1,"${'x\n'.repeat(100)}"\n3,4\n`, 7, 50);
    expect(rows.at(-1)).toEqual({ text: '3,4', fields: 2, broken: false });
    expect(rows[1]).toMatchObject({ text: '1,"x', broken: true });
  });

  it('finds in any chunks the rows and cells that were written', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', ' ', 'é', '😀') });
    const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 9 }), (cells, chunkBytes) => {
        const text = cells.map((row) => row.map((c) => quoteCell(c)).join(',')).join('\n');
        const { rows } = scan(text, chunkBytes);
        expect(rows.every((row) => row.fields === 3 && !row.broken)).toBe(true);
        expect(rows.map((row) => parseRecord(row.text, ','))).toEqual(cells);
      }),
    );
  });
});
