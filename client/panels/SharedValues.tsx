import { useQuery } from '@tanstack/react-query';
import { VolumeX } from 'lucide-react';
import { useState } from 'react';
import { visibleLine } from '../../server/contract/visibleText.js';
import { queries } from '../api/queries.js';
import type { Desk } from '../app/useDesk.js';
import type { Dataset } from '../graph/dataset.js';
import type { Visible } from '../graph/visible.js';
import { brief, exact, shorten } from '../state/format.js';
import { mutedOf } from '../state/muted.js';
import { idOf, type NodeRef } from '../state/nodeRef.js';
import { FamilyMark } from './FamilyMark.js';
import { MuteDialog } from './MuteDialog.js';
import { MutedValues } from './MutedValues.js';
import { labelOf } from './OperatorWhy.js';

const PAGE = 40;

/**
 * Values shared inside the group: pointing at one lights it up, a click isolates its accounts, and
 * one that is no evidence can be muted.
 */
export function SharedValues({
  id,
  desk,
  dataset,
  visible,
  onPoint,
}: {
  readonly id: string;
  readonly desk: Desk;
  readonly dataset: Dataset;
  readonly visible: Visible;
  readonly onPoint: (value: NodeRef | null) => void;
}) {
  const [shown, setShown] = useState(PAGE);
  const [muting, setMuting] = useState<NodeRef | null>(null);
  const file = useQuery(queries.caseFile(id));
  const run = useQuery(queries.run());
  const { state, act } = desk;
  const muted = new Set(
    file.data === undefined ? [] : mutedOf(file.data, run.data).map(({ signal }) => signal),
  );
  const values = [...dataset.signals]
    .filter(([, { family }]) => !state.hiddenFamilies.includes(family))
    .sort(
      ([a, x], [b, y]) =>
        Number(state.isolated.includes(b)) - Number(state.isolated.includes(a)) ||
        y.holders_inside * y.bits - x.holders_inside * x.bits ||
        (a < b ? -1 : 1),
    );
  return (
    <section className="shared" aria-label="Shared values">
      <h2>
        Shared values <span className="count">{exact(dataset.signalsTotal)}</span>
        <small>inside · outside</small>
      </h2>
      <ul onPointerLeave={() => onPoint(null)}>
        {values.slice(0, shown).map(([ref, signal]) => (
          <li key={ref} className={muted.has(idOf(ref)) ? 'is-muted' : ''}>
            <button
              type="button"
              aria-pressed={state.isolated.includes(ref)}
              className={visible.signals.has(ref) ? '' : 'away'}
              title={`${labelOf(signal.kind)}: ${visibleLine(signal.value)}. Click to see only its accounts; several isolate together.`}
              onPointerEnter={() => onPoint(ref)}
              onFocus={() => onPoint(ref)}
              onBlur={() => onPoint(null)}
              onClick={() => act({ type: 'toggle isolated', value: ref })}
            >
              <FamilyMark family={signal.family} />
              <span>{shorten(signal.value, 60)}</span>
              <b>{brief(signal.holders_inside)}</b>
              <small>{brief(signal.holders_outside)}</small>
            </button>
            <button
              type="button"
              className="silence"
              disabled={muted.has(idOf(ref))}
              title="Mute: this value links nobody"
              aria-label={`Mute ${shorten(signal.value, 40)}`}
              onClick={() => setMuting(ref)}
            >
              <VolumeX size={14} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
      {values.length > shown && (
        <button type="button" className="link" onClick={() => setShown(shown + 4 * PAGE)}>
          {exact(shown)} of {exact(values.length)} listed, those that hold most first · show more
        </button>
      )}
      {file.data !== undefined && <MutedValues file={file.data} run={run.data} desk={desk} />}
      {muting !== null && dataset.signals.has(muting) && (
        <MuteDialog
          signal={dataset.signals.get(muting)!}
          file={file.data}
          desk={desk}
          onClose={() => setMuting(null)}
        />
      )}
    </section>
  );
}
