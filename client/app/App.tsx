import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes, useLocation, useParams } from 'react-router';
import type { OperatorSummary } from '../../server/contract/api.js';
import { queries } from '../api/queries.js';
import { Guide } from '../panels/Guide.js';
import { OperatorList } from '../panels/OperatorList.js';
import { Pending } from '../panels/Pending.js';
import { rankOperators } from '../state/ranking.js';
import { Boundary } from './Boundary.js';
import { Header } from './Header.js';
import { NoSuchGroup } from './NoSuchGroup.js';
import { OperatorDesk } from './OperatorDesk.js';
import { LEFT_PART_ID } from './Parts.js';
import { useTheme } from './useTheme.js';

const RunsPage = lazy(() => import('../panels/RunsPage.js'));

/** The desk: what to look at, the graph and its time, and why. */
export function App() {
  const operators = useQuery(queries.operators());
  const theme = useTheme();
  // The first group opens in the view that the address asks for.
  const { search } = useLocation();
  const first = operators.data === undefined ? undefined : rankOperators(operators.data)[0];
  return (
    <div className="desk">
      <button type="button" className="skip" onClick={goToGraph}>
        To the graph
      </button>
      <Header theme={theme} />
      <aside className="left">
        <Guide />
        {operators.data === undefined ? (
          <Pending what="the groups" query={operators} />
        ) : (
          <OperatorList operators={operators.data} />
        )}
        <div id={LEFT_PART_ID} />
      </aside>
      <Routes>
        <Route
          path="/operators/:id"
          element={<OpenGroup theme={theme.resolved} operators={operators.data} />}
        />
        <Route
          path="/runs"
          element={
            <main className="middle whole">
              <Boundary what="The comparison of runs" remedy="The groups still can be looked at.">
                <Suspense fallback={<p className="pending">Opening …</p>}>
                  <RunsPage />
                </Suspense>
              </Boundary>
            </main>
          }
        />
        <Route
          path="*"
          element={
            first === undefined ? (
              <Empty known={operators.data !== undefined} />
            ) : (
              <Navigate to={{ pathname: `/operators/${first.operator_id}`, search }} replace />
            )
          }
        />
      </Routes>
    </div>
  );
}

/** Past the lists, for those who come by keys; in another view its first control. */
function goToGraph(): void {
  const middle = document.querySelector<HTMLElement>('.middle');
  const target = middle?.querySelector<HTMLElement>('.canvas, .stage button, a, select');
  target?.focus();
}

/** Another group is another desk, with a history of its own. */
function OpenGroup({
  theme,
  operators,
}: {
  readonly theme: string;
  readonly operators: readonly OperatorSummary[] | undefined;
}) {
  const id = useParams()['id']!;
  if (operators?.every(({ operator_id }) => operator_id !== id) === true)
    return <NoSuchGroup id={id} />;
  return <OperatorDesk key={id} theme={theme} />;
}

function Empty({ known }: { readonly known: boolean }) {
  if (!known) return <main className="middle" />;
  return (
    <main className="middle empty">
      <h2>No group stands out in this run.</h2>
      <p>
        No operator is established, and no look-alike either. Run a case with more tables, or
        another period:
      </p>
      <code>npx throughline run CASE</code>
    </main>
  );
}
