import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DistinctSet } from '../../server/content/distinctSet.js';
import { Fingerprinter } from '../../server/content/fingerprint.js';
import { HolderSketch, sketchMemory, sketchSlots } from '../../server/content/holderSketch.js';
import { mergeFragments } from '../../server/content/mergeFragments.js';
import { normalisePrompt } from '../../server/content/normalise.js';
import { normaliseBytes } from '../../server/content/normaliseBytes.js';
import { PostingParts } from '../../server/content/postingParts.js';
import { Postings, SKETCH_PROMPTS } from '../../server/content/postings.js';
import { samplePrompts } from '../../server/content/samplePrompts.js';
import { SketchFiller, sketchLocks } from '../../server/content/sketchFiller.js';

const encoder = new TextEncoder();
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(...' \t\n\r\v\fAaZz019.-\u001c') }),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('a', ' ', '１', '\u00a0', 'ﬁ', '题', '🙏', 'ص') }),
);

describe('texts as bytes', () => {
  const normalised = (sent: string): string | null => {
    const bytes = encoder.encode(sent);
    const target = new Uint8Array(bytes.length);
    const length = normaliseBytes(bytes, 0, bytes.length, target);
    return length < 0 ? null : new TextDecoder().decode(target.subarray(0, length));
  };

  it('are normalised as strings are, or handed back', () => {
    fc.assert(
      fc.property(text, (sent) => {
        const clean = new TextDecoder().decode(encoder.encode(sent));
        const found = normalised(clean);
        if (found !== null) expect(found).toBe(normalisePrompt(clean));
      }),
    );
  });

  it('are treated as bytes in the languages that people write', () => {
    for (const sent of [
      'Grade\tthe  ANSWER 12,45 !',
      '请逐步解释 下面 123 这个答案',
      'Объясни РЕШЕНИЕ пошагово',
      'Erkläre den Lösungsweg',
      '🤖 mark every fault 🧪',
      '题目：解释（步骤１２、３），然后　打分！',
      'ＧＲＡＤＥ　the\u00a0ａｎｓｗｅｒ\u2028ﾃ',
    ])
      expect(normalised(sent)).toBe(normalisePrompt(sent));
    for (const sent of ['Ｇrade', 'e\u0301', 'ΣΑΣ', 'a\u00a0b', '한', '𝐀']) {
      const found = normalised(sent);
      if (found !== null) expect(found).toBe(normalisePrompt(sent));
    }
  });

  it('are of every character what they are as strings', () => {
    for (let code = 1; code < 0x20000; code++) {
      if (code >= 0xd800 && code < 0xe000) continue;
      const character = String.fromCodePoint(code);
      for (const sent of [
        `a${character}b1${character}1 ${character}${character} 0${character}`,
        // What may join again to the character that it was.
        `${character.normalize('NFD')} ${character.normalize('NFKD')}`,
      ]) {
        const found = normalised(sent);
        if (found !== null && found !== normalisePrompt(sent))
          expect.fail(`U+${code.toString(16)}`);
      }
    }
  });

  it('leave the fingerprints of their strings', () => {
    const one = new Fingerprinter();
    const other = new Fingerprinter();
    fc.assert(
      fc.property(text, fc.nat(9), (sent, times) => {
        const long = Array.from({ length: times + 1 }, () => sent).join('x 1 ');
        const bytes = encoder.encode(`..${long}..`);
        // A lone surrogate is no text; encoding replaces it.
        const clean = new TextDecoder().decode(bytes).slice(2, -2);
        const a = one.runSent(bytes, 2, bytes.length - 2);
        const b = other.run(normalisePrompt(clean));
        expect([...one.values.subarray(0, a)]).toEqual([...other.values.subarray(0, b)]);
      }),
    );
  });
});

/** Postings as nobody would keep them: a set of accounts and of prompts for each fragment. */
function slowly(rows: readonly (readonly [number, number, number])[]) {
  const of = new Map<number, { accounts: Set<number>; prompts: Set<number> }>();
  for (const [hash, account, prompt] of rows) {
    const entry = of.get(hash) ?? { accounts: new Set(), prompts: new Set() };
    entry.accounts.add(account);
    entry.prompts.add(prompt);
    of.set(hash, entry);
  }
  return [...of]
    .sort(([a], [b]) => a - b)
    .map(([hash, { accounts, prompts }]) => ({
      hash,
      holders: accounts.size,
      prompts: [...prompts].sort((a, b) => a - b).slice(0, SKETCH_PROMPTS),
    }));
}
const listed = ({ hashes, holders, starts, prompts }: ReturnType<Postings['finish']>) =>
  [...hashes].map((hash, i) => ({
    hash,
    holders: holders[i]!,
    prompts: [...prompts.subarray(starts[i]!, starts[i + 1]!)],
  }));
const hashOf = fc.oneof(fc.nat(5), fc.constantFrom(0x80000000, 0xffffffff, 0x7fffffff));

describe('postings', () => {
  it('equal sets of accounts and the smallest prompts, however accounts are parted', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(hashOf, fc.nat(40), fc.nat(400)), { maxLength: 900 }),
        fc.nat(40),
        fc.integer({ min: 1, max: 4 }),
        (drawn, border, min) => {
          const rows = drawn.sort((a, b) => a[1] - b[1]);
          const collect = (part: typeof rows) => {
            const postings = new Postings();
            for (const [hash, account, prompt] of part) postings.add(hash, account, prompt);
            return postings.finish();
          };
          const parted = [
            rows.filter(([, account]) => account < border),
            rows.filter(([, account]) => account >= border),
          ].map(collect);
          const truth = slowly(rows);
          expect(listed(collect(rows))).toEqual(truth);
          expect(listed(mergeFragments(parted, { min, max: 30 }))).toEqual(
            truth.filter(({ holders }) => holders >= min && holders <= 30),
          );
        },
      ),
    );
  });
});

describe('postings in parts', () => {
  it('equal postings, of more than waits for one part', () => {
    const parts = new PostingParts();
    const whole = new Postings();
    const hashes = Uint32Array.from({ length: 300 }, (_, i) =>
      i < 200 ? 0x12000000 + i : Math.imul(i, 0x9e3779b1),
    );
    for (let account = 0; account < 200; account++) {
      const prompt = Math.imul(account, 0x85ebca6b) >>> 0;
      parts.add(hashes, 300 - (account % 7), account, prompt);
      for (const hash of hashes.subarray(0, 300 - (account % 7))) whole.add(hash, account, prompt);
    }
    expect(parts.finish()).toEqual(whole.finish());
  });
});

describe('the sketch of holders', () => {
  it('never counts too few, counts up to three, and is filled by several at once', () => {
    fc.assert(
      fc.property(fc.array(hashOf), fc.array(hashOf), (ours, theirs) => {
        const slots = sketchSlots(0);
        const sketch = new HolderSketch(sketchMemory(slots));
        const locks = sketchLocks(slots);
        const fillers = [ours, theirs].map((list) => {
          const filler = new SketchFiller(sketch, locks);
          filler.add(Uint32Array.from(list), list.length);
          return filler;
        });
        for (const filler of fillers) filler.finish();
        // The one way and the other count the same.
        const whole = new HolderSketch(sketchMemory(slots));
        whole.add(Uint32Array.from([7, ...ours, ...theirs]), 1, 1 + ours.length + theirs.length);
        const times = new Map<number, number>();
        for (const hash of [...ours, ...theirs]) {
          const slot = hash & (slots - 1);
          times.set(slot, (times.get(slot) ?? 0) + 1);
        }
        for (const hash of [...ours, ...theirs, 7]) {
          expect(sketch.count(hash)).toBe(Math.min(3, times.get(hash & (slots - 1)) ?? 0));
          expect(whole.count(hash)).toBe(sketch.count(hash));
        }
        const given = Uint32Array.from([7, ...ours, ...theirs]);
        for (const min of [1, 2, 3]) {
          const found = [0, 1, 2].map((part) => sketch.survey(min, part, 3));
          expect(found.reduce((sum, n) => sum + n)).toBe(
            [...times.values()].filter((n) => n >= min).length,
          );
          const kept = new Uint32Array(given.length);
          const count = sketch.select(given, 1, given.length, min, kept);
          expect([...kept.subarray(0, count)]).toEqual(
            [...given.subarray(1)].filter((hash) => sketch.count(hash) >= min),
          );
        }
      }),
      { numRuns: 20 },
    );
  });

  it('counts what fills many slices more than once', () => {
    const slots = sketchSlots(2 ** 22);
    const sketch = new HolderSketch(sketchMemory(slots));
    const filler = new SketchFiller(sketch, sketchLocks(slots));
    const hashes = Uint32Array.from({ length: 500_000 }, (_, i) => Math.imul(i, 0x9e3779b1));
    for (let times = 0; times < 2; times++) filler.add(hashes, hashes.length);
    filler.finish();
    const whole = new HolderSketch(sketchMemory(slots));
    for (let times = 0; times < 2; times++) whole.add(hashes, 0, hashes.length);
    expect(hashes.every((hash) => sketch.count(hash) === whole.count(hash))).toBe(true);
    expect(sketch.survey(2, 0, 1)).toBe(whole.survey(2, 0, 1));
    expect([sketchLocks(slots).length, sketchLocks(2 ** 32).length]).toEqual([16, 2048]);
  });
});

describe('distinct set', () => {
  it('equals a set, again after it was emptied', () => {
    const set = new DistinctSet();
    fc.assert(
      fc.property(fc.array(fc.nat(0xffffffff), { maxLength: 3000 }), (numbers) => {
        set.clear();
        const given = Uint32Array.from([9, ...numbers, ...numbers]);
        const added = new Uint32Array(given.length);
        const half = numbers.length >> 1;
        const first = set.add(given, 1, 1 + half, added);
        const rest = set.add(given, 1 + half, given.length, added.subarray(first));
        expect([...added.subarray(0, first + rest)]).toEqual([...new Set(numbers)]);
      }),
      { numRuns: 20 },
    );
  });
});

describe('samplePrompts', () => {
  it('takes different ones, spread evenly, in their order', () => {
    const places = samplePrompts(Array.from({ length: 300 }, (_, i) => i >> 1));
    expect(places).toHaveLength(64);
    expect(places[0]).toBe(0);
    expect(places[32]).toBe(150);
    expect(new Set(places.map((place) => place >> 1)).size).toBe(64);
  });

  it('takes all of few, the same ones too', () => {
    expect(samplePrompts([7, 7, 8])).toEqual([0, 1, 2]);
  });
});
