import { FAMILIES, type Family } from '../../contract/families.js';
import { blockMaker, figureTexts } from '../letter/compose.js';
import { EXHIBIT_OF_FAMILY } from '../letter/composeLetter.js';
import { DRAWN_IN_WORDS } from '../pictures/cluster.js';
import type { Block, Exhibit, ExhibitsDocument } from '../standalone/documents.js';
import { certification } from './certification.js';
import {
  type ExhibitContext,
  type ExhibitInput,
  hasRows,
  rowCounts,
  tableOf,
} from './exhibitContext.js';
import { glossary } from './glossary.js';
import { method } from './method.js';

const FAMILY_TITLES: Readonly<Record<Family, string>> = {
  payment: 'Shared payment instruments and billing names',
  network: 'Shared addresses, ranges and networks',
  device: 'Shared devices and client programs',
  identity: 'Shared traits of identity',
  content: 'Shared prompt templates and prompts',
  rhythm: 'Acts that fall together in time',
};

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

/** How the chain of custody is kept, and where it is; its entries are the log's own. */
function custody({ block }: ExhibitContext): Exhibit {
  return {
    label: 'P',
    title: 'Chain of custody',
    mark: 'summary',
    blocks: [
      block(
        'paragraph',
        'The custody log of this package is the file custody.ndjson in its folder of records. It has an entry for each log file as it was read (bytes, rows, rows left out, <<SHA-256>>), for the end of the run with its seed and its database, for the approval of the draft once there is one, and for the export with its level and the key that signed it. Each entry says when and by whom.',
      ),
      block(
        'paragraph',
        'Each entry holds the <<SHA-256>> of the entry before it, so that none can be taken out or put in without breaking the chain, and the whole log is covered by the signature over the package. Names of people are what they typed; the program does not prove them.',
      ),
      block(
        'paragraph',
        'The run’s own record (run.json) stands beside it: parameters, versions of every program, seed, and the hashes of its inputs. With them and the log files of [[O]] the run can be repeated, and gives the same result.',
      ),
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

function familyExhibit(family: Family, context: ExhibitContext): Exhibit {
  const { block, withPrompts } = context;
  if (!context.counted.has(`${family}.accounts`)) {
    return {
      label: EXHIBIT_OF_FAMILY[family],
      title: FAMILY_TITLES[family],
      mark: 'summary',
      blocks: [
        ...(hasRows(`signals.${family}`, context)
          ? [
              block(
                'paragraph',
                'No attributed account is tied to the group by a value of this family. Values that accounts of the group share all the same, and that did not count:',
              ),
              ...tableOf(`signals.${family}`, context, 'signals'),
            ]
          : [
              block(
                'paragraph',
                'No attributed account is tied to the group by a value of this family, and no two accounts of the group share one.',
              ),
            ]),
      ],
    };
  }
  const hides = family === 'content' && !withPrompts;
  return {
    label: EXHIBIT_OF_FAMILY[family],
    title: FAMILY_TITLES[family],
    mark: 'summary',
    blocks: [
      block(
        'paragraph',
        `{{${family}.accounts}} of {{accounts}} attributed accounts ({{${family}.share}}) ${context.value.get(`${family}.accounts`) === 1 ? 'is' : 'are'} tied to others of the group by a value of this family, {{${family}.values}} different ${context.value.get(`${family}.values`) === 1 ? 'value' : 'values'} in all. For such an account it adds {{${family}.bits}} bits on average.`,
      ),
      block(
        'paragraph',
        '“In the group” counts the members that hold a value, attributed or not, “Outside” all other accounts; bits say how much more common it is in the group than outside. Values of one family count once: the best of them, for each account.',
      ),
      ...(hides
        ? [
            block(
              'note',
              'Text of prompts is not shown: each value stands under a keyed pseudonym, and its salted commitment in the schedule of signals lets the sender prove later what it was.',
            ),
          ]
        : []),
      ...(family === 'content' && context.kept.areSketches
        ? [
            block(
              'note',
              'The sender keeps no text of prompts. When the logs were read, a sketch was kept of each: a hash, by which equal prompts are known, and fingerprints of its passages, by which prompts made from one template are known. Hashes in the schedule of exchanges are of the sketches; the text is in the log rows they name, as far as the logs are kept.',
            ),
          ]
        : []),
      ...tableOf(`signals.${family}`, context, 'signals'),
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

function counterEvidence(context: ExhibitContext): Exhibit {
  const { block } = context;
  return {
    label: 'L',
    title: 'Counter-evidence, and who was left out',
    mark: 'summary',
    blocks: [
      block('heading', 'What speaks against attributed accounts'),
      block(
        'paragraph',
        'Behaviour that members of the group rarely show counts against an account; behaviour never counts for one. Attributed accounts with such facts against them: {{against.distinct}}.',
      ),
      ...tableOf('against.facts', context, 'facts'),
      block('heading', 'The weakest attributed accounts'),
      block('paragraph', 'If the line were drawn higher, these would fall first.'),
      ...tableOf('accounts.weakest', context, 'accounts'),
      block('heading', 'Accounts that came close and are not attributed'),
      ...tableOf('accounts.review', context, 'accounts'),
      block('heading', 'Other groups that share values with this one'),
      block(
        'paragraph',
        'They were judged apart. Groups with an innocent best explanation are accused of nothing; they are listed because the values they share with this group are the ones a reader should doubt first.',
      ),
      ...tableOf('other.groups', context, 'other_groups'),
      block('heading', 'Firmness of the group'),
      block(
        'paragraph',
        'Communities of accounts were sought in the graph of shared values several times over, more or less finely. Of the searches that are coarse enough to hold such a group, {{stability}} held most of it in one community. A community only proposes: whether its accounts belong together was then tested as [[N]] says.',
      ),
    ],
  };
}
