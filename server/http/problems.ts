import type { ErrorRequestHandler, RequestHandler } from 'express';
import { z } from 'zod';
import type { Problem } from '../contract/api.js';
import { ThroughlineError } from '../contract/errors.js';
import { StaleCaseError, UnknownDecisionError } from '../decisions/decisionLog.js';

/** Something asked for by name is not in this run. */
export class NotFoundError extends ThroughlineError {}

const STATUS_TITLES: Record<number, string> = {
  400: 'The request does not fit',
  404: 'Not in this run',
  409: 'The case has changed',
  500: 'Something failed here',
};

function problemOf(error: unknown): Problem {
  const make = (status: number, detail?: string, remedy?: string): Problem => ({
    type: 'about:blank',
    title: STATUS_TITLES[status] ?? 'The request failed',
    status,
    ...(detail === undefined ? {} : { detail }),
    ...(remedy === undefined ? {} : { remedy }),
  });
  if (error instanceof NotFoundError) return make(404, error.message, error.remedy);
  if (error instanceof StaleCaseError) {
    return { ...make(409, error.message, error.remedy), changed: [...error.changed] };
  }
  if (error instanceof UnknownDecisionError) return make(404, error.message);
  if (error instanceof z.ZodError) return make(400, z.prettifyError(error));
  const status = (error as { status?: unknown }).status;
  if (typeof status === 'number' && status >= 400 && status < 500) return make(status);
  // What failed inside is for the log, never for the answer.
  return make(500);
}

/** The one error middleware: every failure becomes a problem document (RFC 9457). */
export const problemHandler =
  (log: (error: unknown) => void): ErrorRequestHandler =>
  (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const problem = problemOf(error);
    if (problem.status >= 500) log(error);
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  };

export const unknownRoute: RequestHandler = (request) => {
  throw new NotFoundError(`${request.method} ${request.path} is no route of this API.`);
};
