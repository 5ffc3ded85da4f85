import { useQuery } from '@tanstack/react-query';
import { Redo2, Undo2 } from 'lucide-react';
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import { useParams } from 'react-router';
import { queries } from '../api/queries.js';
import { visibleOf } from '../graph/visible.js';
import { ExpandPicker } from '../panels/ExpandPicker.js';
import { ExportMenu } from '../panels/ExportMenu.js';
import type { GraphHandle } from '../panels/GraphPanel.js';
import { GraphToolbar } from '../panels/GraphToolbar.js';
import { HelpSheet } from '../panels/HelpSheet.js';
import { Legend } from '../panels/Legend.js';
import { Pending } from '../panels/Pending.js';
import { nameOf } from '../panels/SelectionPanel.js';
import { SharedValues } from '../panels/SharedValues.js';
import { Shown } from '../panels/Shown.js';
import { Timeline } from '../panels/Timeline.js';
import type { Tool } from '../panels/tool.js';
import type { Mode } from '../state/deskState.js';
import type { Command } from '../state/keys.js';
import { accountRef, idOf, isAccount, isCell, type NodeRef } from '../state/nodeRef.js';
import { Boundary } from './Boundary.js';
import { LeftPart } from './Parts.js';
import { useDataset } from './useDataset.js';
import { useDecisionUndo } from './useDecisionUndo.js';
import { useDesk } from './useDesk.js';
import { usePageKeys } from './usePageKeys.js';
import { useTitle } from './useTitle.js';
import { WhyPanel } from './WhyPanel.js';

const GraphPanel = lazy(() => import('../panels/GraphPanel.js'));
const AccountTable = lazy(() => import('../panels/AccountTable.js'));
const ContentPanel = lazy(() => import('../panels/ContentPanel.js'));
const ReviewPanel = lazy(() => import('../panels/ReviewPanel.js'));
const TimeStrip = lazy(() => import('../panels/TimeStrip.js'));

const MODE_WORDS: readonly (readonly [Mode, string])[] = [
  ['graph', 'Graph'],
  ['table', 'Table'],
  ['time', 'Time'],
  ['content', 'Content'],
  ['review', 'Review'],
];

/** One group: its graph or table, its time, and why. */
export function OperatorDesk({ theme }: { readonly theme: string }) {
  const id = useParams()['id']!;
  useTitle(id);
  const desk = useDesk();
  const { state, act } = desk;
  const operator = useQuery(queries.operator(id));
  // Cells that the camera is near to: part of the view, not of what a person changed.
  const [zoomed, setZoomed] = useState<readonly NodeRef[]>([]);
  const loading = useDataset(id, state, zoomed);
  const { dataset } = loading;
  const visible = useMemo(
    () => (dataset === undefined ? undefined : visibleOf(dataset, state, state.time, zoomed)),
    [dataset, state, zoomed],
  );
  const [tool, setTool] = useState<Tool>('point');
  const [pointed, setPointed] = useState<NodeRef | null>(null);
  const [picking, setPicking] = useState<NodeRef | null>(null);
  const [help, setHelp] = useState(false);
  const [playing, setPlaying] = useState(false);
  const graph = useRef<GraphHandle>(null);
  const why = useRef<HTMLElement>(null);

  const command = useCallback(
    (asked: Command) => {
      const [first] = state.selected;
      if (asked === 'undo') desk.undo();
      else if (asked === 'redo') desk.redo();
      else if (asked === 'help') setHelp(true);
      else if (asked === 'play') setPlaying((now) => !now);
      else if (asked === 'lasso' || asked === 'box')
        setTool((now) => (now === asked ? 'point' : asked));
      else if (asked === 'inspect' || asked === 'decide') {
        act({ type: 'panel', panel: asked === 'decide' ? 'decide' : 'why' });
        why.current?.focus();
      } else if (asked === 'expand') {
        if (first !== undefined && !isCell(first)) setPicking(first);
        else if (first !== undefined) act({ type: 'toggle cell', cell: first });
      } else if (asked === 'why linked') {
        const accounts = state.selected.filter(isAccount);
        if (accounts.length === 2) act({ type: 'select', nodes: accounts });
      } else {
        if (asked === 'clear') setTool('point');
        graph.current?.run(asked);
      }
    },
    [state.selected, act, desk.undo, desk.redo],
  );
  usePageKeys(command);
  const [notUndone, putAway] = useDecisionUndo(id, desk);
  return (
    <>
      <LeftPart>
        {dataset !== undefined && visible !== undefined && (
          <SharedValues
            id={id}
            desk={desk}
            dataset={dataset}
            visible={visible}
            onPoint={setPointed}
          />
        )}
      </LeftPart>
      <main className="middle">
        <div className="bar-above">
          <fieldset className="modes">
            <legend className="unseen">Views</legend>
            {MODE_WORDS.map(([mode, words]) => (
              <button
                key={mode}
                type="button"
                aria-pressed={state.mode === mode}
                onClick={() => act({ type: 'mode', mode })}
              >
                {words}
              </button>
            ))}
          </fieldset>
          {state.mode === 'graph' && <GraphToolbar state={state} tool={tool} onCommand={command} />}
          <fieldset className="modes">
            <legend className="unseen">Steps</legend>
            <button
              type="button"
              disabled={!desk.canUndo}
              title="Undo (Ctrl+Z)"
              aria-label="Undo"
              onClick={desk.undo}
            >
              <Undo2 size={15} aria-hidden="true" />
            </button>
            <button
              type="button"
              disabled={!desk.canRedo}
              title="Redo (Ctrl+Shift+Z)"
              aria-label="Redo"
              onClick={desk.redo}
            >
              <Redo2 size={15} aria-hidden="true" />
            </button>
            {dataset !== undefined && visible !== undefined && (
              <ExportMenu
                name={id}
                dataset={dataset}
                visible={visible}
                selected={state.selected}
                graph={() => graph.current}
              />
            )}
            <button type="button" title="Keys (?)" aria-label="Keys" onClick={() => setHelp(true)}>
              ?
            </button>
          </fieldset>
        </div>
        {state.mode !== 'graph' && state.mode !== 'time' ? null : dataset === undefined ||
          visible === undefined ? (
          <p className="shown" />
        ) : (
          <Shown desk={desk} dataset={dataset} visible={visible} pending={loading.pending} />
        )}
        <div className="stage">
          <Boundary
            key={state.mode}
            what={`This view (${MODE_WORDS.find(([mode]) => mode === state.mode)![1]})`}
            remedy={
              state.mode === 'graph'
                ? 'The table shows the same accounts. Drawing needs a browser with WebGL.'
                : 'The other views still work.'
            }
          >
            <Suspense fallback={<p className="pending">Opening …</p>}>
              {state.mode === 'table' ? (
                <AccountTable
                  id={id}
                  sort={state.sort}
                  onSort={(by) => act({ type: 'sort', by })}
                  selected={state.selected}
                  onChoose={(account, add) =>
                    act(
                      add
                        ? { type: 'toggle selected', node: accountRef(account) }
                        : { type: 'select', nodes: [accountRef(account)] },
                    )
                  }
                />
              ) : state.mode === 'review' ? (
                <ReviewPanel id={id} desk={desk} />
              ) : state.mode === 'content' ? (
                operator.data === undefined ? (
                  <Pending what="the group" query={operator} />
                ) : (
                  <ContentPanel operator={operator.data} desk={desk} />
                )
              ) : dataset === undefined || visible === undefined ? (
                <Pending what="the graph" query={loading} />
              ) : state.mode === 'time' ? (
                <TimeStrip days={operator.data?.activity ?? []} dataset={dataset} desk={desk} />
              ) : (
                <GraphPanel
                  // Another theme is another picture: its colours are read when it is made.
                  key={theme}
                  desk={desk}
                  dataset={dataset}
                  visible={visible}
                  tool={tool}
                  onTool={setTool}
                  pointed={pointed}
                  onCommand={command}
                  onNear={setZoomed}
                  handle={graph}
                />
              )}
            </Suspense>
          </Boundary>
          {loading.error !== null && dataset !== undefined && (
            <Pending what="What was asked for" query={loading} />
          )}
        </div>
        {state.mode === 'graph' && dataset !== undefined && (
          <Legend desk={desk} dataset={dataset} />
        )}
        {operator.data !== undefined && (
          <Timeline
            days={operator.data.activity}
            dataset={dataset}
            desk={desk}
            playing={playing}
            onPlay={setPlaying}
          />
        )}
      </main>
      <aside className="right" aria-label="Why" ref={why} tabIndex={-1}>
        {notUndone !== null && (
          <p className="failed" role="alert">
            <b>{notUndone}</b>{' '}
            <button type="button" onClick={putAway}>
              I have seen it
            </button>
          </p>
        )}
        <WhyPanel id={id} desk={desk} dataset={dataset} operator={operator} />
      </aside>
      {picking !== null && (
        <ExpandPicker
          operator={id}
          node={picking}
          name={dataset === undefined ? idOf(picking) : nameOf(dataset, picking)}
          desk={desk}
          onClose={() => setPicking(null)}
        />
      )}
      {help && <HelpSheet onClose={() => setHelp(false)} />}
    </>
  );
}
