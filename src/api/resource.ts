import type { z } from 'zod';
import type { Application } from '../app/application.ts';
import type { Call, Page } from '../app/contract/call.ts';
import type { Scope } from '../app/principal.ts';
import type { Role } from '../domain/staff/event.ts';
import type { Refusal } from '../kernel/refusal.ts';
import { ok, type Result } from '../kernel/result.ts';

/** Who may ask. Anybody else is told that there is nothing here. */
export interface Audience {
  readonly anonymous?: true;
  /** Signed in as a member; whether it is their own record is the application's word. */
  readonly member?: true;
  /** A service token with this scope. */
  readonly scope?: Scope;
  /** Staff holding one of these roles now; `any` for what staff do as persons, roles or none. */
  readonly staff?: readonly Role[] | 'any';
}

/** What a handler answers when it agrees. */
export interface Reply {
  readonly body: unknown;
  /** 200 unless said otherwise. */
  readonly status?: 200 | 201 | 202 | 207;
  /** Version of the resource, sent as ETag. */
  readonly version?: number;
  /** Cursor of the next page, sent as `Link: rel="next"`. */
  readonly next?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request after every check that does not need the application. */
export interface Incoming<Names extends string = string, Body = unknown, Query = unknown> {
  readonly parameters: Readonly<Record<Names, string>>;
  readonly body: Body;
  readonly query: Query;
  /** The body as it came; what is left of it to read for routes with `raw`. */
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly headers: Headers;
  readonly call: Call;
}

/** A body that the handler reads itself. */
export interface RawBody {
  readonly mediaTypes: readonly string[];
  readonly bytesMax: number;
  /** False where the sender brings its own id and cannot set an Idempotency-Key. */
  readonly idempotencyKey: boolean;
}

interface RouteBase<Path extends string> {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** With parameters in braces, as OpenAPI writes them. */
  readonly path: Path;
  /** Stable name for generated clients. */
  readonly operation: string;
  readonly summary: string;
  readonly audience: Audience;
  /** True when an empty body means the same as `{}`. */
  readonly bodyOptional?: boolean;
  readonly raw?: RawBody;
  /** True for a POST that asks and changes nothing: it needs no Idempotency-Key. */
  readonly asksOnly?: boolean;
  /** True when `If-Match` has to name the version that was read. */
  readonly needsVersion?: boolean;
  /** The status that OpenAPI names for success. */
  readonly success: 200 | 201 | 202;
  /** Shape of the answer. */
  readonly answer: z.ZodType;
}

export interface RouteSpec<Path extends string, Body, Query> extends RouteBase<Path> {
  readonly body?: z.ZodType<Body>;
  readonly query?: z.ZodType<Query> & z.ZodObject;
  readonly handle: (
    application: Application,
    incoming: Incoming<ParametersOf<Path>, Body, Query>,
  ) => Promise<Result<Reply, Refusal>> | Result<Reply, Refusal>;
}

/** A row of the route table: Hono's routes and the OpenAPI document are both made from it. */
export interface Route extends RouteBase<string> {
  readonly body?: z.ZodType;
  readonly query?: z.ZodObject;
  readonly handle: (
    application: Application,
    incoming: Incoming,
  ) => Promise<Result<Reply, Refusal>> | Result<Reply, Refusal>;
}

export type ParametersOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParametersOf<Rest>
  : never;

/** Ties the handler's types to the path and the schemas, then forgets them for the table. */
export function route<const Path extends string, Body, Query>(
  spec: RouteSpec<Path, Body, Query>,
): Route {
  const { handle, ...rest } = spec;
  return {
    ...rest,
    handle: (application, incoming) =>
      handle(application, incoming as Incoming<ParametersOf<Path>, Body, Query>),
  };
}

/** Shapes what the application answered; a refusal passes through. */
export async function reply<Value>(
  answered: Promise<Result<Value, Refusal>>,
  shape: (value: Value) => Reply = (body) => ({ body }),
): Promise<Result<Reply, Refusal>> {
  const result = await answered;
  return result.ok ? ok(shape(result.value)) : result;
}

/** For resources that carry their version. */
export function versioned(value: { readonly version: number }): Reply {
  return { body: value, version: value.version };
}

/** For lists: the body is the page with whatever else it tells. */
export function paged<Row>(page: Page<Row>): Reply {
  return { body: page, ...(page.next === undefined ? {} : { next: page.next }) };
}
