import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import type { OperatorGraph } from '../../server/contract/api.js';
import { queries } from '../api/queries.js';
import { AccountWhy } from '../panels/AccountWhy.js';
import { LinkedWhy } from '../panels/LinkedWhy.js';
import { OperatorWhy } from '../panels/OperatorWhy.js';
import { Pending } from '../panels/Pending.js';
import { SignalWhy } from '../panels/SignalWhy.js';
import { Timeline } from '../panels/Sparkline.js';
import { exact } from '../state/format.js';
import {
  chooseAccount,
  chooseNothing,
  chooseSignal,
  readViewState,
  toggleFamily,
  type ViewState,
  writeViewState,
} from '../state/viewState.js';

const GraphPanel = lazy(() => import('../panels/GraphPanel.js'));
const AccountTable = lazy(() => import('../panels/AccountTable.js'));

const FIRST_LIMIT = 1200;
const ALL = 100_000;

/** One group: its graph or table, its time, and why. */
export function OperatorDesk({ theme }: { readonly theme: string }) {
  const id = useParams()['id']!;
  const [search, setSearch] = useSearchParams();
  const view = readViewState(search);
  const update = (next: ViewState) => setSearch(writeViewState(next), { replace: true });
  const [wanted, setWanted] = useState<{ id: string; limit: number }>({ id, limit: FIRST_LIMIT });
  const limit = wanted.id === id ? wanted.limit : FIRST_LIMIT;
  const operator = useQuery(queries.operator(id));
  const graph = useQuery(queries.graph(id, limit));
  const back = () => update(chooseNothing(view));
  return (
    <>
      <main className="middle">
        <div className="bar-above">
          <Shown graph={graph.data} onAll={() => setWanted({ id, limit: ALL })} />
          <div className="modes">
            {(['graph', 'table'] as const).map((mode) => (
              <button
                key={mode}
                type="button"
                aria-pressed={view.mode === mode}
                onClick={() => update({ ...view, mode })}
              >
                {mode === 'graph' ? 'Graph' : 'Table'}
              </button>
            ))}
          </div>
        </div>
        <div className="stage">
          <Suspense fallback={<p className="pending">Opening …</p>}>
            {view.mode === 'table' ? (
              <AccountTable
                id={id}
                view={view}
                onChoose={(account, add) => update(chooseAccount(view, account, add))}
              />
            ) : graph.data === undefined ? (
              <Pending what="the graph" query={graph} />
            ) : (
              <GraphPanel
                // Another theme is another picture: its colours are read when it is made.
                key={`${id} ${theme}`}
                data={graph.data}
                view={view}
                onChoose={(node, type, add) =>
                  update(
                    type === 'account' ? chooseAccount(view, node, add) : chooseSignal(view, node),
                  )
                }
                onClear={back}
                onToggleFamily={(family) => update(toggleFamily(view, family))}
              />
            )}
          </Suspense>
        </div>
        {operator.data !== undefined && <Timeline days={operator.data.activity} />}
      </main>
      <aside className="right" aria-label="Why">
        {view.account !== null && view.with !== null ? (
          <LinkedWhy a={view.account} b={view.with} onClose={back} />
        ) : view.account !== null ? (
          <AccountWhy key={view.account} id={view.account} onClose={back} />
        ) : view.signal !== null ? (
          <SignalWhy
            id={view.signal}
            onClose={back}
            onAccount={(account) => update(chooseAccount(view, account, false))}
          />
        ) : operator.data === undefined ? (
          <Pending what="the group" query={operator} />
        ) : (
          <OperatorWhy
            operator={operator.data}
            onSignal={(key) => update(chooseSignal(view, key))}
          />
        )}
      </aside>
    </>
  );
}

/** How much of the group is drawn, by which rule, and the way to the rest. */
function Shown({
  graph,
  onAll,
}: {
  readonly graph: OperatorGraph | undefined;
  readonly onAll: () => void;
}) {
  if (graph === undefined) return <p className="quiet">…</p>;
  const { accounts_shown, accounts_total, signals_shown, signals_total, rule } = graph;
  return (
    <p className="quiet">
      {exact(accounts_shown)} of {exact(accounts_total)} accounts and {exact(signals_shown)} of{' '}
      {exact(signals_total)} signals shown
      {rule !== null && (
        <>
          : {rule} ·{' '}
          <button type="button" className="link" onClick={onAll}>
            show all
          </button>
        </>
      )}
      {' · Shift-click a second account to see why both are linked'}
    </p>
  );
}
