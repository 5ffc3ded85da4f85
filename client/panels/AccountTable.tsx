import { useInfiniteQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { AccountRowPage } from '../../server/contract/api.js';
import { visibleLine } from '../../server/contract/visibleText.js';
import { fetchJson } from '../api/fetchJson.js';
import type { Sort, SortColumn } from '../state/deskState.js';
import { bits, day, exact, probability, shorten } from '../state/format.js';
import { accountRef, type NodeRef } from '../state/nodeRef.js';
import { FamilyMarks } from './FamilyMarks.js';
import { Pending } from './Pending.js';

const ROW_HEIGHT_PX = 28;
/** So much of an id leaves room for the other columns. */
const ID_MOST = 40;
const PAGE = 1000;
const COLUMNS: readonly (readonly [SortColumn | null, string])[] = [
  ['account_id', 'account'],
  [null, 'status'],
  ['confidence', 'confidence'],
  ['bits', 'bits'],
  [null, 'families'],
  ['exchanges', 'exchanges'],
  ['first_seen', 'first'],
  ['last_seen', 'last'],
];

/** All accounts of a group as rows, with the same selection as the graph. */
export default function AccountTable({
  id,
  selected,
  sort,
  onSort,
  onChoose,
}: {
  readonly id: string;
  readonly selected: readonly NodeRef[];
  readonly sort: Sort;
  readonly onSort: (by: SortColumn) => void;
  readonly onChoose: (account: string, add: boolean) => void;
}) {
  const pages = useInfiniteQuery({
    queryKey: ['accounts', id, sort.by, sort.direction],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      fetchJson(
        `/operators/${encodeURIComponent(id)}/accounts?offset=${pageParam}&limit=${PAGE}&sort=${sort.by}&direction=${sort.direction}`,
        AccountRowPage,
        signal,
      ),
    getNextPageParam: (page) =>
      page.offset + page.rows.length < page.total ? page.offset + PAGE : undefined,
  });
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT_PX,
    overscan: 12,
  });
  if (pages.data === undefined) return <Pending what="the accounts" query={pages} />;
  const items = virtual.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <section className="table" ref={scroller} aria-label="Accounts of the group">
      <table aria-rowcount={pages.data.pages[0]!.total}>
        <thead>
          <tr>
            {COLUMNS.map(([column, words]) => (
              <th
                key={words}
                scope="col"
                aria-sort={
                  column !== sort.by
                    ? undefined
                    : sort.direction === 'asc'
                      ? 'ascending'
                      : 'descending'
                }
              >
                {column === null ? (
                  words
                ) : (
                  <button type="button" className="link" onClick={() => onSort(column)}>
                    {words}
                    {column === sort.by && (sort.direction === 'asc' ? ' ↑' : ' ↓')}
                  </button>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr style={{ height: above }} />
          {items.map((item) => {
            const row = rows[item.index]!;
            const chosen = selected.includes(accountRef(row.account_id));
            return (
              <tr
                key={row.account_id}
                aria-rowindex={item.index + 2}
                className={chosen ? 'chosen' : ''}
              >
                <td>
                  <button
                    type="button"
                    className="link"
                    title={visibleLine(row.account_id)}
                    aria-pressed={chosen}
                    onClick={(event) => onChoose(row.account_id, event.shiftKey)}
                  >
                    {shorten(row.account_id, ID_MOST)}
                  </button>
                </td>
                <td>{row.status}</td>
                <td className="figure">{probability(row.confidence)}</td>
                <td className="figure">{bits(row.bits)}</td>
                <td>
                  <FamilyMarks families={row.families} />
                </td>
                <td className="figure">{exact(row.exchanges)}</td>
                <td>{day(row.first_seen)}</td>
                <td>{day(row.last_seen)}</td>
              </tr>
            );
          })}
          <tr style={{ height: below }} />
        </tbody>
      </table>
    </section>
  );
}
