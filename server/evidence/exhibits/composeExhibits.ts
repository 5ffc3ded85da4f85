import { FAMILIES } from '../../contract/families.js';
import { blockMaker, figureTexts } from '../letter/compose.js';
import { DRAWN_IN_WORDS } from '../pictures/cluster.js';
import type { Block, Exhibit, ExhibitsDocument } from '../standalone/documents.js';
import { certification } from './certification.js';
import { counterEvidence } from './counterEvidence.js';
import { custody } from './custody.js';
import {
  type ExhibitContext,
  type ExhibitInput,
  hasRows,
  rowCounts,
  tableOf,
} from './exhibitContext.js';
import { familyExhibit } from './familyExhibit.js';
import { glossary } from './glossary.js';
import { method } from './method.js';

/** All exhibits, each with its mark under the Federal Rules of Evidence. */
export function composeExhibits(input: ExhibitInput): ExhibitsDocument {
  const block = blockMaker(figureTexts(input.figures));
  const context = {
    ...input,
    block,
    value: new Map(input.figures.map(({ id, value }) => [id, Number(value)])),
    counted: new Set(input.figures.flatMap(({ id, value }) => (Number(value) > 0 ? [id] : []))),
    rowsOf: rowCounts(input.tables),
  };
  return {
    exhibits: [
      summary(context),
      {
        label: 'B',
        title: 'The group as a picture',
        mark: 'illustrative',
        blocks: [
          block(
            'note',
            `An aid under <<Fed. R. Evid. 107>>: it illustrates the schedules of links, signals and holdings and is not itself evidence. Circles are accounts, squares are values they share; a line says that the account used the value. ${DRAWN_IN_WORDS}`,
          ),
          {
            kind: 'picture',
            file: 'cluster.svg',
            says: 'Accounts of the group and the values they share',
          },
          block(
            'paragraph',
            'The group has {{accounts}} attributed accounts and {{signals}} shared values; {{links}} strongest links between accounts are listed in the schedule of links.',
          ),
        ],
      },
      {
        label: 'C',
        title: 'Timeline',
        mark: 'illustrative',
        blocks: [
          block(
            'note',
            'An aid under <<Fed. R. Evid. 107>>: it illustrates the schedule of days and is not itself evidence. Days are in UTC.',
          ),
          {
            kind: 'picture',
            file: 'timeline.svg',
            says: 'Exchanges and sign-ups of the attributed accounts by day',
          },
          block(
            'paragraph',
            `The attributed accounts were opened from {{signup.first}} to {{signup.last}}; their other acts in the logs run from {{first}} to {{last}}. On {{days}} days accounts were opened or exchanges sent; the busiest saw {{day.max}} ${context.value.get('day.max') === 1 ? 'exchange' : 'exchanges'}.`,
          ),
        ],
      },
      ...FAMILIES.map((family) => familyExhibit(family, context)),
      {
        label: 'J',
        title: 'The strongest links between accounts',
        mark: 'summary',
        blocks: [
          block(
            'paragraph',
            'A link is what two accounts share: the best value of each family, in bits, added over the families. The schedule lists {{links}} links with the log rows behind each.',
          ),
          ...tableOf('links.strongest', context, 'links'),
        ],
      },
      {
        label: 'K',
        title: 'Capabilities sought, and whom the accounts work for',
        mark: 'summary',
        blocks: [
          ...(hasRows('capabilities', context)
            ? [
                block(
                  'paragraph',
                  'Shares of the group’s exchanges by the capability that the words of their prompts point to. A program sorted prompts drawn evenly over each account’s time, each standing for as many as the account has for one drawn; a prompt made from a template was sorted by the template’s own words. The shares tell what prompts ask for, and not what became of the answers.',
                ),
                ...tableOf('capabilities', context, 'capabilities'),
              ]
            : [
                block(
                  'paragraph',
                  context.kept.areSketches
                    ? 'What a prompt was after cannot be told from the sketch that was kept of it ([[H]]). No conclusion is drawn from that.'
                    : 'The run reports no breakdown of the exchanges by capability. No conclusion is drawn from its absence.',
                ),
              ]),
          ...(hasRows('cells', context)
            ? [
                block(
                  'paragraph',
                  'Who runs the accounts and whom they work for are two claims. By content alone the accounts of the group fall into the cells below: those whose prompts are made from templates used together (client), those that write their own prompts, and those with too few prompts to say (not known). A cell names nobody. The schedule of accounts gives the cell of each.',
                ),
                ...tableOf('cells', context, 'cells'),
              ]
            : []),
        ],
      },
      counterEvidence(context),
      {
        label: 'M',
        title: 'Alternative explanations and what they are worth',
        mark: 'summary',
        blocks: [
          block(
            'paragraph',
            'The same habits of the group were weighed under {{explanations}} explanations. Only the first accuses. Log-odds are of each explanation against all others together, prior weights included; a negative number means that it is less probable than not.',
          ),
          ...tableOf('hypotheses', context, 'hypotheses'),
          block(
            'paragraph',
            'The habits that decide. Bits say how much more probable a habit is under one operator than under the average of the other explanations: one bit is twice as probable, two bits four times; negative bits speak against one operator. Together they make {{habits.bits}} bits, a likelihood ratio of about {{habits.ratio}}.',
          ),
          ...tableOf('hypotheses.operator', context, 'hypothesis_facts'),
          block(
            'paragraph',
            'The explanations are those that the method knows. That they are all there are is an assumption. The probability of one operator that letter and exhibits state, {{probability}}, is not the one of the table: it is corrected by what such log-odds were worth on cases that a program generated and whose truth is therefore known, and is held below a limit.',
          ),
        ],
      },
      method(context),
      {
        label: 'O',
        title: 'Where the originals lie',
        mark: 'summary',
        blocks: [
          block(
            'paragraph',
            'The schedules and these exhibits are summaries under <<Fed. R. Evid. 1006>> of records too voluminous to be examined conveniently in court. The originals are the log files below, kept by the sender; they are available for examination or copying at a reasonable time and place. Every row of a schedule names its file, its row and the <<SHA-256>> of the file, so that the original of each statement can be asked for and found.',
          ),
          ...tableOf('sources', context, 'sources'),
          ...pseudonymNote(context),
          block(
            'paragraph',
            `{{sources}} ${context.value.get('sources') === 1 ? 'file' : 'files'} with {{sources.rows}} rows ${context.value.get('sources') === 1 ? 'was' : 'were'} read; {{sources.kept}} rows were kept and {{sources.left}} left out because they could not be read${context.kept.isThinned ? ', were older than the sender keeps them, or were of an account that was erased on request' : ''}. Rows are counted from the first after the header.`,
          ),
        ],
      },
      custody(context),
      certification(context),
      glossary(context),
    ],
  };
}

function summary(context: ExhibitContext): Exhibit {
  const { block } = context;
  return {
    label: 'A',
    title: 'Summary of the findings',
    mark: 'summary',
    blocks: [
      block(
        'paragraph',
        'A summary under <<Fed. R. Evid. 1006>> of the schedules in this package; [[O]] says where the originals lie. Days and times in these exhibits are in UTC.',
      ),
      ...[
        'Attributed accounts: {{accounts}}, of {{case.accounts}} in the case',
        'Members of the group, attributed or not: {{members}}',
        'Exchanges: {{exchanges}} ({{exchanges.mean}} for each account on average)',
        'Acts in the logs: {{first}} to {{last}}',
        'Accounts opened: {{signup.first}} to {{signup.last}}',
        'Values shared by at least two accounts of the group: {{signals}}',
        'Probability of one operator, as the method states it: {{probability}}',
        'Lowest probability of an attributed account: {{confidence.min}}',
        'Accounts that came close and are not attributed: {{accounts.review}}',
        'Run {{run}}, group {{operator}}',
      ].map((line) => block('item', line)),
      block('paragraph', 'The accounts with the greatest weight of evidence:'),
      ...tableOf('accounts.strongest', context, 'accounts'),
    ],
  };
}

/** Which values of the logs no schedule has, though nothing was hidden for this package. */
function pseudonymNote({ block, kept }: ExhibitContext): Block[] {
  if (kept.pseudonyms.length === 0) return [];
  return [
    block(
      'note',
      `Values of these columns were replaced by keyed pseudonyms when the logs were read: ${kept.pseudonyms.join(', ')}. Equal values have equal pseudonyms, and no other comparison was made of them. Whoever holds the key and the log can compute which value a pseudonym stands for.`,
    ),
  ];
}
