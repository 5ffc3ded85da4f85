import type { Family } from '../../contract/families.js';
import { EXHIBIT_OF_FAMILY } from '../letter/composeLetter.js';
import type { Exhibit } from '../standalone/documents.js';
import { type ExhibitContext, hasRows, tableOf } from './exhibitContext.js';

const FAMILY_TITLES: Readonly<Record<Family, string>> = {
  payment: 'Shared payment instruments and billing names',
  network: 'Shared addresses, ranges and networks',
  device: 'Shared devices and client programs',
  identity: 'Shared traits of identity',
  content: 'Shared prompt templates and prompts',
  rhythm: 'Acts that fall together in time',
};

/** What accounts of the group share of one family, or that they share nothing of it. */
export function familyExhibit(family: Family, context: ExhibitContext): Exhibit {
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
