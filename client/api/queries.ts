import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { SessionInfo } from '../../server/contract/access.js';
import {
  AccountDetail,
  AccountRowPage,
  ExpandCounts,
  Expansion,
  ExplainedComparison,
  GroupCells,
  GroupReview,
  GroupTemplates,
  LogRowPage,
  OperatorDetail,
  OperatorGraph,
  OperatorSummary,
  Page,
  RunSummary,
  SearchPage,
  SignalDetail,
  WhyLinked,
} from '../../server/contract/api.js';
import { CaseFile, CaseSummary } from '../../server/contract/decisions.js';
import { RunRecord } from '../../server/contract/outputs.js';
import { PackageRecord } from '../../server/contract/packages.js';
import { asPathId } from '../../server/contract/pathId.js';
import type { Expanded } from '../state/deskState.js';
import { idOf, isAccount, type NodeRef } from '../state/nodeRef.js';
import { fetchJson } from './fetchJson.js';

const of = <Schema extends z.ZodType>(path: string, schema: Schema) =>
  queryOptions({ queryKey: [path], queryFn: ({ signal }) => fetchJson(path, schema, signal) });
/** All rows of a list, page by page: nothing is cut. */
const allOf = <Row extends z.ZodType>(path: string, row: Row) =>
  queryOptions({
    queryKey: [path],
    queryFn: async ({ signal }) => {
      const rows: z.infer<Row>[] = [];
      for (;;) {
        const page = await fetchJson(`${path}?offset=${rows.length}&limit=1000`, Page(row), signal);
        rows.push(...page.rows);
        if (rows.length >= page.total || page.rows.length === 0) return rows;
      }
    },
  });
const enc = encodeURIComponent;
const nodeQuery = (operator: string, node: NodeRef): string =>
  `operator=${enc(operator)}&type=${isAccount(node) ? 'account' : 'signal'}&id=${enc(idOf(node))}`;

/** One entry for each question that the page asks of the API. */
export const queries = {
  session: () => ({ ...of('/session', SessionInfo), staleTime: 0 }),
  run: () => of('/run', RunRecord),
  runs: () => allOf('/runs', RunSummary),
  compare: (before: string, after: string) =>
    of(`/runs/${asPathId(before)}/compare/${asPathId(after)}`, ExplainedComparison),
  operators: () => allOf('/operators', OperatorSummary),
  operator: (id: string) => of(`/operators/${enc(id)}`, OperatorDetail),
  cells: (id: string, signals: number) =>
    of(`/operators/${enc(id)}/cells?signals=${signals}`, GroupCells),
  graph: (id: string, o: { limit: number; signals: number; cell?: string }) =>
    of(
      `/operators/${enc(id)}/graph?limit=${o.limit}&signals=${o.signals}${o.cell === undefined ? '' : `&cell=${enc(o.cell)}`}`,
      OperatorGraph,
    ),
  expandCounts: (id: string, node: NodeRef) =>
    of(`/expand/counts?${nodeQuery(id, node)}`, ExpandCounts),
  expand: (id: string, { node, by, count }: Expanded) =>
    of(`/expand?${nodeQuery(id, node)}&by=${enc(by)}&limit=${count}`, Expansion),
  accounts: (id: string, offset: number) =>
    of(`/operators/${enc(id)}/accounts?offset=${offset}&limit=1000`, AccountRowPage),
  templates: (id: string, limit: number) =>
    of(`/operators/${enc(id)}/templates?limit=${limit}`, GroupTemplates),
  review: (id: string, seed: number) =>
    of(`/operators/${enc(id)}/review?seed=${seed}`, GroupReview),
  // Others decide too: what was fetched is asked for again when it is shown again.
  caseFile: (id: string) => ({ ...of(`/operators/${enc(id)}/case`, CaseFile), staleTime: 0 }),
  cases: () => ({ ...allOf('/cases', CaseSummary), staleTime: 0 }),
  // One that is being made is asked after until it is made.
  packages: () => ({
    ...allOf('/packages', PackageRecord),
    staleTime: 0,
    refetchInterval: (query: { state: { data?: readonly PackageRecord[] | undefined } }) =>
      query.state.data?.some(({ status }) => status === 'making' || status === 'approving') === true
        ? 2000
        : false,
  }),
  account: (id: string) => of(`/accounts/${asPathId(id)}`, AccountDetail),
  rows: (id: string, signal: string) =>
    of(`/accounts/${asPathId(id)}/rows?signal=${enc(signal)}`, LogRowPage),
  signal: (key: string) => of(`/signals/${enc(key)}`, SignalDetail),
  links: (a: string, b: string) => of(`/links?a=${enc(a)}&b=${enc(b)}`, WhyLinked),
  search: (q: string) => of(`/search?q=${enc(q)}`, SearchPage),
};
