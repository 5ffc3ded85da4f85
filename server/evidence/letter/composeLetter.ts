import type { LetterForm } from '../../contract/evidence.js';
import { FAMILIES, type Family } from '../../contract/families.js';
import type { Block, LetterDocument } from '../standalone/documents.js';
import { formatValue } from '../standalone/formats.js';
import type { Figure } from '../standalone/queries.js';
import { blockMaker, figureTexts } from './compose.js';

/** Exhibit that shows a family's signals. */
export const EXHIBIT_OF_FAMILY: Readonly<Record<Family, string>> = {
  payment: 'D',
  network: 'E',
  device: 'F',
  identity: 'G',
  content: 'H',
  rhythm: 'I',
};

const FAMILY_WORDS: Readonly<Record<Family, string>> = {
  payment: 'a payment instrument or a billing name',
  network: 'an address or an address range',
  device: 'a device or the trace of one client program',
  identity:
    'an e-mail domain, a form of address, a telephone number, a referral or an organisation',
  content: 'a prompt template or an identical prompt',
  rhythm: 'sign-ups or prompts that fall together in time',
};

const PRESERVATION = [
  'Please preserve, and keep from alteration or deletion, all documents and data that concern these accounts and the exchanges described above: account and billing records, credentials, source code and configuration of any program that sent prompts to our service, the prompts and answers themselves, every data set and model made from them, and all messages about them.',
];
const CEASE = [
  'We ask you to stop at once all use of our service through these accounts or any others opened to replace them, to make no further use of what was obtained through them, and to confirm both in writing.',
];

/**
 * The letter as numbered paragraphs. It names no party behind the accounts, claims nothing as
 * certain, and holds no number but figures computed from the schedules.
 */
export function composeLetter(o: {
  figures: readonly Figure[];
  form: LetterForm;
  date: string;
  fingerprint: string;
  /** Of the prompts only sketches were kept. */
  areSketches: boolean;
  hasCapabilities: boolean;
  hasCases: { review: boolean; against: boolean };
  /** Decisions of people took part in the run. */
  hasDecisions: boolean;
}): LetterDocument {
  const figure = figureTexts(o.figures);
  const value = new Map(o.figures.map(({ id, value: found }) => [id, Number(found)]));
  const block = blockMaker(figure);
  const word = wordFor(value);
  return {
    blocks: [
      ...letterhead(o.form, o.date, block),
      block('heading', 'What this letter is about'),
      block(
        'numbered',
        'We write about {{accounts}} accounts on our service which, on the evidence set out in the exhibits, were run by one hand. This letter says what was found, how certain it is, what speaks against it, and what we ask of you. It names no party behind the accounts: the evidence is that one hand ran them, and not whose hand it was ([[M]]).',
      ),
      block('heading', 'What was found'),
      block(
        'numbered',
        `Scale and period. Our logs show acts of these accounts from {{first}} to {{last}}, among them {{exchanges}} ${word('exchanges', 'exchange', 'exchanges')}: {{exchanges.mean}} for each account on average, and at most {{day.max}} on a single day. The accounts were opened between {{signup.first}} and {{signup.last}}. Days are in UTC ([[A]], [[C]]).`,
      ),
      block(
        'numbered',
        'What ties the accounts together is weighed in bits: each bit doubles the odds that an account belongs to the group, and ten bits make them about a thousand times as high ([[R]]).',
      ),
      ...linkage(value, word, block),
      block(
        'numbered',
        'No account is attributed on one kind of evidence alone: at least two kinds whose errors do not go together must tie it to the rest, each by a value that is more common in the group than outside it ([[B]], [[J]], [[N]]).',
      ),
      o.hasCapabilities
        ? block(
            'numbered',
            'What was sought. By the words of their prompts, a program sorted the exchanges of the group into the capabilities that [[K]] lists with their shares.',
          )
        : block(
            'numbered',
            o.areSketches
              ? 'What was sought. Of the prompts we kept sketches and not their text, so that what they were after cannot be told from our records, and nothing is alleged of it here ([[K]]).'
              : 'What was sought. The run behind this letter reports no breakdown of the exchanges by capability, and none is alleged here ([[K]]).',
          ),
      block('heading', 'How certain it is'),
      ...certainty(value, word, block),
      block('heading', 'What speaks against it'),
      ...against(o.hasCases, o.hasDecisions, word, block),
      block('heading', 'What we ask of you'),
      ...given('numbered', o.form.preservation, PRESERVATION, block),
      ...given('numbered', o.form.cease, CEASE, block),
      o.form.reply_by === undefined
        ? block('numbered', 'Please answer in writing by [date].')
        : {
            kind: 'numbered',
            pieces: [
              { text: 'Please answer in writing by ' },
              { given: o.form.reply_by },
              { text: '.' },
            ],
          },
      block('heading', 'How to check this letter'),
      block(
        'numbered',
        'Every number above is computed from the schedules in the package that comes with this letter, and the package holds the program that computes them again. It needs no access to our systems and no network. Each row of a schedule names the log file it rests on, the row, and the <<SHA-256>> of the file ([[O]]).',
      ),
      {
        kind: 'numbered',
        pieces: [
          { text: 'The package is signed with an ' },
          { cite: 'Ed25519' },
          {
            text: ' key. The fingerprint of the key, which you should compare with the one in the package, is ',
          },
          { given: o.fingerprint },
          { text: '.' },
        ],
      },
      ...signature(o.form, block),
    ],
  };
}

type MakeBlock = ReturnType<typeof blockMaker>;

function letterhead(form: LetterForm, date: string, block: MakeBlock): Block[] {
  const day = formatValue(date, 'date');
  return [
    ...given('line', form.sender, ['[Sender]'], block),
    {
      kind: 'apart',
      pieces:
        form.place === undefined
          ? [{ given: day }]
          : [{ given: form.place }, { text: ', ' }, { given: day }],
    },
    ...given('line', form.addressee, ['[Addressee]'], block).map(
      (line, i): Block => (i === 0 && 'pieces' in line ? { ...line, kind: 'apart' } : line),
    ),
    {
      kind: 'title',
      pieces:
        form.matter === undefined
          ? [{ text: 'Re: [matter]' }]
          : [{ text: 'Re: ' }, { given: form.matter }],
    },
  ];
}

/** Paragraphs of the form where there are any, else the template's. */
function given(
  kind: 'line' | 'numbered',
  own: readonly string[] | undefined,
  template: readonly string[],
  block: MakeBlock,
): Block[] {
  return own === undefined
    ? template.map((text) => block(kind, text))
    : own.map((text) => ({ kind, pieces: [{ given: text }] }));
}

/** The word that goes with a figure: one for 1, the other for all else. */
type WordFor = (id: string, one: string, many: string) => string;
const wordFor =
  (value: ReadonlyMap<string, number>): WordFor =>
  (id, one, many) =>
    value.get(id) === 1 ? one : many;

function linkage(value: ReadonlyMap<string, number>, word: WordFor, block: MakeBlock): Block[] {
  return FAMILIES.filter((family) => (value.get(`${family}.accounts`) ?? 0) > 0)
    .sort((a, b) => (value.get(`${b}.accounts`) ?? 0) - (value.get(`${a}.accounts`) ?? 0))
    .map((family) =>
      block(
        'numbered',
        `Linkage by ${family}. {{${family}.accounts}} of the accounts ({{${family}.share}}) ${word(`${family}.accounts`, 'shares', 'share')} ${FAMILY_WORDS[family]} with others of the group, by {{${family}.values}} ${word(`${family}.values`, 'value', 'values')} in all; for such an account this adds {{${family}.bits}} bits on average ([[${EXHIBIT_OF_FAMILY[family]}]]).`,
      ),
    );
}

function certainty(value: ReadonlyMap<string, number>, word: WordFor, block: MakeBlock): Block[] {
  const isFor = (value.get('habits.bits') ?? 0) >= 0;
  return [
    block(
      'numbered',
      `The group as a whole. Its findings were weighed under {{explanations}} explanations: one operator, and the innocent ones listed in [[M]]. {{habits}} ${word('habits', 'habit', 'habits')} of the group, taken together and each compared with the average of the other explanations, are about {{habits.ratio}} times as probable ${isFor ? 'if one operator runs the accounts as they are otherwise' : 'under the other explanations as they are if one operator runs the accounts'}. With the prior weights that the method gives each explanation, and corrected by what such sums were worth on cases that a program generated and whose truth is therefore known ([[N]]), the probability of one operator comes to {{probability}}.`,
    ),
    block(
      'numbered',
      'Each account. Given the group, the sum of evidence for the least certain attributed account is {{bits.min}} bits in favour. The method does not claim that much: the probability it states for an account also takes in the doubt about the group and is held below a limit. The lowest it states for any attributed account is {{confidence.min}}; [[L]] lists the weakest accounts first.',
    ),
    (value.get('error.innocent.of') ?? 0) > 0
      ? block(
          'numbered',
          'How often the method errs was measured on cases whose truth is known. Of {{error.innocent.of}} innocent accounts it attributed {{error.innocent.count}} ({{error.innocent.rate}}, and with ninety-five per cent confidence at most {{error.innocent.upper}}); of {{error.missed.of}} accounts of operators it missed {{error.missed.count}} ({{error.missed.rate}}). Those cases are not this one. The figures in this letter are not certainty, and they depend on the assumptions in [[N]] (<<Fed. R. Evid. 702>>).',
        )
      : block(
          'numbered',
          'These figures are the method’s own statement of what the evidence is worth. They are not certainty, and they depend on the assumptions in [[N]]. No error rate measured on cases with known truth was put beside this package (<<Fed. R. Evid. 702>>).',
        ),
  ];
}

function against(
  has: { review: boolean; against: boolean },
  hasDecisions: boolean,
  word: WordFor,
  block: MakeBlock,
): Block[] {
  return [
    has.against
      ? block(
          'numbered',
          'Attributed accounts with behaviour that counts against them: {{against.distinct}}. It was taken off their sums, and they are attributed in spite of it ([[L]]).',
        )
      : block(
          'numbered',
          'None of the attributed accounts shows behaviour that the method counts against it ([[L]]).',
        ),
    has.review
      ? block(
          'numbered',
          'Accounts that came close and are not attributed: {{accounts.review}}. They are listed so that you can see where the line was drawn; nothing is alleged of any of them ([[L]]).',
        )
      : block('numbered', 'No account came close without being attributed ([[L]]).'),
    block(
      'numbered',
      `The run examined {{case.groups}} ${word('case.groups', 'group', 'groups')} of accounts and in {{case.operators}} of them found the hand of one operator. ${word(
        'other.groups',
        '{{other.groups}} other group holds some value in common with this one and was judged apart from it',
        '{{other.groups}} other groups hold some value in common with this one and were judged apart from it',
      )}; such overlaps are what shared places and programs produce, and nothing is alleged of other groups here ([[L]]).`,
    ),
    block(
      'numbered',
      `Limits. The evidence does not show who the hand behind the accounts is, nor that every exchange served one purpose, nor what became of the answers. It rests on {{sources}} log ${word('sources', 'file', 'files')} of ours with {{sources.rows}} rows; {{sources.kept}} of these rows could be read and were used ([[O]]).${hasDecisions ? ' Decisions of our investigators took part in it ([[N]]).' : ''}`,
    ),
  ];
}

function signature(form: LetterForm, block: MakeBlock): Block[] {
  return [
    block('apart', 'Yours faithfully,'),
    { kind: 'blank', label: 'Signature' },
    ...given(
      'line',
      form.signatory === undefined ? undefined : [form.signatory],
      ['[Name and office]'],
      block,
    ),
  ];
}
