import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BulkFingerprinter } from '../../server/content/bulkFingerprinter.js';
import { Fingerprinter } from '../../server/content/fingerprint.js';
import { normalisePrompt } from '../../server/content/normalise.js';
import { promptSketch } from '../../server/content/promptSketch.js';
import { loadKernel } from '../../server/runs/content/loadKernel.js';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Slow and exact: the text as a string, one prompt after the other. */
function slowly(texts: readonly (Uint8Array | null)[]): (number[] | null)[] {
  const fingerprinter = new Fingerprinter();
  return texts.map((bytes) => {
    if (bytes === null) return null;
    const count = fingerprinter.run(normalisePrompt(decoder.decode(bytes)));
    return [...fingerprinter.values.subarray(0, count)];
  });
}

function inBulk(texts: readonly (Uint8Array | null)[], bulk = new BulkFingerprinter(loadKernel())) {
  bulk.clear();
  // Together as they come out of a column, each second one by itself.
  const together = new Uint8Array(texts.reduce((sum, bytes) => sum + (bytes?.length ?? 0), 1));
  const ends: number[] = [];
  let end = 1;
  for (const bytes of texts) {
    together.set(bytes ?? [], end);
    ends.push((end += bytes?.length ?? 0));
  }
  for (const [i, bytes] of texts.entries()) {
    if (bytes === null) bulk.addNone();
    else if (i % 2 === 1) bulk.add(bytes, 0, bytes.length);
    else bulk.add(together, ends[i]! - bytes.length, ends[i]!);
  }
  bulk.finish();
  return rowsOf(bulk);
}

function rowsOf({ count, words, ends, given }: BulkFingerprinter): (number[] | null)[] {
  return Array.from({ length: count }, (_, row) =>
    given[row] === 1 ? [...words.subarray(row === 0 ? 0 : ends[row - 1]!, ends[row])] : null,
  );
}

/** Pieces of what people write, and of what nobody does. */
const PIECES = [
  'Grade\tthe  ANSWER 12,45 !\r\n',
  ' ',
  '0',
  'a',
  '=====================================',
  '| --- | --- | --- |\n',
  'abababababababababababababababababab',
  '请逐步解释下面这个答案背后的推理过程',
  '题目：解释（步骤１２、３），然后　打分！',
  'ОБЪЯСНИ Ёлка Їжак ЏЋ ѐѝ решение пошагово. ',
  'ѠѢҐ ӜӞ ԱԲ',
  'اشرح خطوة بخطوة طريقة التفكير',
  'הסבר את התשובה צעד אחר צעד',
  'ΣΑΣ Ο ΔΡΟΜΟΣ ',
  'Erkläre den Lösungsweg ÄÖÜ ß ſ',
  'ﾃｷｽﾄ カタカナ ひらがな ',
  '한국어 설명',
  'e\u0301 \u00a0\u2028\u3000 ﬁ ½',
  '🙏🤖🧪 👩‍🔬 𝐀 ',
  '\u0000',
  '\ufeff',
  '㐀䷀一鿿ꀀ豈',
];
const byteArray = fc.uint8Array({ maxLength: 80 });
const text = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .array(fc.constantFrom(...PIECES), { maxLength: 30 })
      .map((list) => encoder.encode(list.join(''))),
  },
  {
    weight: 2,
    arbitrary: fc.string({ unit: 'grapheme', maxLength: 200 }).map((sent) => encoder.encode(sent)),
  },
  {
    weight: 2,
    arbitrary: fc.string({ unit: 'binary', maxLength: 200 }).map((sent) => encoder.encode(sent)),
  },
  { weight: 2, arbitrary: fc.string({ maxLength: 400 }).map((sent) => encoder.encode(sent)) },
  // Bytes that are no UTF-8, and text cut within a character.
  { weight: 1, arbitrary: byteArray },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.array(fc.constantFrom(...PIECES), { maxLength: 9 }), fc.nat(200), byteArray)
      .map(([list, cut, more]) =>
        Uint8Array.from([
          ...encoder.encode(list.join('')).subarray(0, cut),
          ...more.subarray(0, 3),
        ]),
      ),
  },
);

describe('fingerprints in bulk', () => {
  it('are those of each prompt by itself', () => {
    const bulk = new BulkFingerprinter(loadKernel());
    fc.assert(
      fc.property(fc.array(fc.option(text), { maxLength: 12 }), (texts) => {
        expect(inBulk(texts, bulk)).toEqual(slowly(texts));
      }),
      { numRuns: 1500 },
    );
  });

  it('are so for every length, and every character beside others', () => {
    const lengths = Array.from({ length: 300 }, (_, n) =>
      encoder.encode(
        Array.from({ length: n }, (_, i) => String.fromCharCode(97 + ((i * i) % 23))).join(''),
      ),
    );
    expect(inBulk(lengths)).toEqual(slowly(lengths));
    // Of few letters many shingles are as small as each other, and some windows keep all.
    const alike = Array.from({ length: 400 }, (_, n) =>
      encoder.encode(
        Array.from({ length: n }, (_, i) => (i % (2 + (n % 37)) === 0 ? 'b' : 'a')).join(''),
      ),
    );
    expect(inBulk(alike)).toEqual(slowly(alike));
    // Taken as they are, sixteen bytes at a time.
    for (let code = 0x4000; code < 0xa000; code++)
      expect(normalisePrompt(String.fromCharCode(code))).toBe(String.fromCharCode(code));
    const characters: Uint8Array[] = [];
    for (let code = 0; code < 0x20000; code += code < 0x500 ? 1 : 11) {
      if (code >= 0xd800 && code < 0xe000) continue;
      const c = String.fromCodePoint(code);
      characters.push(encoder.encode(`Explain${c}1${c}${c} 0${c}и ${c}一step by step`));
    }
    const bulk = inBulk(characters);
    const truth = slowly(characters);
    // One comparison: as many as there are would take longer than all else.
    expect(bulk.findIndex((row, i) => `${row}` !== `${truth[i]}`)).toBe(-1);
  });

  it('are so for very long prompts and for more than fit at a time', () => {
    const paragraph = 'The 3rd quick brown Fox, и ленивая Собака 一二三 jumps!  ';
    const texts = [0, 1, 40_000, 65_535, 65_536, 65_537, 400_000, 3_000_000, 10].map((length) =>
      encoder.encode(paragraph.repeat(length / 50 + 1)).subarray(0, length),
    );
    expect(inBulk(texts)).toEqual(slowly(texts));
    const many = Array.from({ length: 9000 }, (_, i) =>
      i % 11 === 0 ? null : encoder.encode(`${i} ${paragraph.repeat(i % 9)} ${i * 7}`),
    );
    expect(inBulk(many)).toEqual(slowly(many));
  });

  it('are those that a sketch holds', () => {
    const texts = ['What is the capital of France, and why is it?', 'Short', 'x'.repeat(300)];
    const sketches = texts.map((sent) =>
      encoder.encode(promptSketch(sent, () => 'abcdef0123456789abcdef01')),
    );
    const bulk = inBulk(sketches, new BulkFingerprinter(loadKernel(), true));
    const truth = slowly(texts.map((sent) => encoder.encode(sent)));
    expect(bulk).toEqual([truth[0], [], truth[2]]);
  });

  it('come with hashes that are equal where the texts are, and only there', () => {
    const texts = Array.from({ length: 60_000 }, (_, i) => {
      const bytes = new Uint8Array(i % 70).fill(i % 2 === 0 ? 32 : 0x80);
      const of = i - (i % 70);
      for (const [k, place] of [7, 15, 23, 31, 39, 40].entries())
        if (place < bytes.length) bytes[place]! ^= ((of >> (2 * k)) & 3) << 6;
      return bytes;
    });
    const bulk = new BulkFingerprinter(loadKernel());
    for (const bytes of texts) bulk.add(bytes, 0, bytes.length);
    bulk.finish();
    const byText = new Map(texts.map((bytes, i) => [bytes.toString(), bulk.hashes[i]]));
    expect(texts.every((bytes, i) => byText.get(bytes.toString()) === bulk.hashes[i])).toBe(true);
    expect(new Set(byText.values()).size).toBe(byText.size);
  });
});
