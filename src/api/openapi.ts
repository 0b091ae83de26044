import { z } from 'zod';
import { limits } from '../kernel/limits.ts';
import { refuse } from '../kernel/refusal.ts';
import { err } from '../kernel/result.ts';
import { componentSchemas } from './openapi-components.ts';
import type { Audience, Route } from './resource.ts';
import { allRoutes } from './routes.ts';
import { TokenCache } from './token-cache.ts';

export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: Readonly<Record<string, unknown>>;
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: Readonly<Record<string, unknown>>;
}

const problemAnswer = {
  description: 'A problem (RFC 9457). `code` is stable; `errors` points at every place.',
  content: {
    'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
  },
};

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'A new random value for each thing to be done, and the same one when trying again.',
  schema: {
    type: 'string',
    minLength: limits.idempotencyKeyLengthMin,
    maxLength: limits.idempotencyKeyLengthMax,
    pattern: '^[\\x21-\\x7e]+$',
  },
};

const ifMatch = {
  name: 'If-Match',
  in: 'header',
  required: true,
  description: 'The ETag of what was read, for example `"3"`.',
  schema: { type: 'string', maxLength: 17, pattern: '^"\\d{1,15}"$' },
};

/** The api in OpenAPI 3.1, made from the route table; the same on every call. */
export function openapiDocument(): OpenApiDocument {
  const routes = allRoutes({
    readActivities: () => err(refuse('unavailable', 'This is a description')),
    platforms: [],
    tokens: new TokenCache(() => 0),
  });
  const schemas = componentSchemas(routes);
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const methods = paths[route.path] ?? {};
    methods[route.method] = operationOf(route, schemas);
    paths[route.path] = methods;
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Evenhand',
      version: '1',
      description: 'Enforcement and due process for online communities.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(routes.map(tagOf))].map((name) => ({ name })),
    paths,
    components: {
      schemas: schemas.all,
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A service token `evh_…`.' },
        session: { type: 'apiKey', in: 'cookie', name: '__Host-evenhand' },
      },
    },
  };
}

function operationOf(
  route: Route,
  schemas: ReturnType<typeof componentSchemas>,
): Readonly<Record<string, unknown>> {
  const parameters = parametersOf(route);
  return {
    operationId: route.operation,
    tags: [tagOf(route)],
    summary: route.summary,
    security: securityOf(route.audience),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...bodyOf(route, schemas),
    responses: {
      [String(route.success)]: {
        description: 'Done.',
        ...versionHeader(route),
        content: { 'application/json': { schema: schemas.of(route.answer) } },
      },
      default: problemAnswer,
    },
  };
}

function parametersOf(route: Route): readonly unknown[] {
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', minLength: 1, maxLength: limits.identifierLengthMax },
  }));
  const writes = route.method !== 'get' && route.asksOnly !== true;
  const needsKey = writes && route.raw?.idempotencyKey !== false;
  return [
    ...inPath,
    ...queryOf(route),
    ...(needsKey ? [idempotencyKey] : []),
    ...(route.needsVersion === true ? [ifMatch] : []),
  ];
}

function queryOf(route: Route): readonly unknown[] {
  if (route.query === undefined) return [];
  const schema = z.toJSONSchema(route.query, { io: 'input' });
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    in: 'query',
    required: schema.required?.includes(name) ?? false,
    schema: property,
  }));
}

function bodyOf(
  route: Route,
  schemas: ReturnType<typeof componentSchemas>,
): Readonly<Record<string, unknown>> {
  if (route.raw !== undefined) {
    const bodies = route.raw.mediaTypes.map((type) => [type, {}]);
    return { requestBody: { required: true, content: Object.fromEntries(bodies) } };
  }
  if (route.body === undefined) return {};
  const schema = schemas.of(route.body);
  return {
    requestBody: {
      required: route.bodyOptional !== true,
      content: { 'application/json': { schema } },
    },
  };
}

function versionHeader(route: Route): Readonly<Record<string, unknown>> {
  if (route.method !== 'get' && route.needsVersion !== true) return {};
  const description = 'The version of the resource, where it has one.';
  return { headers: { ETag: { description, schema: { type: 'string' } } } };
}

function securityOf(audience: Audience): readonly unknown[] {
  return [
    ...(audience.anonymous === true ? [{}] : []),
    ...(audience.scope === undefined ? [] : [{ token: [audience.scope] }]),
    ...(audience.member === true || audience.staff !== undefined
      ? [{ session: Array.isArray(audience.staff) ? audience.staff : [] }]
      : []),
  ];
}

function tagOf(route: Route): string {
  return route.path.split('/')[2] ?? 'v1';
}
