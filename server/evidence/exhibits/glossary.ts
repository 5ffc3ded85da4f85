import type { Exhibit } from '../standalone/documents.js';
import type { ExhibitContext } from './exhibitContext.js';

const TERMS: readonly (readonly [string, string])[] = [
  ['Account', 'what signs up and is billed.'],
  [
    'Attributed',
    'held by the method to be run by this group’s one operator; everything else is not.',
  ],
  [
    'Bits',
    'the weight of evidence: the base-two logarithm of a likelihood ratio. Ten bits mean about a thousand times as probable.',
  ],
  ['Capability', 'what the words of prompts ask for, such as coding or reasoning.'],
  [
    'Commitment',
    'a hash of a value with a secret salt: it hides the value now and lets the sender prove it later.',
  ],
  [
    'Community',
    'accounts that a search of the graph of shared values puts together: a proposal to be tested, no finding.',
  ],
  ['Counter-evidence', 'what speaks against a claim, in negative bits.'],
  ['Exchange', 'one prompt with its answer.'],
  [
    'Family',
    'signals whose errors go together: payment, network, device, identity, content, rhythm.',
  ],
  [
    'Likelihood ratio',
    'how many times as probable a finding is under one explanation as under another.',
  ],
  [
    'Not-established',
    'the verdict on a group of which neither one operator nor an innocent explanation is probable enough.',
  ],
  ['Operator', 'the one hand behind a group of accounts; not a named person or company.'],
  [
    'Pseudonym',
    'a keyed hash that stands for a value: the same value has the same pseudonym in this package, and nobody without the key can go back.',
  ],
  ['Run', 'one pass of the program over the log files, which can be repeated from its record.'],
  ['Schedule', 'a full table of the package, as CSV and Parquet.'],
  [
    'Shared-benign',
    'the verdict on a group whose shared values an innocent explanation explains best; nobody in it is accused of anything.',
  ],
  ['Signal', 'a value that several accounts share.'],
];

export const glossary = ({ block }: ExhibitContext): Exhibit => ({
  label: 'R',
  title: 'Glossary',
  mark: 'summary',
  blocks: TERMS.map(([term, meaning]) => block('item', `${term}: ${meaning}`)),
});
