import { hash } from 'node:crypto';
import type { Call } from '../app/contract/call.ts';
import type { Principal } from '../app/principal.ts';
import { limits } from '../kernel/limits.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { admit, checkOrigin, type Door, nothingHere, principalOf } from './auth.ts';
import { readBytes, readJson, readMediaType } from './body.ts';
import { problemResponse } from './problem.ts';
import { readQuery } from './query.ts';
import type { Incoming, Reply, Route } from './resource.ts';
import { nothing } from './schema/field.ts';
import { jsonHeaders } from './security-headers.ts';
import { checkShape } from './validation.ts';

type Refused = readonly Refusal[];

const IDEMPOTENCY_KEY: RegExp = new RegExp(
  `^[\\x21-\\x7e]{${limits.idempotencyKeyLengthMin},${limits.idempotencyKeyLengthMax}}$`,
);
const VERSION_TAG: RegExp = /^"(\d{1,15})"$/;
const PARAMETER: RegExp = /^[^\s\p{Cc}]+$/u;

/** Answers one request to one row of the route table, checks in the order of `refusalCodes`. */
export async function serveRoute(
  route: Route,
  door: Door,
  request: Request,
  parameters: Readonly<Record<string, string>>,
): Promise<Response> {
  const incoming = await readIncoming(route, door, request, parameters);
  if (!incoming.ok) return problemResponse(incoming.error);
  const answered = await route.handle(door.application, incoming.value);
  return answered.ok ? respond(answered.value, request) : problemResponse([answered.error]);
}

async function readIncoming(
  route: Route,
  door: Door,
  request: Request,
  parameters: Readonly<Record<string, string>>,
): Promise<Result<Incoming, Refused>> {
  const by = await identify(route, door, request);
  if (!by.ok) return err([by.error]);
  if (!Object.values(parameters).every(isParameter)) return err([nothingHere()]);
  if (request.method === 'GET' || request.method === 'HEAD') {
    const query = readQuery(route, request);
    if (!query.ok) return query;
    return ok(assemble({ request, parameters, call: { by: by.value }, query: query.value }));
  }
  const body = await readBody(route, request);
  if (!body.ok) return err([body.error]);
  const call = readCall(route, request, { by: by.value, bytes: body.value.bytes });
  if (!call.ok) return err([call.error]);
  const query = readQuery(route, request);
  if (!query.ok) return query;
  if (route.raw !== undefined) {
    return ok(assemble({ request, parameters, call: call.value, ...body.value }));
  }
  const shaped = checkShape(route.body ?? nothing, body.value.value);
  if (!shaped.ok) return shaped;
  return ok(assemble({ request, parameters, call: call.value, body: shaped.value }));
}

async function identify(
  route: Route,
  door: Door,
  request: Request,
): Promise<Result<Principal, Refusal>> {
  const foreign = checkOrigin(request, door.publicUrl);
  if (foreign !== undefined) return err(foreign);
  const principal = await principalOf(request, door);
  if (!principal.ok) return principal;
  const refused = admit(principal.value, route.audience);
  return refused === undefined ? principal : err(refused);
}

interface BodyRead {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  /** Parsed JSON; undefined for a body that the route reads itself. */
  readonly value: unknown;
}

async function readBody(route: Route, request: Request): Promise<Result<BodyRead, Refusal>> {
  const optional = route.body === undefined || route.bodyOptional === true;
  const named = request.headers.has('content-type') || request.headers.has('content-encoding');
  const accepted = route.raw?.mediaTypes ?? ['application/json'];
  const mediaType =
    optional && route.raw === undefined && !named
      ? ok('')
      : readMediaType(request.headers, accepted);
  if (!mediaType.ok) return mediaType;
  const bytes = await readBytes(request, route.raw?.bytesMax ?? limits.bodyBytesMax);
  if (!bytes.ok) return bytes;
  const read = { bytes: bytes.value, mediaType: mediaType.value };
  if (route.raw !== undefined) return ok({ ...read, value: undefined });
  if (bytes.value.length > 0 && mediaType.value === '') {
    return readMediaType(request.headers, accepted) as Result<never, Refusal>;
  }
  const parsed = readJson(bytes.value, optional);
  return parsed.ok ? ok({ ...read, value: parsed.value }) : parsed;
}

function readCall(
  route: Route,
  request: Request,
  said: { readonly by: Principal; readonly bytes: Uint8Array },
): Result<Call, Refusal> {
  const version = readVersion(request);
  if (!version.ok) return version;
  const base: Call = {
    by: said.by,
    ...(version.value === undefined ? {} : { expectedVersion: version.value }),
  };
  if (route.asksOnly === true || route.raw?.idempotencyKey === false) return ok(base);
  const key = request.headers.get('idempotency-key');
  if (key === null) return err(keyRequired());
  if (!IDEMPOTENCY_KEY.test(key)) return err(keyInvalid());
  const fingerprint = hash('sha256', said.bytes, 'hex');
  const path = new URL(request.url).pathname;
  return ok({ ...base, idempotency: { key, route: `${request.method} ${path}`, fingerprint } });
}

function readVersion(request: Request): Result<number | undefined, Refusal> {
  const sent = request.headers.get('if-match');
  if (sent === null) return ok(undefined);
  const version = VERSION_TAG.exec(sent.trim())?.[1];
  if (version !== undefined) return ok(Number(version));
  const detail = 'If-Match must be the ETag of what you read, for example `"3"`: one, and not weak';
  return err(refuse('version_required', detail));
}

function isParameter(value: string): boolean {
  return (
    value.length <= limits.identifierLengthMax && PARAMETER.test(value) && value.isWellFormed()
  );
}

function assemble(read: {
  readonly request: Request;
  readonly parameters: Readonly<Record<string, string>>;
  readonly call: Call;
  readonly query?: unknown;
  readonly body?: unknown;
  readonly bytes?: Uint8Array;
  readonly mediaType?: string;
}): Incoming {
  return {
    parameters: read.parameters,
    query: read.query,
    body: read.body,
    bytes: read.bytes ?? new Uint8Array(),
    mediaType: read.mediaType ?? '',
    headers: read.request.headers,
    call: read.call,
  };
}

function respond(reply: Reply, request: Request): Response {
  return new Response(JSON.stringify(reply.body), {
    status: reply.status ?? 200,
    headers: {
      ...jsonHeaders,
      ...(reply.version === undefined ? {} : { etag: `"${reply.version}"` }),
      ...(reply.next === undefined ? {} : { link: nextLink(request, reply.next) }),
      ...reply.headers,
    },
  });
}

/** RFC 8288; the path is relative to this server, so that a proxy in front changes nothing. */
function nextLink(request: Request, cursor: string): string {
  const url = new URL(request.url);
  url.searchParams.set('cursor', cursor);
  return `<${url.pathname}${url.search}>; rel="next"`;
}

function keyRequired(): Refusal {
  const detail =
    'Send an `Idempotency-Key` header: a new random value of 16 to 255 visible ASCII characters ' +
    'for each thing you want done, and the same one when you try again';
  return refuse('idempotency_key_required', detail);
}

function keyInvalid(): Refusal {
  const detail = 'The `Idempotency-Key` must be 16 to 255 visible ASCII characters, such as a UUID';
  return refuse('idempotency_key_invalid', detail);
}
