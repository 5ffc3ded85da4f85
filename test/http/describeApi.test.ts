import { describe, expect, it } from 'vitest';
import { ENDPOINTS } from '../../server/contract/endpoints.js';
import { describeApi } from '../../server/http/openapi/describeApi.js';

type Json = Record<string, unknown>;
const description = describeApi('1.2.3', true);
const { schemas } = description['components'] as { schemas: Record<string, Json> };

/** What a program comes to that follows a reference, and those behind it. */
function resolved(ref: string, seen: readonly string[] = []): Json {
  expect(seen, 'a reference that leads to itself').not.toContain(ref);
  const schema = schemas[ref.replace('#/components/schemas/', '')];
  expect(schema, ref).toBeDefined();
  const next = schema!['$ref'];
  return typeof next === 'string' ? resolved(next, [...seen, ref]) : schema!;
}

describe('the description of the API', () => {
  it('leads every reference to a schema', () => {
    const refs = new Set(
      [...JSON.stringify(description).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref!),
    );
    expect(refs.size).toBeGreaterThan(20);
    for (const ref of refs) expect(Object.keys(resolved(ref))).not.toEqual([]);
  });

  it('says what a problem document holds', () => {
    const problem = resolved('#/components/schemas/Problem');
    expect(Object.keys(problem['properties'] as Json)).toEqual(
      expect.arrayContaining(['type', 'title', 'status', 'detail', 'remedy', 'changed']),
    );
  });

  it('says how much of a list is answered where nothing is said', () => {
    const paths = description['paths'] as Record<string, Record<string, Json>>;
    const { parameters } = paths[ENDPOINTS.members.path]!['get']!;
    const usual = (parameters as { name: string; schema: Json }[]).map(({ name, schema }) => [
      name,
      schema['default'],
    ]);
    expect(Object.fromEntries(usual)).toEqual({
      id: undefined,
      offset: 0,
      limit: 200,
      sort: 'bits',
      direction: 'desc',
    });
  });
});
