import type { z } from 'zod';
import { ApiError, problemOf } from './fetchJson.js';

/**
 * POST under `/api`; the answer is checked against its schema: `z.undefined()` where there is none.
 * @throws ApiError for a problem document, TypeError when the server does not answer.
 */
export async function postJson<Schema extends z.ZodType>(
  path: string,
  body: unknown,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const response = await fetch(`/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer: unknown = response.status === 204 ? undefined : await response.json();
  if (response.ok) return schema.parse(answer);
  throw new ApiError(problemOf(answer, response));
}
