import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import type { Call } from '../app/contract/call.ts';
import type { DecisionInput } from '../app/contract/cases.ts';
import type { ReportInput } from '../app/contract/reports.ts';
import { refuse } from '../kernel/refusal.ts';
import { err } from '../kernel/result.ts';
import { idempotencyKey, testingApi } from './testing-application.ts';

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

const said = (change: object): string => JSON.stringify({ ...report, ...change });
const decided = (change: object): string => JSON.stringify({ ...decisionBody, ...change });

test('a write without Idempotency-Key is refused, a question is not', async () => {
  const { request } = testingApi();
  const headers = { 'content-type': 'application/json' };
  const write = await request('/v1/reports', { method: 'POST', headers, body: said({}) });
  assert.equal(write.status, 400);
  assert.match(await write.text(), /"code":"idempotency_key_required"/);
  const body = '{"secret":"s"}';
  const question = await request('/v1/reports/progress', { method: 'POST', headers, body });
  assert.equal(question.status, 404);
});

test('every place that does not fit is named at once', async () => {
  const { ask } = testingApi();
  const { json } = await ask('/v1/reports', { json: { text: 1, goodFaith: 'yes', extra: 1 } });
  const errors = json['errors'] as { code: string; pointer: string }[];
  assert.deepEqual(errors.map(({ code, pointer }) => `${code} ${pointer}`).sort(), [
    'invalid_type /goodFaith',
    'invalid_type /text',
    'required /subject',
    'unknown_field /extra',
  ]);
  assert.equal(json['code'], 'unknown_field');
});

test('the application is told who, which key, which body and which version', async () => {
  let seen: Call | undefined;
  let input: DecisionInput | undefined;
  const { ask } = testingApi({
    cases: {
      decide: async (_case, given, call) => {
        seen = call;
        input = given;
        return err(refuse('version_changed', 'Changed', { facts: { currentVersion: 4 } }));
      },
    },
  });
  const body = decided({ measures: [{ kind: 'no-links', for: '72h' }] });
  const { status, json } = await ask(decision, {
    as: 'staff',
    body,
    method: 'POST',
    headers: { 'if-match': '"3"' },
  });
  assert.equal(status, 412);
  assert.equal(json['currentVersion'], 4);
  assert.equal(seen?.expectedVersion, 3);
  assert.deepEqual(seen?.idempotency, {
    key: idempotencyKey,
    route: `POST ${decision}`,
    fingerprint: createHash('sha256').update(body).digest('hex'),
  });
  assert.deepEqual(input?.measures, [{ kind: 'no-links', for: 'PT72H' }]);
});

test('N6 a report needs no account, name or contact, and script in it is only text', async () => {
  let input: ReportInput | undefined;
  const { ask } = testingApi({
    reports: {
      file: async (given) => {
        input = given;
        return err(refuse('unavailable', 'enough'));
      },
    },
  });
  const text = '<script>alert(1)</script>\u202e'.padEnd(20_000, 'x');
  await ask('/v1/reports', { json: { ...report, text, childAbuse: true } });
  assert.equal(input?.text, text);
  assert.equal(input?.source, 'report');
  assert.equal(input?.reporter, undefined);
});

test('a body may be left out where the route takes nothing or everything is optional', async () => {
  const { request } = testingApi();
  const headers = {
    cookie: '__Host-evenhand=staff-session',
    'sec-fetch-site': 'same-origin',
    'idempotency-key': idempotencyKey,
  };
  for (const path of ['/v1/cases/c-1/lease', '/v1/cases/c-1/release']) {
    const bare = await request(path, { method: 'POST', headers });
    assert.equal(bare.status, 404, path);
    const typed = { ...headers, 'content-type': 'application/json' };
    const extra = await request(path, { method: 'POST', headers: typed, body: '{"x":1}' });
    assert.match(await extra.text(), /"code":"unknown_field"/);
    const untyped = await request(path, { method: 'POST', headers, body: new Uint8Array([123]) });
    assert.equal(untyped.status, 415);
  }
});

test('a query is held to its schema', async () => {
  const { ask } = testingApi();
  const wrong: readonly (readonly [string, string, string])[] = [
    ['limit=0', 'invalid_value', '/limit'],
    ['limit=201', 'invalid_value', '/limit'],
    ['limit=many', 'invalid_type', '/limit'],
    ['limit=1&limit=2', 'invalid_value', '/limit'],
    ['order=standing', 'unknown_field', '/order'],
    ['__proto__=1', 'unknown_field', '/__proto__'],
    ['phase=secret', 'invalid_value', '/phase'],
    [`cursor=${'x'.repeat(3_000)}`, 'bad_cursor', '/cursor'],
  ];
  for (const [query, code, pointer] of wrong) {
    const { status, json } = await ask(`/v1/cases?${query}`, { as: 'staff' });
    assert.equal(status, 400, query);
    assert.equal(json['code'], code, query);
    assert.equal((json['errors'] as { pointer: string }[])[0]?.pointer, pointer);
  }
  const unsaid = await ask('/v1/restrictions', { as: 'token' });
  assert.equal(unsaid.json['code'], 'required');
  const odd = await ask('/v1/restrictions?subject=%27%20OR%201%3D1', { as: 'token' });
  assert.equal(odd.json['code'], 'invalid_value');
});

test('an identifier nobody could have is nothing here', async () => {
  const { ask } = testingApi();
  for (const id of ['%00', '%0a', '%20', 'x'.repeat(256), '%ff', '..%2f..%2fetc', '%ED%A0%80']) {
    const { status } = await ask(`/v1/cases/${id}`, { as: 'staff' });
    assert.equal(status, 404, id);
  }
});

test('another method is told which ones there are; another path is nothing here', async () => {
  const { ask, request } = testingApi();
  const { status, headers, json } = await ask('/v1/cases/c-1', { method: 'PATCH' });
  assert.equal(status, 405);
  assert.equal(headers.get('allow'), 'GET, HEAD');
  assert.equal(json['code'], 'method_not_allowed');
  assert.equal((await ask('/v1/nonsense')).status, 404);
  assert.equal((await ask('/v1/cases/c-1/', { as: 'staff' })).status, 404);
  assert.equal((await request('/v1/rulebook', { method: 'HEAD' })).status, 404);
  assert.equal((await ask('/livez', { method: 'POST' })).status, 405);
});
