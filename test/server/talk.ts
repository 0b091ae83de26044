import assert from 'node:assert/strict';
import type { PreparedDirectory, Staff } from './running-server.ts';

/** An answer read to its end. */
export interface Answered {
  readonly statusCode: number;
  readonly headers: Headers;
  readonly text: string;
  /** The value at an RFC 6901 pointer of the JSON answered; undefined when there is none. */
  at(pointer: string): unknown;
  /** The same, as text. */
  textAt(pointer: string): string;
}

export interface Asked {
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON unless it is text, bytes or a stream already. */
  readonly body?: unknown;
  /** The version for If-Match. */
  readonly version?: unknown;
  /** The Idempotency-Key; a new one when absent, none when empty. */
  readonly key?: string;
  /** Gives up waiting for the answer. */
  readonly signal?: AbortSignal;
}

// Lets a body be a stream, whose length nobody knows before its end. The DOM's types lack it.
const streaming: RequestInit = { duplex: 'half' } as RequestInit;

export type Ask = (method: string, path: string, asked?: Asked) => Promise<Answered>;

/** Somebody who talks to the server, with the headers that say who they are. */
export function talkAs(url: string, identity: Readonly<Record<string, string>>): Ask {
  return async (method, path, asked = {}) => {
    const key = asked.key ?? (method === 'GET' ? '' : crypto.randomUUID());
    const response = await fetch(`${url}${path}`, {
      method,
      ...streaming,
      ...(asked.signal === undefined ? {} : { signal: asked.signal }),
      redirect: 'manual',
      headers: {
        ...identity,
        ...(asked.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === '' ? {} : { 'idempotency-key': key }),
        ...(asked.version === undefined ? {} : { 'if-match': `"${asked.version}"` }),
        ...asked.headers,
      },
      ...(asked.body === undefined ? {} : { body: bodyOf(asked.body) }),
    });
    const text = await response.text();
    return answered(response.status, response.headers, text);
  };
}

export function answered(statusCode: number, headers: Headers, text: string): Answered {
  const value = jsonOf(text);
  const at = (pointer: string): unknown => valueAt(value, pointer);
  return { statusCode, headers, text, at, textAt: (pointer) => String(at(pointer)) };
}

function bodyOf(body: unknown): NonNullable<RequestInit['body']> {
  if (typeof body === 'string' || body instanceof ReadableStream) return body;
  return body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function valueAt(root: unknown, pointer: string): unknown {
  const steps = pointer.split('/').slice(1);
  return steps.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null
        ? (value as Readonly<Record<string, unknown>>)[step]
        : undefined,
    root,
  );
}

export function asPlatform(directory: PreparedDirectory): Ask {
  return talkAs(directory.url, { authorization: `Bearer ${directory.token}` });
}

export function asNobody(directory: PreparedDirectory): Ask {
  return talkAs(directory.url, {});
}

/** Opens the one-time link as a browser does and talks with the session it gives. */
export async function asStaff(directory: PreparedDirectory, staff: Staff): Promise<Ask> {
  return await withLink(directory.url, directory.signIn[staff]);
}

export async function withLink(url: string, link: string): Promise<Ask> {
  return talkAs(url, { cookie: await cookieFrom(link), 'sec-fetch-site': 'same-origin' });
}

/** Opens a one-time link; the cookie of the session it gives. */
export async function cookieFrom(link: string): Promise<string> {
  const page = await (await fetch(link)).text();
  const key = /name="key" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const body = new URLSearchParams({ key });
  const opened = await fetch(link, { method: 'POST', redirect: 'manual', body });
  const cookie = opened.headers.get('set-cookie')?.split(';')[0];
  if (cookie === undefined) throw new Error(`signing in was answered ${opened.status}`);
  return cookie;
}

/** Answers a problem as RFC 9457 says, with our code, and never a failure of the server. */
export function assertProblem(
  answer: Answered,
  expected: { readonly statusCode: number; readonly code: string; readonly pointer?: string },
): void {
  const told = { statusCode: answer.statusCode, code: answer.at('/code') };
  const { statusCode, code, pointer } = expected;
  assert.deepEqual(told, { statusCode, code }, answer.text);
  assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/);
  assert.equal(answer.at('/status'), answer.statusCode);
  assert.match(answer.textAt('/detail'), /\S{2,}/);
  if (pointer !== undefined) assert.equal(answer.at('/errors/0/pointer'), pointer, answer.text);
}

/** What a client sent is never the server's failure, and every refusal is a problem with a code. */
export function assertRefusedOrTaken(answer: Answered, sent: string): void {
  const told = `${sent.slice(0, 200)}\n→ ${answer.statusCode} ${answer.text.slice(0, 500)}`;
  assert.ok(answer.statusCode < 500, told);
  if (answer.statusCode < 400) return;
  assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/, told);
  assert.match(answer.textAt('/code'), /^[a-z_]+$/, told);
}
