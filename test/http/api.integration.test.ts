import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  AccountDetail,
  AccountRowPage,
  type LogRow,
  LogRowPage,
  OperatorSummary,
  Page,
  Problem,
} from '../../server/contract/api.js';
import { CaseFile, DecisionNews } from '../../server/contract/decisions.js';
import { type ServedCase, startServedDemo } from '../support/servedCase.js';
import { attackSuite } from './suites/attacks.js';
import { type LoginContext, loginSuite } from './suites/login.js';

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
let served: ServedCase;
let operator: string;
const attacked = { url: '', operator: '' };
const login: LoginContext = {
  url: '',
  workspace: '',
  operator: '',
  serve: (flags) => served.again(flags),
};
const api = (path: string, init: RequestInit = {}) => fetch(`${served.url}api${path}`, init);
const around = (rest: string) =>
  `/expand${rest.startsWith('?') ? '' : '/'}${rest}&operator=${operator}`;
const post = (path: string, body: unknown) =>
  api(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

beforeAll(async () => {
  // Hundreds of requests are refused here on purpose.
  process.env['LOG_LEVEL'] = 'error';
  served = await startServedDemo({ accounts: 800 });
  const page = Page(OperatorSummary).parse(await (await api('/operators')).json());
  operator = page.rows.find(({ verdict }) => verdict === 'operator')!.operator_id;
  login.workspace = served.workspace;
  login.operator = operator;
  Object.assign(attacked, { url: served.url, operator });
});
afterAll(() => served?.stop());

describe('several people at once', () => {
  it('are told of each decision as it happens, and refused on what they have not seen', async () => {
    const stop = new AbortController();
    const stream = await api('/events', { signal: stop.signal });
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
    const { version } = CaseFile.parse(await (await api(`/operators/${operator}/case`)).json());
    const draft = {
      operator_id: operator,
      expected_version: version,
      reason: 'seen the invoices',
      body: { kind: 'assign', to: 'Grace' },
    };
    expect((await post('/decisions', { ...draft, person: 'Grace' })).status).toBe(201);
    const late = await post('/decisions', { ...draft, person: 'Ada' });
    expect(late.status).toBe(409);
    expect(late.headers.get('content-type')).toContain('application/problem+json');
    const { changed } = Problem.parse(await late.json());
    expect(changed?.map(({ person, body }) => [person, body.kind])).toEqual([['Grace', 'assign']]);

    let told = '';
    const end = Date.now() + 5000;
    while (!/^data:.*\n/m.test(told) && Date.now() < end) {
      const next = await Promise.race([reader.read(), sleep(5000)]);
      told += next?.value ?? '';
    }
    stop.abort();
    const news = DecisionNews.parse(JSON.parse(told.match(/^data:(.*)$/m)![1]!));
    expect(news).toMatchObject({ operator_id: operator, person: 'Grace', version: version + 1 });
    expect(told).toMatch(/^event: ?decision$/m);
  });
});

describe('the API', () => {
  it('answers every list in parts that add up to the whole', async () => {
    const Rows = Page(z.object({ account_id: z.string() }));
    const of = async (offset: number) =>
      Rows.parse(
        await (
          await api(`/operators/${operator}/accounts?offset=${offset}&limit=7&sort=account_id`)
        ).json(),
      );
    const ids: string[] = [];
    for (let total = 1; ids.length < total; ) {
      const page = await of(ids.length);
      total = page.total;
      ids.push(...page.rows.map((row) => row.account_id));
    }
    expect(new Set(ids).size).toBe(ids.length);
  });

  describe('as a script reads it', () => {
    const json = async (path: string) => (await (await api(path)).json()) as unknown;
    const members = async (query: string) =>
      AccountRowPage.parse(await json(`/operators/${operator}/accounts?${query}`)).rows;

    it('says when each account of a group signed up, as the account itself does', async () => {
      const rows = await members('limit=5');
      for (const { account_id, created_at } of rows) {
        const { attributes, attribution } = AccountDetail.parse(
          await json(`/accounts/${account_id}`),
        );
        expect(created_at).toMatch(ISO);
        expect(attributes['created_at']).toBe(created_at);
        expect(attribution?.created_at).toBe(created_at);
      }
    });

    it('writes every time with its T and its Z', async () => {
      const [member] = await members('limit=1');
      const detail = AccountDetail.parse(await json(`/accounts/${member!.account_id}`));
      const rows: LogRow[] = [];
      for (const { key } of detail.signals) {
        const path = `/accounts/${member!.account_id}/rows?signal=${encodeURIComponent(key)}`;
        rows.push(...LogRowPage.parse(await json(path)).rows);
      }
      expect(new Set(rows.map(({ table }) => table)).size).toBeGreaterThan(2);
      for (const row of rows) {
        expect(row.at).toMatch(ISO);
        expect(row.columns[row.table === 'accounts' ? 'created_at' : 'at']).toBe(row.at);
      }
    });

    it('puts accounts of which a value is not known last, in either direction', async () => {
      for (const direction of ['asc', 'desc']) {
        const rows = await members(`limit=1000&sort=first_seen&direction=${direction}`);
        const known = rows.map(({ first_seen }) => first_seen !== null);
        expect(known).toEqual([...known].sort((a, b) => Number(b) - Number(a)));
      }
    });

    it.each([
      ['a pair', () => `/links?a=${operator}&b=nobody`],
      ['the rows of an account', (key: string) => `/accounts/nobody/rows?signal=${key}`],
      ['what lies around an account', () => around('counts?type=account&id=nobody')],
      ['what lies around a value', () => around('counts?type=signal&id=nothing')],
      ['its neighbours', () => around('?type=account&id=nobody&by=payment')],
      ['those of a value', () => around('?type=signal&id=nothing&by=inside')],
    ])('answers %s that is not in the run with 404', async (_, pathOf) => {
      const [member] = await members('limit=1');
      const detail = AccountDetail.parse(await json(`/accounts/${member!.account_id}`));
      const answer = await api(pathOf(encodeURIComponent(detail.signals[0]!.key)));
      expect(answer.status).toBe(404);
    });

    it('refuses neighbours of a kind that there is none of', async () => {
      const [member] = await members('limit=1');
      const path = around(`?type=account&id=${member!.account_id}&by=paymnt`);
      expect((await api(path)).status).toBe(400);
    });
  });

  it.each([
    ['an address that is none', 'GET', '/nothing', 404],
    ['a method that is not for it', 'PUT', '/operators', 405],
    ['a part that is no number', 'GET', '/operators?limit=0x10', 400],
    ['a question nobody asks', 'GET', '/operators?colour=red', 400],
    ['a broken escape', 'GET', '/operators/%E0%A4%A', 400],
    ['a body that is no JSON', 'POST', '/decisions', 415],
  ])('answers %s with a problem document', async (_, method, path, status) => {
    const answer = await api(path, method === 'POST' ? { method, body: 'person=Ada' } : { method });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(Problem.parse(await answer.json()).status).toBe(status);
  });
});

describe('attacks', () => attackSuite(attacked));

describe('with a login', () => loginSuite(login));
