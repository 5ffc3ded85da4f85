import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import type { Expansion, OperatorGraph } from '../../server/contract/api.js';
import { queries } from '../api/queries.js';
import { buildDataset, type Dataset } from '../graph/dataset.js';
import { areCellsOpen } from '../graph/visible.js';
import type { DeskState } from '../state/deskState.js';
import { idOf, type NodeRef } from '../state/nodeRef.js';

export interface Loading {
  readonly dataset: Dataset | undefined;
  /** Something that was asked for is still on its way. */
  readonly pending: boolean;
  readonly error: Error | null;
  refetch(): void;
}

const ALL = 100_000;

/**
 * Loads what a view of a group shows: its cells, the accounts of those that are open or near, and
 * expansions.
 */
export function useDataset(id: string, state: DeskState, zoomed: readonly NodeRef[]): Loading {
  const cells = useQuery({
    ...queries.cells(id, state.signals),
    placeholderData: keepPreviousData,
  });
  const total = cells.data?.accounts_total;
  const whole = total !== undefined && areCellsOpen(state, total);
  const asked =
    total === undefined
      ? []
      : whole
        ? [queries.graph(id, { limit: ALL, signals: state.signals })]
        : [...new Set([...state.toggledCells, ...zoomed])].map((cell) =>
            queries.graph(id, { limit: ALL, signals: state.signals, cell: idOf(cell) }),
          );
  const graphs = useQueries({
    queries: asked.map((query) => ({ ...query, placeholderData: keepPreviousData })),
  });
  const expansions = useQueries({
    queries: state.expanded.map((expanded) => queries.expand(id, expanded)),
  });
  const graphData = useStable(
    graphs.flatMap(({ data }): OperatorGraph[] => (data === undefined ? [] : [data])),
  );
  const expansionData = useStable(expansions.map(({ data }): Expansion | undefined => data));
  const dataset = useMemo(
    () =>
      cells.data === undefined || (whole && graphData.length === 0)
        ? undefined
        : buildDataset(
            cells.data,
            graphData,
            state.expanded.flatMap(({ node }, i) => {
              const answer = expansionData[i];
              return answer === undefined ? [] : [{ node, answer }];
            }),
          ),
    [cells.data, whole, state.expanded, graphData, expansionData],
  );
  const all = [cells, ...graphs, ...expansions];
  return {
    dataset,
    pending: all.some((query) => query.isFetching),
    error: all.find((query) => query.error !== null)?.error ?? null,
    refetch: () => {
      for (const query of all) if (query.error !== null) void query.refetch();
    },
  };
}

/** The list of before as long as its entries are the same: lists of queries are new at every render. */
function useStable<T>(list: readonly T[]): readonly T[] {
  const kept = useRef(list);
  const same =
    kept.current.length === list.length && kept.current.every((item, i) => item === list[i]);
  if (!same) kept.current = list;
  return kept.current;
}
