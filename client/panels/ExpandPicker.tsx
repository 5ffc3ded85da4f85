import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { queries } from '../api/queries.js';
import type { Desk } from '../app/useDesk.js';
import { exact, shorten } from '../state/format.js';
import type { NodeRef } from '../state/nodeRef.js';
import { expandSteps, NEIGHBOURS_MOST } from './expandSteps.js';
import { Pending } from './Pending.js';

/** How much lies around a node, by family or place, before any of it is loaded. */
export function ExpandPicker({
  operator,
  node,
  name,
  desk,
  onClose,
}: {
  readonly operator: string;
  readonly node: NodeRef;
  readonly name: string;
  readonly desk: Desk;
  readonly onClose: () => void;
}) {
  const counts = useQuery(queries.expandCounts(operator, node));
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="picker" aria-label="Expand" onClose={onClose}>
      <h2>Expand {shorten(name, 40)}</h2>
      {counts.data === undefined ? (
        <Pending what="its neighbours" query={counts} />
      ) : (
        <ul>
          {counts.data.counts.map(({ by, label, total }) => {
            const loaded =
              desk.state.expanded.find((e) => e.node === node && e.by === by)?.count ?? 0;
            const steps = expandSteps(total, loaded);
            return (
              <li key={by}>
                <span>{label}</span>
                <b>{exact(total)}</b>
                {steps.length === 0 ? (
                  <small>
                    {loaded < total
                      ? `${exact(NEIGHBOURS_MOST)} loaded; no more of one node are shown`
                      : 'all loaded'}
                  </small>
                ) : (
                  <span className="choices">
                    {steps.map((count) => (
                      <button
                        key={count}
                        type="button"
                        onClick={() => {
                          desk.act({
                            type: 'expand',
                            expanded: { node, by, count: loaded + count },
                          });
                          dialog.current?.close();
                        }}
                      >
                        {count === total - loaded ? `all ${exact(count)}` : `next ${exact(count)}`}
                      </button>
                    ))}
                  </span>
                )}
              </li>
            );
          })}
          {counts.data.counts.length === 0 && <li className="quiet">Nothing lies around it.</li>}
        </ul>
      )}
      <button type="button" onClick={() => dialog.current?.close()}>
        Close
      </button>
    </dialog>
  );
}
