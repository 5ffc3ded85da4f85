import { useEffect, useRef } from 'react';
import { SHORTCUTS } from '../state/keys.js';

const NAMES: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
};

/** All keys, from the list that the keys themselves are read from. */
export function HelpSheet({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    // The focus goes to the button at the end; the list is read from its beginning.
    dialog.current?.scrollTo(0, 0);
  }, []);
  const rows = new Map<string, string[]>();
  for (const { keys, says } of SHORTCUTS) {
    const name = keys
      .split('+')
      .map((key) => NAMES[key] ?? key)
      .join(' + ');
    rows.set(says, [...(rows.get(says) ?? []), name === ' + ' ? '+' : name]);
  }
  return (
    <dialog ref={dialog} className="help" aria-label="Keys" onClose={onClose}>
      <h2>Keys</h2>
      <p className="quiet">
        Most keys work while the graph has the focus: click it or tab to it. In a text field none
        do. On a Mac, Cmd is Ctrl. Drag a node to pin it; drag with Shift for a box; hold Space to
        move the picture under any tool.
      </p>
      <dl>
        {[...rows].map(([says, keys]) => (
          <div key={says}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
      <button type="button" onClick={() => dialog.current?.close()}>
        Close
      </button>
    </dialog>
  );
}
