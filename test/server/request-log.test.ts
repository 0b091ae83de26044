import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { activity, asMember, decide, reportedCase, reportOn } from './case-work.ts';
import {
  PLATFORM_SECRET,
  type PreparedDirectory,
  prepareDirectory,
  type RunningServer,
  startServer,
} from './running-server.ts';
import { asPlatform, asStaff, talkAs } from './talk.ts';

/** Stands in whatever anybody sends; it must be nowhere in what the operator's machines collect. */
const CANARY = 'kingfisher';
const member = `m-${CANARY}`;

/** `time`, `level` and the rest of one line. */
type Line = Readonly<Record<string, unknown>>;

let directory: PreparedDirectory;
let server: RunningServer;

before(async () => {
  directory = await prepareDirectory({
    configuration: { log: 'requests', platforms: { discourse: { secret: PLATFORM_SECRET } } },
    rulebook: (text) => text.replace('undo: PT10S', 'undo: PT0S'),
  });
  server = await startServer(directory);
});
after(async () => {
  await server.end('SIGTERM');
  directory.remove();
});

function lines(): readonly Line[] {
  const texts = server
    .output()
    .split('\n')
    .filter((text) => text.startsWith('{"time"'));
  return texts.map((text) => JSON.parse(text) as Line);
}

test('no word, name, address or secret that was sent comes into a log line or a figure', async () => {
  const secrets = [directory.token, ...Object.values(directory.signIn)];
  const loud = {
    'user-agent': CANARY,
    referer: `https://${CANARY}.example/`,
    'x-request-id': CANARY,
    'x-forwarded-for': `2001:db8::1, ${CANARY}`,
    forwarded: `for=${CANARY}`,
    traceparent: CANARY,
  };
  const platform = talkAs(server.url, { authorization: `Bearer ${directory.token}`, ...loud });
  const moderator = await asStaff(directory, 'moderator-1');
  const operator = await asStaff(directory, 'operator-1');
  await platform('POST', '/v1/activities', {
    headers: { 'content-type': 'application/cloudevents+json' },
    body: JSON.stringify(
      activity(`a-${CANARY}`, {
        data: { actor: { id: member }, item: CANARY, content: { kind: 'post', text: CANARY } },
      }),
    ),
  });
  const report = reportOn(member, { text: `It is about ${CANARY}, over and over.` });
  const path = await reportedCase({ reporter: platform, handler: moderator }, report);
  const decision = await decide(moderator, path, { reasons: `Because of ${CANARY}: it was sold.` });
  assert.equal(decision.statusCode, 201, decision.text);
  const address = { address: `${CANARY}@example.org` };
  await platform('PUT', `/v1/members/${member}/correspondence/address`, { body: address });
  await platform('GET', `/v1/members/${member}/powers`);
  for (const part of ['powers', 'standing', 'statements', 'restrictions', 'export']) {
    await platform('GET', `/v1/members/${member}/${part}?${CANARY}=${CANARY}`);
  }
  await platform('GET', `/${CANARY}/${CANARY}?q=${CANARY}`);
  await platform('GET', `/v1/${CANARY}`);
  await platform('DELETE', path);
  await platform('POST', `/v1/reports`, { body: `{"${CANARY}`, key: `key-of-the-${CANARY}` });
  await platform('POST', `/v1/intake/${CANARY}`, { body: CANARY });
  await platform('POST', '/v1/intake/discourse', { body: { flag: CANARY } });
  await talkAs(server.url, { authorization: `Bearer evh_${CANARY}` })('GET', '/v1/cases');
  await talkAs(server.url, { cookie: `__Host-session=${CANARY}; session=${CANARY}`, ...loud })(
    'GET',
    `/sign-in/${CANARY}`,
  );
  const person = await asMember(server.url, operator, member);
  await person('GET', `/me?${CANARY}`);
  await person('GET', `/v1/members/${member}/statements`);
  await person('POST', '/report', {
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: server.url },
    body: `key=${crypto.randomUUID()}&subject=member:${member}&text=${CANARY}`,
  });

  const figures = await asPlatform(directory)('GET', '/metrics');
  assert.equal(figures.statusCode, 200);
  const kept = `${server.output()}\n${figures.text}`;
  const caseId = path.split('/').at(-1) ?? '';
  for (const canary of [CANARY, caseId, decision.textAt('/decision'), ...secrets]) {
    const at = kept.indexOf(canary);
    assert.equal(at, -1, kept.slice(Math.max(0, at - 300), at + 100));
  }
});

test('a line says what was asked, how it went, how long it took and in which lane', async () => {
  const platform = asPlatform(directory);
  const answer = await platform('GET', '/v1/members/m-one/powers');
  const line = lines().find(({ request }) => request === answer.headers.get('x-request-id'));
  assert.deepEqual(Object.keys(line ?? {}), [
    'time',
    'level',
    'request',
    'method',
    'route',
    'code',
    'milliseconds',
    'lane',
  ]);
  const { time, milliseconds, request, ...rest } = line ?? {};
  assert.match(String(time), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  assert.match(String(request), /^[\da-f-]{36}$/);
  assert.ok(Number(milliseconds) >= 0);
  assert.deepEqual(rest, {
    level: 'info',
    method: 'GET',
    route: '/v1/members/:member/powers',
    code: answer.statusCode,
    lane: 'programs',
  });
  const seen = lines().map(({ method, route, code, lane }) => `${method} ${route} ${code} ${lane}`);
  for (const expected of [
    'POST /v1/activities 202 bulk',
    'GET /metrics 200 none',
    'POST /v1/reports 400 people',
    'GET /v1/* 404 none',
    'GET /* 404 people',
    'GET /me 200 people',
    'PUT /v1/members/:member/correspondence/address 200 people',
    'GET /v1/members/:member/statements 200 people',
    'POST /v1/cases/:case/decision 201 programs',
  ]) {
    assert.ok(
      seen.includes(expected),
      `${expected} is not among\n${[...new Set(seen)].join('\n')}`,
    );
  }
});
