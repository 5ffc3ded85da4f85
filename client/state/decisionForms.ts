import type { DecisionBody } from '../../server/contract/decisions.js';
import type { DecisionOutcome } from '../../server/contract/outputs.js';
import { shorten } from './format.js';
import { idOf, isAccount, isSignal, type NodeRef } from './nodeRef.js';

export type DecisionKind = DecisionBody['kind'];

/** A decision that can be made here, in words, and what has to be filled in for it. */
export interface DecisionForm {
  readonly kind: DecisionKind;
  readonly says: string;
  readonly fields: readonly ('name' | 'source' | 'to' | 'status' | 'with')[];
}

/**
 * What can be decided about a group with this selection.
 * @param o.hasOthers whether there is another group to merge it with.
 * @param o.hasOutsiders whether a selected account is not in the group: it cannot be taken out of it.
 */
export function decisionForms(
  selected: readonly NodeRef[],
  o: { hasOthers: boolean; hasOutsiders: boolean },
): DecisionForm[] {
  const accounts = selected.filter(isAccount).length;
  const forms: DecisionForm[] = [
    { kind: 'confirm', says: 'Confirm: one hand runs these accounts', fields: [] },
    { kind: 'dismiss', says: 'Dismiss: this is no operator', fields: [] },
    { kind: 'status', says: 'Set where the case stands', fields: ['status'] },
    { kind: 'assign', says: 'Assign the case', fields: ['to'] },
    { kind: 'note', says: 'Add a note', fields: [] },
    { kind: 'name', says: 'Name the party behind it', fields: ['name', 'source'] },
  ];
  if (o.hasOthers) {
    forms.push({
      kind: 'merge',
      says: 'Merge with another group: the same hand',
      fields: ['with'],
    });
  }
  if (accounts > 0 && !o.hasOutsiders) {
    const these = accounts === 1 ? 'the selected account' : `the ${accounts} selected accounts`;
    forms.unshift(
      { kind: 'reject-accounts', says: `Take ${these} out: not part of it`, fields: [] },
      { kind: 'split', says: `Split ${these} off: another hand`, fields: [] },
    );
  }
  if (selected.length === 2 && accounts === 2) {
    forms.unshift(
      { kind: 'cannot-link', says: 'These two accounts are different hands', fields: [] },
      { kind: 'must-link', says: 'These two accounts are the same hand', fields: [] },
    );
  }
  if (selected.length === 1 && isSignal(selected[0]!)) {
    forms.unshift({ kind: 'mute', says: 'Mute this value: it links nobody', fields: [] });
  }
  return forms;
}

/** The decision that a form makes of the selection and of what was filled in. */
export function decisionBody(
  kind: DecisionKind,
  selected: readonly NodeRef[],
  filled: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const accounts = selected.filter(isAccount).map(idOf);
  switch (kind) {
    case 'reject-accounts':
    case 'split':
      return { kind, accounts };
    case 'must-link':
    case 'cannot-link':
      return { kind, a: accounts[0], b: accounts[1] };
    case 'mute':
      return {
        kind,
        signal: selected.filter(isSignal).map(idOf)[0],
        // As the person read it: the key alone tells nobody what was muted.
        ...(filled['value'] === undefined ? {} : { value: shorten(filled['value'], 120) }),
      };
    case 'name':
      return { kind, name: filled['name'], source: filled['source'] };
    case 'assign':
      return { kind, to: filled['to'] };
    case 'status':
      return { kind, status: filled['status'] ?? 'open' };
    case 'merge':
      return { kind, with: filled['with'] };
    case 'confirm':
    case 'dismiss':
    case 'note':
    case 'withdraw':
      return { kind };
  }
}

/** A decision in words, for the history. */
export function decisionWords(body: DecisionBody): string {
  switch (body.kind) {
    case 'confirm':
      return 'confirmed: one hand runs these accounts';
    case 'dismiss':
      return 'dismissed: no operator';
    case 'status':
      return `case ${body.status}`;
    case 'assign':
      return `assigned to ${body.to}`;
    case 'note':
      return 'noted';
    case 'name':
      return `named “${body.name}” (source: ${body.source})`;
    case 'merge':
      return `to be merged with ${body.with}`;
    case 'reject-accounts':
      return `took out ${body.accounts.length === 1 ? body.accounts[0] : `${body.accounts.length} accounts`}`;
    case 'split':
      return `split off ${body.accounts.length} accounts`;
    case 'must-link':
      return `${body.a} and ${body.b} are the same hand`;
    case 'cannot-link':
      return `${body.a} and ${body.b} are different hands`;
    case 'mute':
      return `muted ${body.value === undefined ? body.signal : `“${body.value}”`}`;
    case 'withdraw':
      return 'withdrew a decision';
  }
}

/** A decision that a run honoured, in words; the record of a run tells its kind alone. */
export const STATEMENT_WORDS: Readonly<Record<string, string>> = {
  confirm: 'confirmed the group',
  dismiss: 'dismissed the group',
  'reject-accounts': 'took accounts out',
  'must-link': 'said two accounts are the same hand',
  'cannot-link': 'said two accounts are different hands',
  split: 'split accounts off',
  merge: 'said two groups are the same hand',
  mute: 'muted a value',
};

export const OUTCOME_WORDS: Readonly<Record<DecisionOutcome['outcome'], string>> = {
  agrees: 'data agrees',
  disagrees: 'data disagrees',
  done: 'done',
  'not applied': 'not applied',
};
