import { describe, expect, it } from 'vitest';
import { decisionBody, decisionWords } from '../../client/state/decisionForms.js';
import { DecisionBody } from '../../server/contract/decisions.js';

describe('a decision that a form makes', () => {
  it('mutes a value by its key, and keeps what the person read', () => {
    const body = decisionBody('mute', ['s:billing_name:42d6'], { value: 'oliveira tariq' });
    expect(decisionWords(DecisionBody.parse(body))).toBe('muted “oliveira tariq”');
    const unread = decisionBody('mute', ['s:billing_name:42d6'], {});
    expect(DecisionBody.parse(unread)).toEqual({ kind: 'mute', signal: 'billing_name:42d6' });
  });
});
