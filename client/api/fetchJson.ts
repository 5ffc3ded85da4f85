import type { z } from 'zod';
import { Problem } from '../../server/contract/api.js';

/** An answer of the API that is an error, with the words the server found for it. */
export class ApiError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'ApiError';
    this.problem = problem;
  }
}

/**
 * GET under `/api`, checked against its schema.
 * @throws ApiError for a problem document, TypeError when the server does not answer.
 */
export async function fetchJson<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  signal?: AbortSignal,
): Promise<z.infer<Schema>> {
  const response = await fetch(`/api${path}`, signal === undefined ? {} : { signal });
  const body: unknown = await response.json();
  if (response.ok) return schema.parse(body);
  throw new ApiError(problemOf(body, response));
}

/** The problem that an answer tells of. */
export function problemOf(body: unknown, response: Response): Problem {
  const problem = Problem.safeParse(body);
  return problem.success
    ? problem.data
    : { type: 'about:blank', title: response.statusText, status: response.status };
}
