import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import {
  AccountDetail,
  AccountRowPage,
  LogRowPage,
  OperatorDetail,
  OperatorGraph,
  OperatorSummary,
  SearchHit,
  SignalDetail,
  WhyLinked,
} from '../../server/contract/api.js';
import { RunRecord } from '../../server/contract/outputs.js';
import { fetchJson } from './fetchJson.js';

const of = <Schema extends z.ZodType>(path: string, schema: Schema) =>
  queryOptions({ queryKey: [path], queryFn: ({ signal }) => fetchJson(path, schema, signal) });
const enc = encodeURIComponent;

/** One entry for each question that the page asks of the API. */
export const queries = {
  run: () => of('/run', RunRecord),
  operators: () => of('/operators', z.array(OperatorSummary)),
  operator: (id: string) => of(`/operators/${enc(id)}`, OperatorDetail),
  graph: (id: string, limit: number) =>
    of(`/operators/${enc(id)}/graph?limit=${limit}`, OperatorGraph),
  accounts: (id: string, offset: number) =>
    of(`/operators/${enc(id)}/accounts?offset=${offset}&limit=1000`, AccountRowPage),
  account: (id: string) => of(`/accounts/${enc(id)}`, AccountDetail),
  rows: (id: string, signal: string) =>
    of(`/accounts/${enc(id)}/rows?signal=${enc(signal)}`, LogRowPage),
  signal: (key: string) => of(`/signals/${enc(key)}`, SignalDetail),
  links: (a: string, b: string) => of(`/links?a=${enc(a)}&b=${enc(b)}`, WhyLinked),
  search: (q: string) => of(`/search?q=${enc(q)}`, z.array(SearchHit)),
};
