import { useEffect, useRef, useState } from 'react';
import type { Dataset } from '../graph/dataset.js';
import type { Visible } from '../graph/visible.js';
import { exact } from '../state/format.js';
import type { NodeRef } from '../state/nodeRef.js';
import type { GraphHandle } from './GraphPanel.js';

const FORMATS = ['CSV', 'JSON', 'GEXF', 'GraphML', 'SVG', 'PNG'] as const;
type Format = (typeof FORMATS)[number];
/** Formats that hold where things lie; they need the picture. */
const DRAWN: readonly Format[] = ['SVG', 'PNG'];

/** The selection, or without one everything drawn, as a file. */
export function ExportMenu({
  name,
  dataset,
  visible,
  selected,
  graph,
}: {
  readonly name: string;
  readonly dataset: Dataset;
  readonly visible: Visible;
  readonly selected: readonly NodeRef[];
  readonly graph: () => GraphHandle | null;
}) {
  const [open, setOpen] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const menu = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    // It lies over the graph: Escape and a press beside it put it away.
    const press = (event: PointerEvent) => {
      if (event.target instanceof Node && menu.current?.contains(event.target) === true) return;
      setOpen(false);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      setOpen(false);
      opener.current?.focus();
    };
    document.addEventListener('pointerdown', press);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('pointerdown', press);
      document.removeEventListener('keydown', onKey);
    };
  }, [open]);
  const save = async (format: Format) => {
    try {
      download(
        `${name}.${format.toLowerCase()}`,
        await fileOf(format, dataset, visible, selected, graph()),
      );
      setFailed(null);
      setOpen(false);
    } catch (error) {
      setFailed(error instanceof Error ? error.message : String(error));
    }
  };
  const inCells = [...visible.closed.values()].reduce((sum, count) => sum + count, 0);
  return (
    <div className="menu" ref={menu}>
      <button ref={opener} type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        Export
      </button>
      {open && (
        <div className="choices">
          <p className="quiet">
            {selected.length > 0
              ? `The ${exact(selected.length)} selected nodes.`
              : `Everything drawn: ${exact(visible.accounts.size)} accounts, ${exact(visible.signals.size)} values.`}
            {inCells > 0 &&
              ` ${exact(inCells)} accounts in closed cells are not in it: open these first.`}{' '}
            CSV lists the accounts alone.
          </p>
          {FORMATS.map((format) => (
            <button
              key={format}
              type="button"
              disabled={graph() === null && DRAWN.includes(format)}
              onClick={() => void save(format)}
            >
              {format}
            </button>
          ))}
          {failed !== null && <p role="alert">The file could not be made: {failed}</p>}
        </div>
      )}
    </div>
  );
}

async function fileOf(
  format: Format,
  dataset: Dataset,
  visible: Visible,
  selected: readonly NodeRef[],
  graph: GraphHandle | null,
): Promise<Blob> {
  if (format === 'PNG') {
    const picture = graph?.picture();
    if (picture === null || picture === undefined) throw new Error('the graph is not drawn');
    return new Promise((done, fail) =>
      picture.toBlob((blob) => (blob === null ? fail(new Error('no image came out')) : done(blob))),
    );
  }
  const files = await import('../export/graphFiles.js');
  const chosen = files.exportGraph(dataset, visible, selected, graph?.places() ?? new Map());
  const text = {
    CSV: () => files.toCsv(chosen),
    JSON: () => files.toJson(chosen),
    GEXF: () => files.toGexf(chosen),
    GraphML: () => files.toGraphml(chosen),
    SVG: () =>
      files.toSvg(chosen, dataset, {
        account: '#8a8a84',
        text: '#1c1c1a',
        ground: '#ffffff',
        line: '#c9c8c1',
      }),
  }[format]();
  return new Blob([text], { type: 'application/octet-stream' });
}

function download(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
