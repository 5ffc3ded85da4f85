import { FAMILIES } from '../../server/contract/families.js';
import type { Desk } from '../app/useDesk.js';
import type { Dataset } from '../graph/dataset.js';
import { COLOURINGS, SIZINGS } from '../state/deskState.js';
import { FamilyMark } from './FamilyMark.js';

const COLOUR_WORDS = { plain: 'accounts grey', status: 'by status', cell: 'by cell' } as const;
const SIZE_WORDS = {
  same: 'one size',
  volume: 'by exchanges',
  values: 'by shared values',
} as const;

/** What colours, shapes and sizes mean; the same controls change them and hide families. */
export function Legend({ desk, dataset }: { readonly desk: Desk; readonly dataset: Dataset }) {
  const { state, act } = desk;
  const counts = new Map<string, number>();
  for (const { family } of dataset.signals.values())
    counts.set(family, (counts.get(family) ?? 0) + 1);
  const families = FAMILIES.filter((family) => counts.has(family));
  return (
    <fieldset className="legend">
      <legend className="unseen">Legend: families shown, colours and sizes</legend>
      {families.map((family) => (
        <button
          key={family}
          type="button"
          aria-pressed={!state.hiddenFamilies.includes(family)}
          title={`${counts.get(family)} values of the ${family} family; click to hide or show`}
          onClick={() => act({ type: 'toggle family', family })}
        >
          <FamilyMark family={family} />
          {family}
        </button>
      ))}
      <label>
        <i className="round" /> accounts
        <select
          value={state.colouring}
          aria-label="Colour of accounts"
          onChange={(event) => {
            const colouring = COLOURINGS.find((c) => c === event.target.value);
            if (colouring !== undefined) act({ type: 'colour', colouring });
          }}
        >
          {COLOURINGS.map((colouring) => (
            <option key={colouring} value={colouring}>
              {COLOUR_WORDS[colouring]}
            </option>
          ))}
        </select>
        <select
          value={state.sizing}
          aria-label="Size of accounts"
          onChange={(event) => {
            const sizing = SIZINGS.find((s) => s === event.target.value);
            if (sizing !== undefined) act({ type: 'size', sizing });
          }}
        >
          {SIZINGS.map((sizing) => (
            <option key={sizing} value={sizing}>
              {SIZE_WORDS[sizing]}
            </option>
          ))}
        </select>
      </label>
      {state.colouring === 'status' && (
        <span className="statuses">
          <i className="round attributed" /> attributed <i className="round" /> to review{' '}
          <i className="round benign" /> innocent
        </span>
      )}
    </fieldset>
  );
}
