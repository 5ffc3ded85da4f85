import { describe, expect, it } from 'vitest';
import { decisionBody, decisionForms, decisionWords } from '../../client/state/decisionForms.js';
import { DecisionBody } from '../../server/contract/decisions.js';

describe('what can be decided', () => {
  const kinds = (...o: Parameters<typeof decisionForms>) =>
    decisionForms(...o).map(({ kind }) => kind);

  it('depends on what is selected, and on whether there is another group', () => {
    const others = { hasOthers: true, hasOutsiders: false };
    expect(kinds([], others)).toContain('merge');
    expect(kinds([], { ...others, hasOthers: false })).not.toContain('merge');
    expect(kinds(['a:1', 'a:2'], others).slice(0, 4)).toEqual([
      'cannot-link',
      'must-link',
      'reject-accounts',
      'split',
    ]);
    expect(kinds(['s:x'], others)[0]).toBe('mute');
  });

  it('takes nobody out of a group who is not in it, and may link them', () => {
    const outsiders = kinds(['a:1', 'a:2'], { hasOthers: true, hasOutsiders: true });
    expect(outsiders).not.toContain('reject-accounts');
    expect(outsiders).not.toContain('split');
    expect(outsiders.slice(0, 2)).toEqual(['cannot-link', 'must-link']);
  });
});

describe('a decision that a form makes', () => {
  it('mutes a value by its key, and keeps what the person read', () => {
    const body = decisionBody('mute', ['s:billing_name:42d6'], { value: 'oliveira tariq' });
    expect(decisionWords(DecisionBody.parse(body))).toBe('muted “oliveira tariq”');
    const unread = decisionBody('mute', ['s:billing_name:42d6'], {});
    expect(DecisionBody.parse(unread)).toEqual({ kind: 'mute', signal: 'billing_name:42d6' });
  });
});
