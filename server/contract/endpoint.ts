import { z } from 'zod';
import type { Right } from './access.js';
import { fromPathId } from './pathId.js';

type Schema = z.ZodType;

/** One route of the API: what it asks for, what it needs, and what it answers. */
export interface Endpoint<
  Params extends Schema = Schema,
  Query extends Schema = Schema,
  Body extends Schema = Schema,
  Answer extends Schema = Schema,
> {
  readonly method: 'get' | 'post' | 'delete';
  /** Below `/api`, parameters in braces. */
  readonly path: string;
  readonly group: string;
  readonly summary: string;
  /** Right that the asker needs in the case; null: anybody, signed in or not. */
  readonly right: Right | null;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** Largest body in bytes. */
  readonly bodyBytesMax: number;
  readonly status: 200 | 201 | 202 | 204;
  readonly answer: Answer;
  /** Media type where the answer is no JSON. */
  readonly media: string | null;
  /** The answer follows from the run alone, and stays the same while it is served. */
  readonly frozen: boolean;
  /** Failures of its own, beside those that every route has. */
  readonly problems: readonly number[];
}

/** Nothing is sent, or nothing is answered. */
export const Nothing = z.undefined();
/** A text or a stream that no schema describes. */
export const Raw = z.string();
const NoParams = z.strictObject({});

/** Fills in what a route leaves out. */
export function endpoint<
  Params extends Schema = typeof NoParams,
  Query extends Schema = typeof NoParams,
  Body extends Schema = typeof Nothing,
  Answer extends Schema = typeof Nothing,
>(
  e: Pick<Endpoint, 'method' | 'path' | 'group' | 'summary' | 'right'> &
    Partial<Pick<Endpoint, 'bodyBytesMax' | 'status' | 'media' | 'frozen' | 'problems'>> & {
      params?: Params;
      query?: Query;
      body?: Body;
      answer?: Answer;
    },
): Endpoint<Params, Query, Body, Answer> {
  return {
    ...e,
    params: (e.params ?? NoParams) as Params,
    query: (e.query ?? NoParams) as Query,
    body: (e.body ?? Nothing) as Body,
    answer: (e.answer ?? Nothing) as Answer,
    bodyBytesMax: e.bodyBytesMax ?? 100_000,
    status: e.status ?? 200,
    media: e.media ?? null,
    frozen: e.frozen ?? false,
    problems: e.problems ?? [],
  };
}

/** A whole number in a query: decimal digits and nothing else. */
export const whole = (min: number, max: number, fallback: number) =>
  z
    .preprocess(
      (value) => (typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value),
      z.int().min(min).max(max),
    )
    .default(fallback);

/** Which part of a list is asked for. */
export const pageOf = (limitMax: number, limit: number) => ({
  offset: whole(0, 999_999_999, 0),
  limit: whole(1, limitMax, limit),
});

export const Id = z.string().min(1).max(2_000);
/** In a path: one or two dots alone are taken for a step up before they get here; see `pathId.ts`. */
export const PathId = Id.regex(/[^.]/).transform(fromPathId);
export const ById = z.strictObject({ id: PathId });
