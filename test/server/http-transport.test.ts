import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { activity, openCases, reportOn } from './case-work.ts';
import { rawRequest, sendBytes } from './raw-request.ts';
import {
  type PreparedDirectory,
  prepareDirectory,
  type RunningServer,
  startServer,
} from './running-server.ts';
import { type Ask, asNobody, asPlatform, asStaff, assertProblem, talkAs } from './talk.ts';

let directory: PreparedDirectory;
let server: RunningServer;
let platform: Ask;
let moderator: Ask;

before(async () => {
  directory = await prepareDirectory();
  server = await startServer(directory);
  platform = asPlatform(directory);
  moderator = await asStaff(directory, 'moderator-1');
});
after(async () => {
  assert.equal(await server.end('SIGTERM'), 0);
  assert.doesNotMatch(server.output(), /"level":"error"/, 'nobody was surprised');
  directory.remove();
});

const host = 'Host: 127.0.0.1';

const broken: readonly (readonly [name: string, request: string, statusCodes: number[]])[] = [
  [
    'two lengths that differ',
    rawRequest(['POST /v1/reports HTTP/1.1', host, 'Content-Length: 2', 'Content-Length: 3'], '{}'),
    [400],
  ],
  [
    'a length and chunks',
    rawRequest(
      ['POST /v1/reports HTTP/1.1', host, 'Content-Length: 2', 'Transfer-Encoding: chunked'],
      '0\r\n\r\n',
    ),
    [400],
  ],
  [
    'chunks inside something else',
    rawRequest(['POST /v1/reports HTTP/1.1', host, 'Transfer-Encoding: chunked, identity'], '0'),
    [400],
  ],
  [
    'a folded header',
    rawRequest(['GET /v1/rulebook HTTP/1.1', host, 'X-Note: one', ' two']),
    [400],
  ],
  ['no host', rawRequest(['GET /v1/rulebook HTTP/1.1']), [400]],
  [
    'headers of 64 KiB',
    rawRequest(['GET /v1/rulebook HTTP/1.1', host, `X-Note: ${'a'.repeat(65_536)}`]),
    [431],
  ],
  [
    'a request line of 64 KiB',
    rawRequest([`GET /v1/rulebook?${'a'.repeat(65_536)} HTTP/1.1`, host]),
    [414, 431],
  ],
  ['no HTTP at all', '\u0016\u0003\u0001\u0000\r\n\r\n', [400]],
];

for (const [name, request, statusCodes] of broken) {
  test(`a request with ${name} is refused and others go on`, async () => {
    const answer = await sendBytes(directory.port, request);
    assert.ok(statusCodes.includes(answer.statusCode), `answered ${answer.statusCode}`);
    assert.equal((await platform('GET', '/livez')).statusCode, 200);
  });
}

test('methods that an address lacks are answered with those it has', async () => {
  for (const method of ['PUT', 'PATCH', 'DELETE', 'TRACE', 'BREW']) {
    const request = rawRequest([`${method} /v1/rulebook HTTP/1.1`, host, 'Connection: close']);
    const answer = await sendBytes(directory.port, request);
    assert.ok([400, 405].includes(answer.statusCode), `${method}: ${answer.statusCode}`);
    if (answer.statusCode === 405) assert.match(answer.headers.get('allow') ?? '', /GET/);
  }
});

test('a path is read once: tricks with dots and slashes open nothing', async () => {
  for (const path of [
    '/v1/cases/..%2f..%2fstaff',
    '//v1/cases',
    '/v1/cases/%2e%2e/',
    '/v1//cases',
    '/v1/cases%00',
    '/v1/cases/%ff',
    '/V1/CASES',
  ]) {
    const answer = await sendBytes(
      directory.port,
      rawRequest([`GET ${path} HTTP/1.1`, host, 'Connection: close']),
    );
    assert.ok([400, 401, 404].includes(answer.statusCode), `${path}: ${answer.statusCode}`);
  }
});

test('credentials in another scheme, cut or made up are unknown, with one text', async () => {
  const bad = [
    `Basic ${directory.token}`,
    'Bearer',
    'Bearer evh_',
    `Bearer ${directory.token.slice(0, -1)}`,
    `Bearer ${directory.token}x`,
    `Bearer ${'a'.repeat(4_000)}`,
  ];
  const texts = new Set<string>();
  for (const authorization of bad) {
    const answer = await talkAs(server.url, { authorization })('GET', '/v1/webhooks');
    assertProblem(answer, { statusCode: 401, code: 'not_signed_in' });
    texts.add(answer.text);
  }
  assert.equal(texts.size, 1);
});

test('what another site starts is refused before anything is read', async () => {
  const before = await openCases(moderator);
  const cross: readonly Record<string, string>[] = [
    { origin: 'null' },
    { origin: 'https://elsewhere.example' },
    { origin: `${server.url}.elsewhere.example` },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: server.url, 'sec-fetch-site': 'cross-site' },
  ];
  for (const headers of cross) {
    const body = reportOn('m-1');
    const answer = await moderator('POST', '/v1/reports', { body, headers });
    assertProblem(answer, { statusCode: 403, code: 'cross_site' });
  }
  assert.deepEqual(await openCases(moderator), before);
});

test('a write without a key, or with one that is none, is refused', async () => {
  const body = reportOn('m-2');
  const without = await platform('POST', '/v1/reports', { body, key: '' });
  assertProblem(without, { statusCode: 400, code: 'idempotency_key_required' });
  for (const key of ['short', 'with space inside it', 'x'.repeat(256)]) {
    const answer = await platform('POST', '/v1/reports', { body, key });
    assertProblem(answer, { statusCode: 400, code: 'idempotency_key_invalid' });
  }
});

test('the same key and body is answered again, and another body is refused', async () => {
  const key = crypto.randomUUID();
  const body = reportOn('m-3');
  const before = await openCases(moderator);
  const first = await platform('POST', '/v1/reports', { body, key });
  const again = await platform('POST', '/v1/reports', { body, key });
  assert.equal(first.statusCode, 202);
  assert.deepEqual([again.statusCode, withoutSecret(again)], [202, withoutSecret(first)]);
  assert.notEqual(again.at('/secret'), first.at('/secret'));
  const other = await platform('POST', '/v1/reports', { body: reportOn('m-4'), key });
  assertProblem(other, { statusCode: 422, code: 'idempotency_key_reused' });
  const elsewhere = await platform('POST', '/v1/activities', { body, key });
  assert.equal(elsewhere.statusCode >= 400, true);
  assert.equal((await openCases(moderator)).length, before.length + 1);
});

// No remembered answer holds a secret, so each repetition gets one of its own.
function withoutSecret(answer: Awaited<ReturnType<typeof platform>>): string {
  return JSON.stringify({ ...(JSON.parse(answer.text) as object), secret: '' });
}

test('the same request sixteen times at once has one effect', async () => {
  const key = crypto.randomUUID();
  const body = reportOn('m-5');
  const before = await openCases(moderator);
  const answers = await Promise.all(
    Array.from({ length: 16 }, () => platform('POST', '/v1/reports', { body, key })),
  );
  const receipts = new Set<string>();
  for (const answer of answers) {
    if (answer.statusCode === 202) receipts.add(withoutSecret(answer));
    else {
      assertProblem(answer, { statusCode: 409, code: 'in_progress' });
      assert.match(answer.headers.get('retry-after') ?? '', /^\d+$/);
    }
  }
  assert.equal(receipts.size, 1);
  assert.equal((await openCases(moderator)).length, before.length + 1);
});

test('the same activity sixteen times at once is stored once', async () => {
  const body = activity('at-once');
  const answers = await Promise.all(
    Array.from({ length: 16 }, () => platform('POST', '/v1/activities', { body })),
  );
  const results = answers.map((answer) => answer.at('/items/0/result'));
  assert.equal(results.filter((result) => result === 'accepted').length, 1);
  assert.equal(results.filter((result) => result === 'duplicate').length, 15);
});

test('whoever has no business here is told that there is nothing, and never more', async () => {
  const nobody = asNobody(directory);
  assertProblem(await nobody('GET', '/v1/cases'), { statusCode: 401, code: 'not_signed_in' });
  assertProblem(await platform('GET', '/v1/cases'), { statusCode: 404, code: 'not_found' });
  assertProblem(await platform('GET', '/v1/no-such-thing'), { statusCode: 404, code: 'not_found' });
  assertProblem(await moderator('GET', '/v1/cases/no-such-case'), {
    statusCode: 404,
    code: 'not_found',
  });
});
