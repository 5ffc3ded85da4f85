import { useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { actsOf } from '../app/commands.js';
import type { Desk } from '../app/useDesk.js';
import { useLayout, usePlaces } from '../app/usePlaces.js';
import { coloursOfPage } from '../graph/coloursOfPage.js';
import type { Dataset } from '../graph/dataset.js';
import { type MountedGraph, mountSigma, type PictureState } from '../graph/mountSigma.js';
import { nodeInWords } from '../graph/nodeInWords.js';
import { isNudge, NUDGE_PIXELS, nudged } from '../graph/nudge.js';
import { tidied } from '../graph/places.js';
import { drawnNodes, neighboursOf, nextInDirection } from '../graph/selection.js';
import type { Visible } from '../graph/visible.js';
import type { Place } from '../state/deskState.js';
import { exact } from '../state/format.js';
import { type Command, commandOf } from '../state/keys.js';
import type { NodeRef } from '../state/nodeRef.js';
import { type Catch, Catcher } from './Catcher.js';
import { Minimap } from './Minimap.js';
import type { Tool } from './tool.js';
import { watchNear } from './watchNear.js';

/** What the toolbar asks of the picture itself. */
export interface GraphHandle {
  run(command: Command): void;
  picture(): HTMLCanvasElement | null;
  places(): ReadonlyMap<NodeRef, Place>;
}

interface Props {
  readonly desk: Desk;
  readonly dataset: Dataset;
  readonly visible: Visible;
  readonly tool: Tool;
  readonly onTool: (tool: Tool) => void;
  /** A value pointed at in a list beside the graph. */
  readonly pointed: NodeRef | null;
  readonly onCommand: (command: Command) => void;
  /** Cells that the camera came near enough to for their accounts to be told apart. */
  readonly onNear: (cells: readonly NodeRef[]) => void;
  readonly handle: React.Ref<GraphHandle>;
}

/** The group’s cells, accounts and the signals that hold them together, drawn by Sigma. */
export default function GraphPanel(props: Props) {
  const { desk, dataset, visible, tool, onTool, pointed, onCommand, onNear, handle } = props;
  const { state, act } = desk;
  const container = useRef<HTMLDivElement>(null);
  const mounted = useRef<MountedGraph | null>(null);
  const [drawn, setDrawn] = useState<MountedGraph | null>(null);
  const [hovered, setHovered] = useState<NodeRef | null>(null);
  const [cursor, setCursor] = useState<NodeRef | null>(null);
  const answer = useLayout(dataset);
  const placed = usePlaces(dataset, answer, state);
  const at = pointed ?? hovered;
  // Colours are tokens of the page; another theme mounts another panel.
  const [colours] = useState(coloursOfPage);
  const picture = useMemo((): PictureState | null => {
    if (placed === null || answer === null) return null;
    const drawnSet = new Set(drawnNodes(visible));
    const selected = new Set(state.selected.filter((node) => drawnSet.has(node)));
    const centre = at !== null && drawnSet.has(at) ? [at] : [...selected];
    const near =
      centre.length === 0 ? null : new Set([...centre, ...neighboursOf(dataset, visible, centre)]);
    return {
      dataset,
      visible,
      selected,
      hovered: at !== null && drawnSet.has(at) ? at : null,
      near,
      cursor,
      colouring: state.colouring,
      sizing: state.sizing,
      scale: answer.scale,
      colours,
      ...placed,
    };
  }, [
    placed,
    answer,
    colours,
    dataset,
    visible,
    state.selected,
    state.colouring,
    state.sizing,
    at,
    cursor,
  ]);
  const latest = useRef({ picture, act, state });
  latest.current = { picture, act, state };
  const ready = picture !== null;

  useEffect(() => {
    const first = latest.current.picture;
    if (!ready || first === null) return;
    const acts = {
      onHover: setHovered,
      onChoose: (node: NodeRef, add: boolean) => {
        setCursor(null);
        latest.current.act(
          add ? { type: 'toggle selected', node } : { type: 'select', nodes: [node] },
        );
      },
      onOpen: (node: NodeRef) => {
        const { picture: now, state: present } = latest.current;
        if (now === null) return;
        latest.current.act(
          ...actsOf('open', {
            state: present,
            dataset: now.dataset,
            visible: now.visible,
            at: node,
          }),
        );
      },
      onMove: (node: NodeRef, place: { x: number; y: number }) =>
        latest.current.act({ type: 'move', places: { [node]: place } }),
      onClear: () => latest.current.act({ type: 'select', nodes: [] }),
    };
    // The graph is driven by keys of its own, so it can have the focus.
    container.current!.tabIndex = 0;
    const drawing = mountSigma(container.current!, first, acts);
    mounted.current = drawing;
    setDrawn(drawing);
    return () => {
      drawing.stop();
      mounted.current = null;
      setDrawn(null);
    };
  }, [ready]);

  useEffect(() => {
    if (picture !== null) mounted.current?.show(picture);
  }, [picture]);

  useEffect(() => {
    if (drawn === null) return;
    return watchNear(drawn, () => latest.current.picture, onNear);
  }, [drawn, onNear]);

  const run = useCallback(
    (command: Command) => {
      const now = latest.current.picture;
      const graph = mounted.current;
      if (now === null || graph === null) return;
      const places = now.places;
      if (command === 'fit') {
        graph.fit(cornersOf(now.selected.size > 1 ? [...now.selected] : drawnNodes(visible), now));
      } else if (command === 'zoom in') graph.zoom(1.5);
      else if (command === 'zoom out') graph.zoom(1 / 1.5);
      else if (command === 'tidy') act({ type: 'arrange', places: tidied(dataset, visible) });
      else if (isNudge(command)) {
        const step = NUDGE_PIXELS / graph.toLength(1);
        act({ type: 'move', places: nudged(now.selected, places, command, step) });
      } else if (
        command === 'left' ||
        command === 'right' ||
        command === 'up' ||
        command === 'down'
      ) {
        const from = cursor ?? [...now.selected].at(-1) ?? null;
        const start = (from === null ? undefined : places.get(from)) ?? { x: -1e9, y: 0 };
        const next = nextInDirection(
          start,
          from === null ? 'right' : command,
          drawnNodes(visible).flatMap((node) => {
            const place = places.get(node);
            return place === undefined ? [] : [[node, place] as const];
          }),
        );
        if (next === null) return;
        setCursor(next);
        graph.reveal(places.get(next)!);
      } else {
        const acts = actsOf(command, { state, dataset, visible, at: cursor });
        act(...acts);
      }
    },
    [act, dataset, visible, state, cursor],
  );
  useImperativeHandle(
    handle,
    () => ({
      run,
      picture: () => mounted.current?.picture() ?? null,
      places: () => latest.current.picture?.places ?? new Map<NodeRef, Place>(),
    }),
    [run],
  );

  const within = (inside: Catch['inside']): NodeRef[] => {
    const graph = mounted.current;
    if (graph === null || placed === null) return [];
    return drawnNodes(visible).filter((node) => {
      const place = placed.places.get(node);
      return place !== undefined && inside(graph.toPixels(place));
    });
  };
  const takeIn = ({ inside, add }: Catch) => {
    const nodes = within(inside);
    act(add ? { type: 'add to selection', nodes } : { type: 'select', nodes });
    onTool('point');
  };
  return (
    <div className="graph">
      <div
        ref={container}
        className="canvas"
        role="application"
        aria-label={`Graph of ${exact(visible.accounts.size)} accounts, ${exact(visible.closed.size)} closed cells and ${exact(visible.signals.size)} signals. Arrow keys move from node to node, Enter selects, ? lists all keys. The table view shows the same.`}
        data-settled={drawn !== null}
        onKeyDown={(event) => {
          const command = commandOf(event, 'graph');
          if (command === null) return;
          event.preventDefault();
          event.stopPropagation();
          onCommand(command);
        }}
      />
      <Catcher
        tool={tool}
        target={container}
        onPan={(enabled) => mounted.current?.pan(enabled)}
        onCatch={takeIn}
        onLeave={() => onTool('point')}
        count={(inside) => within(inside).length}
      />
      {drawn !== null && picture !== null && <Minimap drawn={drawn} picture={picture} />}
      <p className="unseen" aria-live="polite">
        {cursor === null ? '' : nodeInWords(dataset, visible, cursor)}
      </p>
    </div>
  );
}

/** Corners of nodes: of a cell those of its disc. */
const cornersOf = (nodes: readonly NodeRef[], { places, circles }: PictureState): Place[] =>
  nodes.flatMap((node) => {
    const place = places.get(node);
    if (place === undefined) return [];
    const radius = circles.get(node)?.radius ?? 0;
    return [
      { x: place.x - radius, y: place.y - radius },
      { x: place.x + radius, y: place.y + radius },
    ];
  });
