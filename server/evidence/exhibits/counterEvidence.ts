import type { Exhibit } from '../standalone/documents.js';
import { type ExhibitContext, tableOf } from './exhibitContext.js';

/** What speaks against the group, whom it nearly took in, and which groups stand beside it. */
export function counterEvidence(context: ExhibitContext): Exhibit {
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
