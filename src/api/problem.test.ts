import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusalCodes, refuse } from '../kernel/refusal.ts';
import { err } from '../kernel/result.ts';
import { problemOf } from './problem.ts';
import { testingApi } from './testing-application.ts';

test('every refusal is answered with its code, a status and its facts', async () => {
  for (const code of refusalCodes) {
    const refusal = refuse(code, 'Detail', { pointer: '/a~1b', facts: { currentVersion: 7 } });
    const { ask } = testingApi({ reports: { status: async () => err(refusal) } });
    const { status, headers, json } = await ask('/v1/reports/progress', { json: { secret: 's' } });
    assert.equal(status, json['status'], code);
    assert.ok(status >= 400 && (status < 500 || [503, 507].includes(status)), code);
    assert.equal(headers.get('content-type'), 'application/problem+json; charset=utf-8');
    assert.equal(json['code'], code);
    assert.equal(json['type'], `/problems/${code}`);
    assert.equal(json['currentVersion'], 7);
    assert.deepEqual(json['errors'], [{ code, detail: 'Detail', pointer: '/a~1b' }]);
  }
});

test('the statuses that integrators rely on', () => {
  const expected = {
    idempotency_key_reused: 422,
    key_expired: 422,
    in_progress: 409,
    not_found: 404,
    too_large: 413,
    unsupported_media_type: 415,
    version_required: 428,
    version_changed: 412,
    conflict_of_interest: 403,
    deadline_passed: 422,
    may_identify_reporter: 422,
    already_decided: 409,
    too_many: 429,
    storage_full: 507,
    clock_suspect: 503,
    not_configured: 503,
    bad_signature: 401,
    not_signed_in: 401,
    cross_site: 403,
    authority_ended: 403,
    not_retroactive: 400,
    restriction_must_end: 400,
    reasons_required: 400,
    url_not_allowed: 400,
  } as const;
  for (const [code, status] of Object.entries(expected)) {
    assert.equal(problemOf([refuse(code as keyof typeof expected, '')]).status, status, code);
  }
});

test('the first refusal by precedence is the answer and all are listed', () => {
  const problem = problemOf([
    refuse('required', 'Late', { pointer: '/b' }),
    refuse('unknown_field', 'Early', { pointer: '/a' }),
  ]);
  assert.equal(problem.code, 'unknown_field');
  assert.equal(problem.detail, 'Early');
  assert.deepEqual(
    problem.errors.map(({ pointer }) => pointer),
    ['/b', '/a'],
  );
});

test('facts never overwrite what RFC 9457 names', () => {
  const problem = problemOf([refuse('too_many', 'Wait', { facts: { status: 200, code: 'x' } })]);
  assert.equal(problem.status, 429);
  assert.equal(problem.code, 'too_many');
});

test('what passes by itself says when to try again', async () => {
  for (const [code, seconds] of [
    ['in_progress', '1'],
    ['storage_full', '60'],
  ] as const) {
    const { ask } = testingApi({ reports: { status: async () => err(refuse(code, '')) } });
    const { headers } = await ask('/v1/reports/progress', { json: { secret: 's' } });
    assert.equal(headers.get('retry-after'), seconds);
  }
  const later = refuse('too_many', '', { facts: { retryAfterSeconds: 86_400 } });
  const { ask } = testingApi({ reports: { status: async () => err(later) } });
  const { headers } = await ask('/v1/reports/progress', { json: { secret: 's' } });
  assert.equal(headers.get('retry-after'), '86400');
});

test('each problem type leads to a page and to JSON', async () => {
  const { ask, request } = testingApi();
  for (const code of refusalCodes) {
    const { status, json } = await ask(`/problems/${code}`);
    assert.equal(status, 200);
    assert.equal(json['code'], code);
  }
  const page = await request('/problems/too_deep', { headers: { accept: 'text/html' } });
  assert.match(await page.text(), /<h1>The body is nested too deeply<\/h1>/);
  assert.equal((await ask('/problems/nonsense')).status, 404);
});

test('a failure nobody foresaw gives an incident and tells nothing', async () => {
  const api = testingApi({
    reports: { status: () => Promise.reject(new TypeError('secret of m-0412')) },
  });
  const { status, json } = await api.ask('/v1/reports/progress', { json: { secret: 's' } });
  assert.equal(status, 500);
  assert.equal(json['code'], 'unavailable');
  assert.equal(json['incident'], api.incidents[0]?.incident);
  assert.doesNotMatch(JSON.stringify(json), /m-0412/);
});
