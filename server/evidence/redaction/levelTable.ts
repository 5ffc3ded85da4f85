import { REDACTION_LEVELS } from '../../contract/evidence.js';
import { CLASSES, type RedactionClass } from './levels.js';

/** What stands behind each class, in the words of docs/evidence.md. */
const WORDS: Readonly<Record<RedactionClass, string>> = {
  account: 'account ids',
  email: 'e-mail addresses',
  domain: 'e-mail domains and shapes',
  phone: 'telephone hashes',
  organisation: 'organisations',
  payment: 'payment instruments',
  name: 'billing names',
  address: 'IP addresses and ranges',
  network: 'autonomous systems',
  device: 'devices',
  client: 'TLS fingerprints, client names',
  referral: 'referral codes',
  exchange: 'exchange ids',
  time: 'times',
  file: 'names of log files',
  trait: 'country, plan, status, model',
  content: 'prompts and templates',
  salt: 'salts of commitments',
};

/** The rows of the table of levels, as Markdown. */
export const levelTable = (): string =>
  (Object.keys(CLASSES) as RedactionClass[])
    .map(
      (name) =>
        `| ${WORDS[name]} | ${REDACTION_LEVELS.map((_, i) => CLASSES[name][i]).join(' | ')} |`,
    )
    .join('\n');
