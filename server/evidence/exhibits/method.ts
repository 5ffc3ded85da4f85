import type { Block, Exhibit } from '../standalone/documents.js';
import { type ExhibitContext, tableOf } from './exhibitContext.js';

/** How the figures come about, with formulas, assumptions and what is known of the errors. */
export function method(context: ExhibitContext): Exhibit {
  const { block } = context;
  return {
    label: 'N',
    title: 'Method, formulas and error rates',
    mark: 'summary',
    blocks: [
      block('heading', 'From log rows to shared values'),
      block(
        'paragraph',
        'Every log row that says that an account used a value (an instrument, an address, a device, a template of prompts and so on) is an observation. A value that several accounts used is a signal. Signals fall into families whose errors go together: two signals of one family are never counted as two witnesses.',
      ),
      block('heading', 'What a shared value weighs'),
      block(
        'paragraph',
        'How common the value is among the other members of the group, over how common it is among all accounts outside it, as a base-two logarithm (<<Fellegi and Sunter (1969)>>; frequency of the value after <<Winkler (1989)>>). Half an account is added outside, so that a value nobody else has does not weigh without bound. The account asked about is left out of the count.',
      ),
      block(
        'formula',
        '<<bits = log2( ((inside − 1) / (members − 1)) / ((outside + 0.5) / (others + 1)) )>>',
      ),
      block(
        'paragraph',
        'From each account’s best signal in a family, caution takes something off: no family counts beyond a limit, values too common to tell hands apart count little, an account with many values had more chances to share one by accident, and a family that often agrees among unrelated people whenever a stronger one does adds less. In a small group the share of members is drawn towards what its kind shows in the whole case. The schedule of facts shows for each account what the counts give, what was taken off and what remains.',
      ),
      block('heading', 'The sum of an account'),
      block('formula', '<<sum = prior + best signal of each family + counter-evidence>>'),
      block('formula', '<<probability = 1 / (1 + 2^(−bits))>>'),
      block(
        'paragraph',
        'The prior is the size of the group over the size of the rest. An account’s stated probability is at most that of its sum, multiplied by the probability that one operator runs the group at all, and is held below a limit, because no sum of such evidence is certainty.',
      ),
      block('heading', 'The group as a whole'),
      block(
        'paragraph',
        'Habits of the group (how it shares instruments, devices and ranges, its hours, volume, sign-ups, templates) are compared with how often each explanation shows them. Those frequencies are judgement informed by public reports, corrected by counts of groups in cases that a program generated; both are stated in the program’s source. Each habit counts for less than its full weight because habits are not independent. The log-odds that result become a probability by a map that ends below certainty, fitted on generated cases, whose truth is known because a program made them. How like this case they are is a question for the person who testifies.',
      ),
      block('heading', 'What people decided'),
      block(
        'paragraph',
        context.hasDecisions
          ? 'Decisions that investigators made on earlier runs took part in this one: which accounts or groups belong together or apart, which values to leave out, which groups to dismiss. They choose who stands together; every weight stays that of the evidence. The run’s record (run.json) lists them with what became of each.'
          : 'No decision of an investigator took part in this run.',
      ),
      block('heading', 'Error rates'),
      ...errorRates(context),
      block('heading', 'What would make it wrong'),
      block('item', 'An innocent explanation that the method does not know.'),
      block('item', 'Logs that record the wrong account, address or device.'),
      block(
        'item',
        'A value that many strangers share for a reason that the logs do not show, such as a program that many people use.',
      ),
      block(
        'item',
        'An operator who copies what innocent people do, or who plants traces that point to others.',
      ),
    ],
  };
}

/** The measurement that was put beside the package, or that there is none. */
function errorRates(context: ExhibitContext): Block[] {
  const { block } = context;
  if ((context.rowsOf.get('error.rates')?.total ?? 0) === 0) {
    return [
      block(
        'paragraph',
        'The program can be measured on cases whose truth is known: how many attributed accounts were innocent, how many guilty ones were missed, how often a stated probability came true, with exact bounds. This package carries no such measurement. Until one is put beside it, the probabilities here are the method’s own statement and a reader should treat them so (<<Fed. R. Evid. 702>>).',
      ),
    ];
  }
  return [
    block(
      'paragraph',
      'Measured on cases whose truth is known, which this case is not. Bounds are exact binomial bounds at ninety-five per cent. How far those cases are like this one is a question for the person who testifies (<<Fed. R. Evid. 702>>).',
    ),
    ...tableOf('error.rates', context, 'error_rates'),
  ];
}
