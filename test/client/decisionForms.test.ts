import { describe, expect, it } from 'vitest';
import { decisionBody, decisionForms, decisionWords } from '../../client/state/decisionForms.js';
import { DecisionBody } from '../../server/contract/decisions.js';

describe('what can be decided', () => {
  const kinds = (...o: Parameters<typeof decisionForms>) =>
    decisionForms(...o).map(({ kind }) => kind);

  it('depends on what is selected, and on whether there is another group', () => {
    expect(kinds([], true)).toContain('merge');
    expect(kinds([], false)).not.toContain('merge');
    expect(kinds(['a:1', 'a:2'], true).slice(0, 4)).toEqual([
      'cannot-link',
      'must-link',
      'reject-accounts',
      'split',
    ]);
    expect(kinds(['s:x'], true)[0]).toBe('mute');
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
