import { createChannel, createSession } from 'better-sse';
import type { Request, Response } from 'express';
import type { Login } from '../../access/login.js';
import type { CaseFile, CaseSummary, DecisionNews } from '../../contract/decisions.js';
import { caseFileOf } from '../../decisions/caseFile.js';
import type { AppDependencies } from '../appDependencies.js';
import { authorOf } from '../authorOf.js';
import { principalFor } from '../guard/loginGuard.js';
import type { Handlers } from '../mount.js';
import { paged } from '../paged.js';
import { operatorOf } from './operators.js';

const SESSION_LOOK_MS = 15_000;

/** Cases, decisions, and the stream that tells every open page of them. */
export function decisionHandlers({
  view,
  decisions,
  login,
}: Pick<AppDependencies, 'view' | 'decisions' | 'login'>) {
  const news = createChannel();
  return {
    cases: async ({ query }) => {
      const log = await decisions.all();
      const page = paged([...new Set(log.map(({ operator_id }) => operator_id))], query);
      return {
        ...page,
        rows: page.rows.map((id): CaseSummary => {
          const { operator_id, version, status, assigned, name } = caseFileOf(log, id);
          return { operator_id, version, status, assigned, name };
        }),
      };
    },
    caseFile: async ({ params: { id } }) => decisions.caseOf(operatorOf(view, id).operator_id),
    decide: async ({ body: draft, by }) => {
      operatorOf(view, draft.operator_id);
      const person = authorOf(by, draft.person);
      const file = await decisions.record({ ...draft, person }, view.record.run_id);
      news.broadcast(newsOf(file), 'decision');
      return file;
    },
    events: async ({ request, response }) => {
      if (request.method === 'HEAD') return '';
      // A reverse proxy that collects the answer would keep it from everybody.
      const headers = { 'x-accel-buffering': 'no' };
      news.register(await createSession(request, response, { headers }));
      if (login !== null) endWithSession(request, response, login);
      return '';
    },
  } satisfies Handlers;
}

/** A stream that stands open keeps no session alive, and ends with it. */
function endWithSession(request: Request, response: Response, login: Login): void {
  const timer = setInterval(() => {
    principalFor(request, login, false).then(
      (by) => by ?? response.end(),
      () => response.end(),
    );
  }, SESSION_LOOK_MS);
  timer.unref();
  response.on('close', () => clearInterval(timer));
}

function newsOf(file: CaseFile): DecisionNews {
  const { id, operator_id, version, at, person, body } = file.history[0]!;
  return { id, operator_id, version, at, person, kind: body.kind };
}
