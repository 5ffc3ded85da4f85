import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fingerprinter, SHINGLE_BYTES, WINDOW_SHINGLES } from '../../server/content/fingerprint.js';
import { FragmentGroups, jaccard } from '../../server/content/fragmentGroups.js';
import { FragmentIndex } from '../../server/content/fragmentIndex.js';
import { normalisePrompt } from '../../server/content/normalise.js';
import type { Fragments } from '../../server/content/postings.js';
import { TemplateMatcher } from '../../server/content/templateMatcher.js';
import { findTemplates } from '../../server/content/templates.js';

const fingerprintsOf = (text: string): Set<number> => {
  const fingerprinter = new Fingerprinter();
  const count = fingerprinter.run(text);
  return new Set(fingerprinter.values.subarray(0, count));
};

function templatesOf(promptsByAccount: string[][], holdersMax = promptsByAccount.length) {
  const index = new FragmentIndex({ holdersMin: 3, holdersMax });
  for (const prompts of promptsByAccount) index.count(prompts);
  for (const [no, prompts] of promptsByAccount.entries()) index.collect(no, prompts);
  return findTemplates(index.finish(), 3);
}

/** Text that repeats nothing: scattered numbers in words. */
const ONES = ['nil', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const payload = (seed: number, words: number): string =>
  Array.from({ length: words }, (_, i) =>
    [...String(Math.imul((seed + 1) * 7919 + i * 104_729, 0x9e3779b1) >>> 0)]
      .map((d) => ONES[Number(d)])
      .join(''),
  ).join(' ');

const encoder = new TextEncoder();

/** By which a shingle is chosen. */
function orderOf(bytes: Uint8Array, at: number): number {
  let sum = 0n;
  for (let i = at; i < at + SHINGLE_BYTES; i += 2)
    sum = BigInt.asUintN(16, sum * 0x6255n + BigInt(bytes[i]! + 256 * bytes[i + 1]!));
  return Number(BigInt.asUintN(16, (sum ^ (sum >> 8n)) * 0x9e37n));
}

/** A shingle's fingerprint. */
function hashOf(bytes: Uint8Array, at: number): number {
  const words = new DataView(bytes.buffer, bytes.byteOffset + at, SHINGLE_BYTES);
  const keyed = [
    0x243f6a8885a308d3n,
    0x13198a2e03707344n,
    0xa4093822299f31d0n,
    0x082efa98ec4e6c89n,
    0x452821e638d01377n,
    0xbe5466cf34e90c6cn,
  ].map((key, i) => key + BigInt(words.getUint32(4 * i, true)));
  const sum = keyed[0]! * keyed[1]! + keyed[2]! * keyed[3]! + keyed[4]! * keyed[5]!;
  return Number(BigInt.asUintN(64, sum) >> 32n);
}

describe('fingerprints', () => {
  it('keeps one of any shared text that is a window and a shingle long', () => {
    const shared = SHINGLE_BYTES + WINDOW_SHINGLES - 1;
    fc.assert(
      fc.property(
        fc.string({ minLength: 0, maxLength: 200 }),
        fc.string({ minLength: shared, maxLength: 120 }).filter((s) => /^[\x21-\x7e]+$/.test(s)),
        fc.string({ minLength: 0, maxLength: 200 }),
        (before, common, after) => {
          const a = fingerprintsOf(before + common);
          const b = fingerprintsOf(common + after);
          expect([...a].some((hash) => b.has(hash))).toBe(true);
        },
      ),
    );
  });

  it('keeps one of shared text that repeats itself, too', () => {
    const shared = SHINGLE_BYTES + WINDOW_SHINGLES - 1;
    const few = (maxLength: number, minLength = 0) =>
      fc.string({ unit: fc.constantFrom('a', 'a', 'a', 'b'), minLength, maxLength });
    fc.assert(
      fc.property(few(99), few(200, shared), few(99), few(99), few(99), (a, common, b, c, d) => {
        const ours = fingerprintsOf(a + common + b);
        const theirs = fingerprintsOf(c + common + d);
        expect([...ours].some((hash) => theirs.has(hash))).toBe(true);
      }),
    );
  });

  it('equals looking at every window, with whole numbers', () => {
    const fingerprinter = new Fingerprinter();
    const words = fc.array(fc.constantFrom('a', 'b', 'aaaa', 'the ', '请', '🙏', '| --- '));
    fc.assert(
      fc.property(words, fc.nat(40), fc.string({ maxLength: 60 }), (drawn, times, end) => {
        const text = `${drawn.join('')}${'-'.repeat(times)}${drawn.join('')}${end}`;
        const count = fingerprinter.run(text);
        const bytes = encoder.encode(text);
        const shingles = bytes.length - SHINGLE_BYTES + 1;
        if (shingles < 1) return;
        const orders = Array.from({ length: shingles }, (_, at) => orderOf(bytes, at));
        const places = new Set<number>();
        for (let w = 0; w === 0 || w + WINDOW_SHINGLES <= shingles; w++) {
          const window = orders.slice(w, w + WINDOW_SHINGLES);
          const least = Math.min(...window);
          for (const [i, order] of window.entries()) if (order === least) places.add(w + i);
        }
        const kept = [...places].sort((a, b) => a - b);
        expect([...fingerprinter.offsets.subarray(0, count)]).toEqual(kept);
        expect([...fingerprinter.values.subarray(0, count)]).toEqual(
          kept.map((at) => hashOf(bytes, at)),
        );
      }),
    );
  });

  it('keeps two of seventeen shingles, and hashes no two the same', () => {
    const fingerprinter = new Fingerprinter();
    const text = payload(1, 1500);
    const count = fingerprinter.run(text);
    expect(count / fingerprinter.byteLength).toBeCloseTo(2 / 17, 2);
    const shingles = Array.from(fingerprinter.offsets.subarray(0, count), (at) =>
      text.slice(at, at + SHINGLE_BYTES),
    );
    const values = new Set(fingerprinter.values.subarray(0, count));
    expect(values.size).toBe(new Set(shingles).size);
    // As many in each sixteenth of all values, by the first digit and by the last.
    for (const shift of [0, 28]) {
      const counts = new Array<number>(16).fill(0);
      for (const value of values) counts[(value >>> shift) & 15]!++;
      for (const n of counts) expect(n / values.size).toBeCloseTo(1 / 16, 1);
    }
  });

  it('equals hashing every shingle apart', () => {
    const fingerprinter = new Fingerprinter();
    const text = payload(3, 40);
    const count = fingerprinter.run(text);
    for (let i = 0; i < count; i++) {
      const at = fingerprinter.offsets[i]!;
      const alone = fingerprintsOf(text.slice(at, at + SHINGLE_BYTES));
      expect(alone.has(fingerprinter.values[i]!)).toBe(true);
    }
  });

  it('leaves nothing of an empty prompt and something of a short one', () => {
    expect(fingerprintsOf('').size).toBe(0);
    expect(fingerprintsOf('hi').size).toBe(1);
    expect(fingerprintsOf('hi')).not.toEqual(fingerprintsOf('ho'));
  });
});

describe('normalisePrompt', () => {
  it('folds case, white space, numbers and width', () => {
    expect(normalisePrompt('Ｇrade\n\tANSWER  12,  45')).toBe('grade answer 0, 0');
  });
  it('keeps head and tail of a very long prompt', () => {
    const text = normalisePrompt(`HEAD ${'x '.repeat(200_000)} TAIL`);
    expect(text.startsWith('head')).toBe(true);
    expect(text.endsWith('tail')).toBe(true);
    expect(text.length).toBeLessThanOrEqual(65_537);
  });
});

describe('findTemplates', () => {
  const INSTRUCTIONS = [
    [
      'English',
      'Explain the reasoning behind the finished answer below step by step, then grade it:',
    ],
    ['Chinese', '请逐步解释下面这个答案背后的推理过程，然后按照评分标准给出分数，并说明理由：'],
    ['Arabic', 'اشرح خطوة بخطوة طريقة التفكير وراء الإجابة التالية ثم قيّمها من عشرة مع ذكر السبب:'],
    [
      'emoji',
      '🤖🤖 You are a strict grader 🧪🧪 read the code and mark every fault you can find ✅❌',
    ],
  ] as const;

  it.each(INSTRUCTIONS)(
    'recovers a %s instruction around payloads ten times as long',
    (_, text) => {
      const accounts = Array.from({ length: 12 }, (_, i) =>
        i < 6
          ? [`${text}\n${payload(i, 100)}`, `${text}\n${payload(i + 50, 100)}`]
          : [payload(i + 100, 100)],
      );
      const templates = templatesOf(accounts);
      expect(templates).toHaveLength(1);
      const matcher = new TemplateMatcher(templates);
      expect(accounts.map((prompts) => matcher.match(prompts[0]!).length)).toEqual([
        1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0,
      ]);
      const excerpt = matcher.excerpt(accounts[0]![0]!, 0);
      // Whole words of the template and nothing else, from the first to the last.
      const words = [
        ...new Intl.Segmenter('en', { granularity: 'word' }).segment(normalisePrompt(text)),
      ];
      const borders = new Set(
        words.flatMap(({ index, segment }) => [index, index + segment.length]),
      );
      for (const part of excerpt.split(' … ')) {
        const at = normalisePrompt(text).indexOf(part);
        expect(at, part).toBeGreaterThanOrEqual(0);
        expect([borders.has(at), borders.has(at + part.length)]).toEqual([true, true]);
      }
    },
  );

  it('keeps two instructions of different accounts apart', () => {
    const accounts = Array.from({ length: 10 }, (_, i) => [
      `${INSTRUCTIONS[i < 5 ? 0 : 3][1]} ${payload(i, 60)}`,
    ]);
    expect(templatesOf(accounts)).toHaveLength(2);
  });

  it('keeps apart the instructions that the same accounts use in turn', () => {
    const texts = INSTRUCTIONS.map(([, text]) => text);
    const accounts = Array.from({ length: 30 }, (_, i) =>
      Array.from(
        { length: 12 },
        (_, j) => `${texts[(i + (j % 3)) % 4]} ${payload(i * 12 + j, 40)}`,
      ),
    );
    const templates = templatesOf(accounts);
    expect(templates).toHaveLength(4);
    const matcher = new TemplateMatcher(templates);
    for (const prompts of accounts)
      for (const prompt of prompts) expect(matcher.match(prompt)).toHaveLength(1);
  });

  it('ignores what more accounts use than the bound', () => {
    const accounts = Array.from({ length: 10 }, (_, i) => [
      `${INSTRUCTIONS[0][1]} ${payload(i, 60)}`,
    ]);
    expect(templatesOf(accounts, 9)).toHaveLength(0);
  });

  it('does not depend on how accounts are numbered', () => {
    const accounts = Array.from({ length: 9 }, (_, i) => [
      `${INSTRUCTIONS[i % 2 === 0 ? 0 : 3][1]} ${payload(i, 30)}`,
    ]);
    const key = (list: string[][]) =>
      templatesOf(list)
        .map((t) => t.fragments.join())
        .sort();
    expect(key([...accounts].reverse())).toEqual(key(accounts));
  });
});

/** Groups as nobody would make them: lists of firsts by key, and the name of each fragment's group. */
function groupedSlowly({ starts, prompts }: Fragments, permutations: readonly number[]): number[] {
  const setOf = (i: number) => [...prompts.subarray(starts[i]!, starts[i + 1]!)];
  const groups = Array.from(starts.subarray(1), (_, i) => i);
  const agree = (a: number[], b: number[]) =>
    jaccard(Uint32Array.from([...a, ...b]), 0, a.length, a.length, a.length + b.length) >= 0.6;
  for (const permutation of permutations) {
    const firstsOf = new Map<number, number[]>();
    for (const i of groups.keys()) {
      const key = Math.min(
        ...setOf(i).map((prompt) => {
          const h = Math.imul(prompt + 1, permutation);
          return (Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) ^ (h >>> 12)) >>> 0;
        }),
      );
      const firsts = firstsOf.get(key) ?? [];
      firstsOf.set(key, firsts);
      const joined = firsts.find(
        (first) => groups[first] === groups[i] || agree(setOf(first), setOf(i)),
      );
      if (joined !== undefined) {
        const [a, b] = [groups[joined]!, groups[i]!];
        for (const j of groups.keys()) if (groups[j] === Math.max(a, b)) groups[j] = Math.min(a, b);
      } else if (firsts.length < 8) firsts.push(i);
    }
  }
  return groups;
}

describe('fragment groups', () => {
  it('equal groups made of lists, in buckets that overflow too', () => {
    const set = fc.oneof(
      fc.uniqueArray(fc.nat(9), { minLength: 1, maxLength: 6 }),
      // Many sets with one common prompt, and sets that are sketches.
      fc.nat(400).map((n) => [0, 1000 + n, 2000 + n, 3000 + n]),
      fc.nat(3).map((n) => Array.from({ length: 64 }, (_, i) => i * 7 + (i % 9 === 0 ? n : 0))),
    );
    fc.assert(
      fc.property(fc.array(set, { maxLength: 300 }), (sets) => {
        const sorted = sets.map((list) => list.toSorted((a, b) => a - b));
        const starts = [0];
        for (const list of sorted) starts.push(starts.at(-1)! + list.length);
        const fragments: Fragments = {
          hashes: Uint32Array.from(sets.keys()),
          holders: Uint32Array.from(sets, () => 3),
          starts: Uint32Array.from(starts),
          prompts: Uint32Array.from(sorted.flat()),
        };
        const permutations = [0x9e3779b1, 0x85ebca77];
        const groups = new FragmentGroups(fragments);
        for (const permutation of permutations) groups.compare(permutation);
        expect(sets.map((_, i) => groups.rootOf(i))).toEqual(
          groupedSlowly(fragments, permutations),
        );
      }),
      { numRuns: 40 },
    );
  });
});

describe('jaccard', () => {
  it('equals the definition on sets', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(30)), fc.uniqueArray(fc.nat(30)), (a, b) => {
        const union = new Set([...a, ...b]).size;
        const common = a.filter((x) => b.includes(x)).length;
        const hashes = Uint32Array.from([
          ...a.toSorted((x, y) => x - y),
          ...b.toSorted((x, y) => x - y),
        ]);
        expect(jaccard(hashes, 0, a.length, a.length, hashes.length)).toBeCloseTo(
          union === 0 ? 0 : common / union,
        );
      }),
    );
  });
});
