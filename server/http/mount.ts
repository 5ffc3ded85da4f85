import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import { type Principal, rightsIn } from '../access/principal.js';
import { ENDPOINTS, type EndpointName } from '../contract/endpoints.js';
import { openAnswerCache } from './answerCache.js';
import { principalOf } from './guard/principalOf.js';
import {
  BadRequestError,
  ForbiddenError,
  MethodError,
  SignInNeededError,
  UnsupportedMediaTypeError,
} from './problems.js';

type Of<Name extends EndpointName> = (typeof ENDPOINTS)[Name];

/** A request as a handler takes it: checked, and by somebody who may. */
export interface Asked<Name extends EndpointName> {
  readonly params: z.output<Of<Name>['params']>;
  readonly query: z.output<Of<Name>['query']>;
  readonly body: z.output<Of<Name>['body']>;
  readonly by: Principal | null;
  readonly request: Request;
  /** For an answer that is no JSON; a handler that ends it answers nothing. */
  readonly response: Response;
}
type Handler<Name extends EndpointName> = (
  asked: Asked<Name>,
) => z.input<Of<Name>['answer']> | Promise<z.input<Of<Name>['answer']>>;

/** What answers each route of some part of the API. */
export type Handlers = { readonly [Name in EndpointName]?: Handler<Name> };

/** A case’s usual views, some hundred groups and accounts; a run made meanwhile is seen in time. */
const KEPT = { charsMax: 64_000_000, msMax: 5 * 60_000 };

/** The address of a route as Express writes it. */
const expressPath = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

/**
 * The routes that `handlers` answers, each behind the right that the contract asks for: who asks is
 * settled before anything that was sent is looked at.
 * @param caseName the case that is served; rights are by case.
 */
export function mount(handlers: Handlers, caseName: string): Router {
  const router = Router();
  const cache = openAnswerCache(KEPT, Date.now);
  for (const name of Object.keys(handlers) as EndpointName[]) {
    const endpoint = ENDPOINTS[name];
    const handler = handlers[name] as Handler<EndpointName>;
    const steps: RequestHandler[] = [
      (request, _response, next) => {
        authorise(principalOf(request), endpoint.right, caseName);
        next();
      },
    ];
    if (endpoint.method === 'post') {
      steps.push(onlyJson, express.json({ limit: endpoint.bodyBytesMax, strict: false }));
    }
    const answerTo = (request: Request, response: Response) =>
      handler({
        params: checked(endpoint.params, request.params),
        query: checked(endpoint.query, request.query),
        body: checked(endpoint.body, endpoint.method === 'post' ? request.body : undefined),
        by: principalOf(request),
        request,
        response,
      } as Asked<EndpointName>);
    router[endpoint.method](expressPath(endpoint.path), ...steps, async (request, response) => {
      if (endpoint.frozen) {
        const make = async () => JSON.stringify(await answerTo(request, response));
        response.type('application/json').send(await cache.get(request.url, make));
        return;
      }
      const answer = await answerTo(request, response);
      if (response.headersSent || response.writableEnded) return;
      response.status(endpoint.status);
      if (endpoint.status === 204) response.end();
      else if (endpoint.media === null) response.json(answer);
      else response.type(endpoint.media).send(answer);
    });
  }
  return router;
}

function authorise(by: Principal | null, right: Of<EndpointName>['right'], caseName: string): void {
  if (right === null) return;
  if (by === null) throw new SignInNeededError('Sign in first.');
  if (!rightsIn(by, caseName).includes(right)) {
    throw new ForbiddenError(`This takes the right “${right}” in the case ${caseName}.`);
  }
}

/** What was sent, checked. @throws BadRequestError saying where it does not fit. */
function checked(schema: z.ZodType, sent: unknown): unknown {
  const parsed = schema.safeParse(sent);
  if (parsed.success) return parsed.data;
  throw new BadRequestError(z.prettifyError(parsed.error));
}

const onlyJson: RequestHandler = (request, _response, next) => {
  if (request.is('application/json') === false) {
    throw new UnsupportedMediaTypeError('Send JSON, with content-type: application/json.');
  }
  next();
};

/** Answers a method that an address does not have with 405 and those that it has. */
export function otherMethods(): Router {
  const router = Router();
  const methods = new Map<string, string[]>();
  for (const { path, method } of Object.values(ENDPOINTS)) {
    const known = methods.get(path) ?? [];
    known.push(...(method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]));
    methods.set(path, known);
  }
  for (const [path, known] of methods) {
    router.all(expressPath(path), (request, response) => {
      response.set('allow', [...known, 'OPTIONS'].join(', '));
      if (request.method !== 'OPTIONS') throw new MethodError(`${request.method} is not for this.`);
      response.status(204).end();
    });
  }
  return router;
}
