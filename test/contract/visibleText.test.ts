import { describe, expect, it } from 'vitest';
import { formatRun } from '../../server/cli/run.js';
import { idInXml, inXml, visibleLine, visibleText } from '../../server/contract/visibleText.js';
import { formatReport } from '../../server/evidence/standalone/report.js';
import { recordWith } from '../support/fakeRecord.js';

describe('what stands in an XML file', () => {
  it.each([
    ['a\u0000\u001b\n\t<b>', 'a[U+0000][U+001B]\n\t<b>'],
    ['👩‍🚀 \ufffe\ud800', '👩‍🚀 [U+FFFE][U+D800]'],
  ])('%j is %s', (text, held) => {
    expect(inXml(text)).toBe(held);
    expect(idInXml(text)).toBe(held);
  });

  it('makes no two ids one', () => {
    const ids = ['a\u0007', 'a[U+0007]', 'a[U+005B]U+0007]', 'a', 'a[b]'];
    expect(new Set(ids.map(idInXml)).size).toBe(ids.length);
    expect(idInXml('a[b]')).toBe('a[b]');
  });
});

describe('what stands in a terminal', () => {
  it.each([
    ['Müller, 日本, 👩‍🚀, שלום', 'Müller, 日本, 👩‍🚀, שלום'],
    ['\u001b[31mred', '[U+001B][31mred'],
    ['\u009b31mred\u0085', '[U+009B]31mred[U+0085]'],
    ['a\rb\bc\u007f\u0000', 'a[U+000D]b[U+0008]c[U+007F][U+0000]'],
    ['exe\u202egpj\u2066\u2069\u200f\u061c', 'exe[U+202E]gpj[U+2066][U+2069][U+200F][U+061C]'],
    ['ac\u200bme\u00ad\u2060\ufeff\u3164', 'ac[U+200B]me[U+00AD][U+2060][U+FEFF][U+3164]'],
    ['ac\u200dme a\ufe0f', 'ac[U+200D]me a[U+FE0F]'],
    ['می‌خواهم क्‍ष 1️⃣ ❤️', 'می‌خواهم क्‍ष 1️⃣ ❤️'],
    ['hi\u{e0068}\u{e0069}\u2028', 'hi[U+E0068][U+E0069][U+2028]'],
  ])('%j is %s', (text, seen) => {
    expect(visibleText(text)).toBe(seen);
    expect(visibleLine(text)).toBe(seen);
  });

  it('keeps its lines, and a name within a line begins none', () => {
    expect(visibleText('a\n\tb')).toBe('a\n\tb');
    expect(visibleLine('a\n\tb')).toBe('a[U+000A][U+0009]b');
  });

  it('has no line of a verification written over by a name in the package', () => {
    const findings = [{ place: 'data/x\u001b[1A\rok\n', problem: 'is not on the list' }];
    const checks = [{ check: 'files', looked: '3 files', findings }];
    const text = formatReport({ ok: false, package: 'p', fingerprint: '', checks });
    expect(text).toContain('data/x[U+001B][1A[U+000D]ok[U+000A]: is not on the list');
  });

  it('has each note of a run on a line of its own, whatever the name of its file', () => {
    const warnings = ['x\u001b[2J\n  look at: OP-1.csv is read by nobody'];
    const text = formatRun({ record: recordWith({ warnings }), folder: '/w\u202e/runs/run-1' });
    expect(text).toContain('  note: x[U+001B][2J[U+000A]  look at: OP-1.csv');
    expect(text).toContain('/w[U+202E]/runs/run-1');
  });
});
