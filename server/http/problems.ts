import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
import type { Problem } from '../contract/api.js';
import { ThroughlineError } from '../contract/errors.js';
import { StaleCaseError, UnknownDecisionError } from '../decisions/decisionLog.js';
import { principalOf } from './guard/principalOf.js';

/** Something asked for by name is not in this run. */
export class NotFoundError extends ThroughlineError {}
/** Nobody knows who asks. */
export class SignInNeededError extends ThroughlineError {}
/** Who asks may not. */
export class ForbiddenError extends ThroughlineError {}
/** What is asked for does not go with how things stand. */
export class ConflictError extends ThroughlineError {}
export class MethodError extends ThroughlineError {}
export class UnsupportedMediaTypeError extends ThroughlineError {}
/** The request does not fit for a reason that no schema says. */
export class BadRequestError extends ThroughlineError {}
/** Too many requests. */
export class TooManyError extends ThroughlineError {
  readonly retrySeconds: number;

  constructor(message: string, retrySeconds: number) {
    super(message);
    this.retrySeconds = retrySeconds;
  }
}
/** The request came to a name that is not this server’s. */
export class MisdirectedError extends ThroughlineError {}

const STATUS_OF = new Map<unknown, number>([
  [BadRequestError, 400],
  [SignInNeededError, 401],
  [ForbiddenError, 403],
  [NotFoundError, 404],
  [UnknownDecisionError, 404],
  [MethodError, 405],
  [ConflictError, 409],
  [StaleCaseError, 409],
  [UnsupportedMediaTypeError, 415],
  [MisdirectedError, 421],
  [TooManyError, 429],
]);

const STATUS_TITLES: Record<number, string> = {
  400: 'The request does not fit',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not in this run',
  405: 'Not with this method',
  409: 'It has changed',
  413: 'Too large',
  415: 'Not JSON',
  421: 'Not this server',
  429: 'Too many requests',
  500: 'Something failed here',
};

/** What a body is refused for before any schema sees it, by the name that its parser gives it. */
const BODY_DETAILS: Readonly<Record<string, string>> = {
  'entity.parse.failed': 'The body is no JSON.',
  'entity.too.large': 'The body is larger than this route takes.',
  'encoding.unsupported': 'The body is packed in a way that is not taken.',
  'charset.unsupported': 'The body is in a character set that is not taken: send UTF-8.',
  'request.size.invalid': 'The body is not as long as content-length says.',
  'request.aborted': 'The body ended before its end.',
};

function problemOf(error: unknown): Problem {
  const make = (status: number, detail?: string, remedy?: string): Problem => ({
    type: 'about:blank',
    title: STATUS_TITLES[status] ?? 'The request failed',
    status,
    ...(detail === undefined ? {} : { detail }),
    ...(remedy === undefined ? {} : { remedy }),
  });
  if (error instanceof ThroughlineError) {
    const status = STATUS_OF.get(error.constructor);
    if (status !== undefined) {
      const problem = make(status, error.message, error.remedy);
      return error instanceof StaleCaseError
        ? { ...problem, changed: [...error.changed] }
        : problem;
    }
  }
  const { status, type } = error as { status?: unknown; type?: unknown };
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return make(status, typeof type === 'string' ? BODY_DETAILS[type] : undefined);
  }
  // What failed inside is for the log, never for the answer.
  return make(500);
}

/** Somebody was turned away: what a person who looks after the server wants to see. */
export interface Refusal {
  readonly status: number;
  readonly method: string;
  /** As the API declares it: an address as it was asked for can hold somebody’s name. */
  readonly route: string;
  readonly by: string | null;
  readonly address: string;
}
const REFUSALS = new Set([401, 403, 421, 429]);
const routeOf = (request: Request): string =>
  (request.route as { path?: string } | undefined)?.path ?? 'none';

/** The one error middleware: every failure becomes a problem document (RFC 9457). */
export const problemHandler =
  (log: (error: unknown) => void, refused: (refusal: Refusal) => void): ErrorRequestHandler =>
  (error: unknown, request, response, _next) => {
    if (response.headersSent) {
      // The answer has begun: it is broken off, so that nobody takes it for whole. Who hung up in the
      // middle of a file is no failure of the server.
      if ((error as { code?: unknown }).code !== 'ERR_STREAM_PREMATURE_CLOSE') log(error);
      response.destroy();
      return;
    }
    const problem = problemOf(error);
    if (problem.status >= 500) log(error);
    if (REFUSALS.has(problem.status)) {
      const { method, ip } = request;
      const by = principalOf(request)?.name ?? null;
      refused({ status: problem.status, method, route: routeOf(request), by, address: ip ?? '' });
    }
    if (error instanceof TooManyError) response.set('retry-after', String(error.retrySeconds));
    if (problem.status === 401) response.set('www-authenticate', 'Bearer realm="throughline"');
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  };

export const unknownRoute: RequestHandler = (request) => {
  const path = request.baseUrl + request.path;
  throw new NotFoundError(`${request.method} ${path} is no route of this API.`);
};
