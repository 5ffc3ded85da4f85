import { z } from 'zod';
import * as access from '../../contract/access.js';
import * as api from '../../contract/api.js';
import * as decisions from '../../contract/decisions.js';
import type { Endpoint } from '../../contract/endpoint.js';
import { ENDPOINTS, type EndpointName } from '../../contract/endpoints.js';
import * as families from '../../contract/families.js';
import * as outputs from '../../contract/outputs.js';
import * as packages from '../../contract/packages.js';

type Json = Record<string, unknown>;

const STATUS_WORDS: Readonly<Record<number, string>> = {
  400: 'The request does not fit; `detail` says where.',
  401: 'Nobody is signed in, or the token is not known.',
  403: 'Who asks may not, or the request comes from another site.',
  404: 'There is no such thing in this run.',
  409: 'It has changed, or does not go with how things stand.',
  413: 'The body is too large.',
  415: 'The body is no JSON.',
  429: 'Too many requests; `retry-after` says for how long.',
};

/** Schemas that the contract exports, by the name they are exported under. */
function namedSchemas(): z.core.$ZodRegistry<{ id: string }> {
  const registry = z.registry<{ id: string }>();
  for (const module of [families, outputs, api, decisions, access, packages]) {
    for (const [name, value] of Object.entries(module)) {
      if (value instanceof z.ZodType && !registry.has(value)) registry.add(value, { id: name });
    }
  }
  return registry;
}

/**
 * The description of the API (OpenAPI 3.1), made from what the routes themselves are made from.
 * @param version of the program.
 * @param hasLogin without a login nobody is asked who they are.
 */
export function describeApi(version: string, hasLogin: boolean): Json {
  const schemas: Json = {};
  const registry = namedSchemas();
  /** A schema in place; what has a name stands once, under its name and side. */
  const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
    const suffix = io === 'input' ? 'Sent' : '';
    const {
      $schema: _,
      $defs,
      ...rest
    } = z.toJSONSchema(schema, {
      io,
      target: 'draft-2020-12',
      metadata: registry,
      unrepresentable: 'any',
    }) as Json & { $defs?: Record<string, Json> };
    const named = (value: unknown): unknown =>
      JSON.parse(
        JSON.stringify(value).replaceAll(
          /"#\/\$defs\/(\w+)"/g,
          (_match, name: string) => `"#/components/schemas/${name}${suffix}"`,
        ),
      );
    for (const [name, value] of Object.entries($defs ?? {})) {
      const { id: _id, ...definition } = value;
      schemas[`${name}${suffix}`] = named(definition) as Json;
    }
    const { id: _own, ...plain } = named(rest) as Json;
    return plain;
  };
  // Every route can answer with it, and names it itself.
  schemaOf(api.Problem, 'output');
  const paths: Record<string, Json> = {};
  for (const [name, endpoint] of Object.entries(ENDPOINTS) as [EndpointName, Endpoint][]) {
    (paths[endpoint.path] ??= {})[endpoint.method] = operation(name, endpoint, schemaOf, hasLogin);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Throughline',
      version,
      description:
        'The run that is being served, its groups and the evidence behind them, decisions and packages. Every error is a problem document (RFC 9457).',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api' }],
    paths,
    components: {
      schemas,
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'Made by `throughline tokens add`; limited by its scopes.',
        },
        session: { type: 'apiKey', in: 'cookie', name: '__Host-throughline' },
      },
    },
  };
}

type SchemaOf = (schema: z.ZodType, io: 'input' | 'output') => Json;

function operation(name: string, endpoint: Endpoint, schemaOf: SchemaOf, hasLogin: boolean): Json {
  const { right, status, media, answer, body } = endpoint;
  const hasBody = endpoint.method === 'post';
  const problems = new Set([
    400,
    403,
    429,
    ...(right === null ? [] : [401]),
    ...(hasBody ? [413, 415] : []),
    ...endpoint.problems,
  ]);
  const content =
    status === 204
      ? {}
      : {
          content: {
            [media ?? 'application/json']: {
              schema: media === null ? schemaOf(answer, 'output') : { type: 'string' },
            },
          },
        };
  return {
    operationId: name,
    tags: [endpoint.group],
    summary: endpoint.summary,
    description: right === null ? 'Open to everybody.' : `Takes the right \`${right}\`.`,
    security: right === null || !hasLogin ? [] : [{ token: [] }, { session: [] }],
    parameters: [
      ...parameters(schemaOf(endpoint.params, 'input'), 'path'),
      ...parameters(schemaOf(endpoint.query, 'input'), 'query', usualOf(endpoint.query)),
    ],
    ...(hasBody
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(body, 'input') } },
          },
        }
      : {}),
    responses: {
      [status]: { description: 'Done.', ...content },
      ...Object.fromEntries(
        [...problems]
          .sort((a, b) => a - b)
          .map((code) => [
            code,
            {
              description: STATUS_WORDS[code] ?? 'It failed.',
              content: {
                'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
              },
            },
          ]),
      ),
    },
  };
}

/**
 * What each field is where it is left out. Asked of the schema itself: a field that is read from a
 * text before it is checked loses its default on the way to JSON Schema.
 */
function usualOf(schema: z.ZodType): Json {
  const shape = schema instanceof z.ZodObject ? (schema.shape as Record<string, z.ZodType>) : {};
  return Object.fromEntries(
    Object.entries(shape).flatMap(([name, field]) => {
      const usual = field.safeParse(undefined);
      return usual.success && usual.data !== undefined ? [[name, usual.data]] : [];
    }),
  );
}

/** The fields of an object schema as parameters. */
function parameters(schema: Json, place: 'path' | 'query', usual: Json = {}): Json[] {
  const fields = (schema['properties'] ?? {}) as Record<string, Json>;
  const required = (schema['required'] ?? []) as string[];
  return Object.entries(fields).map(([name, field]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: name in usual ? { ...field, default: usual[name] } : field,
  }));
}
