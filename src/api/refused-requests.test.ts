import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testingApi } from './testing-application.ts';

const report = {
  subject: { kind: 'member', member: 'm-0412' },
  text: 'The same shop link in ten threads',
  goodFaith: true,
};
const decision = '/v1/cases/case-1/decision';
const decisionBody = {
  outcome: 'breach',
  confidence: 'high',
  reasons: 'x',
  factsReliedOn: ['e-1'],
};

interface Row {
  readonly what: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly path?: string;
  readonly status: number;
  readonly code: string;
  readonly pointer?: string;
}

const said = (change: object): string => JSON.stringify({ ...report, ...change });
const decided = (change: object): string => JSON.stringify({ ...decisionBody, ...change });
const measure = (change: object): string =>
  decided({ measures: [{ kind: 'no-links', for: 'P7D', ...change }] });

const rows: readonly Row[] = [
  {
    what: 'no key',
    body: said({}),
    headers: { 'idempotency-key': '' },
    status: 400,
    code: 'idempotency_key_invalid',
  },
  {
    what: 'short key',
    body: said({}),
    headers: { 'idempotency-key': 'abc' },
    status: 400,
    code: 'idempotency_key_invalid',
  },
  {
    what: 'long key',
    body: said({}),
    headers: { 'idempotency-key': 'k'.repeat(256) },
    status: 400,
    code: 'idempotency_key_invalid',
  },
  {
    what: 'deep body',
    body: `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
    status: 400,
    code: 'too_deep',
  },
  {
    what: 'duplicate key',
    body: '{"text":"a","text":"b"}',
    status: 400,
    code: 'duplicate_key',
    pointer: '/text',
  },
  {
    what: 'prototype',
    body: '{"__proto__":{"role":"operator"}}',
    status: 400,
    code: 'unknown_field',
  },
  { what: 'constructor', body: '{"constructor":{}}', status: 400, code: 'unknown_field' },
  { what: 'lone surrogate', body: '{"text":"\\ud800"}', status: 400, code: 'invalid_unicode' },
  {
    what: 'not UTF-8',
    body: new Uint8Array([0x22, 0xff, 0x22]),
    status: 400,
    code: 'invalid_unicode',
  },
  { what: 'lost digits', body: '{"text":9007199254740993}', status: 400, code: 'invalid_number' },
  { what: 'not JSON', body: '{', status: 400, code: 'invalid_json' },
  { what: 'nothing', body: '', status: 400, code: 'invalid_json' },
  {
    what: 'text/plain',
    body: said({}),
    headers: { 'content-type': 'text/plain' },
    status: 415,
    code: 'unsupported_media_type',
  },
  {
    what: 'form',
    body: 'text=a',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    status: 415,
    code: 'unsupported_media_type',
  },
  {
    what: 'utf-16',
    body: said({}),
    headers: { 'content-type': 'application/json; charset=utf-16' },
    status: 415,
    code: 'unsupported_media_type',
  },
  {
    what: 'gzip',
    body: said({}),
    headers: { 'content-encoding': 'gzip' },
    status: 415,
    code: 'unsupported_media_type',
  },
  { what: 'too large', body: 'x'.repeat(262_145), status: 413, code: 'too_large' },
  {
    what: 'announced too large',
    body: said({}),
    headers: { 'content-length': '5242880' },
    status: 413,
    code: 'too_large',
  },
  { what: 'not an object', body: '[]', status: 400, code: 'invalid_type', pointer: '' },
  {
    what: 'extra field',
    body: said({ community_id: 'x' }),
    status: 400,
    code: 'unknown_field',
    pointer: '/community_id',
  },
  {
    what: 'extra field with slash',
    body: said({ 'a/b~c': 1 }),
    status: 400,
    code: 'unknown_field',
    pointer: '/a~1b~0c',
  },
  {
    what: 'missing',
    body: said({ text: undefined }),
    status: 400,
    code: 'required',
    pointer: '/text',
  },
  {
    what: 'kind missing',
    body: said({ subject: {} }),
    status: 400,
    code: 'required',
    pointer: '/subject/kind',
  },
  {
    what: 'kind unknown',
    body: said({ subject: { kind: 'like' } }),
    status: 400,
    code: 'invalid_value',
    pointer: '/subject/kind',
  },
  ...['1', 'true', 1, [], {}, null].map(
    (value): Row => ({
      what: `goodFaith ${JSON.stringify(value)}`,
      body: said({ goodFaith: value }),
      status: 400,
      code: 'invalid_type',
      pointer: '/goodFaith',
    }),
  ),
  {
    what: 'text of a number',
    body: said({ text: 7 }),
    status: 400,
    code: 'invalid_type',
    pointer: '/text',
  },
  {
    what: 'long text',
    body: said({ text: 'x'.repeat(20_001) }),
    status: 400,
    code: 'invalid_value',
    pointer: '/text',
  },
  {
    what: 'time',
    body: said({ shown: { text: 'a', private: false, occurredAt: '2026-02-30T00:00:00Z' } }),
    status: 400,
    code: 'invalid_value',
    pointer: '/shown/occurredAt',
  },
  {
    what: 'no end',
    body: measure({ for: undefined }),
    path: decision,
    status: 400,
    code: 'restriction_must_end',
    pointer: '/measures/0/for',
  },
  {
    what: 'end as a number',
    body: measure({ for: 7 }),
    path: decision,
    status: 400,
    code: 'restriction_must_end',
    pointer: '/measures/0/for',
  },
  {
    what: 'year 9999',
    body: measure({ for: '9999-12-31T00:00:00Z' }),
    path: decision,
    status: 400,
    code: 'restriction_must_end',
    pointer: '/measures/0/for',
  },
  {
    what: 'for ever',
    body: measure({ for: 'P99Y' }),
    path: decision,
    status: 400,
    code: 'restriction_must_end',
    pointer: '/measures/0/for',
  },
  {
    what: 'renewal',
    body: measure({ autoRenew: true }),
    path: decision,
    status: 400,
    code: 'restriction_must_end',
    pointer: '/measures/0/autoRenew',
  },
  {
    what: 'kind outside the community',
    body: measure({ kind: 'dismissal' }),
    path: decision,
    status: 400,
    code: 'invalid_value',
    pointer: '/measures/0/kind',
  },
  {
    what: 'decided by',
    body: decided({ decided_by: 'moderator-1' }),
    path: decision,
    status: 400,
    code: 'unknown_field',
    pointer: '/decided_by',
  },
  {
    what: 'weak version',
    body: decided({}),
    headers: { 'if-match': 'W/"3"' },
    path: decision,
    status: 428,
    code: 'version_required',
  },
  {
    what: 'any version',
    body: decided({}),
    headers: { 'if-match': '*' },
    path: decision,
    status: 428,
    code: 'version_required',
  },
];

for (const row of rows) {
  test(`a request is refused: ${row.what}`, async () => {
    const { ask } = testingApi();
    const { status, json } = await ask(row.path ?? '/v1/reports', {
      as: 'staff',
      body: row.body,
      headers: row.headers ?? {},
      method: 'POST',
    });
    assert.equal(json['code'], row.code);
    assert.equal(status, row.status);
    if (row.pointer === undefined) return;
    const errors = json['errors'] as { code: string; pointer?: string; detail: string }[];
    assert.ok(errors.some((one) => one.code === row.code && one.pointer === row.pointer));
    assert.ok(errors.every(({ detail }) => detail.length > 10));
  });
}
