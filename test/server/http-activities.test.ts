import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { DAY_MS } from '../../src/kernel/duration.ts';
import { activity, openCases, reportOn } from './case-work.ts';
import {
  type PreparedDirectory,
  prepareDirectory,
  type RunningServer,
  startServer,
} from './running-server.ts';
import { type Answered, type Ask, asPlatform, asStaff, assertProblem } from './talk.ts';

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

function daysFromNow(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString();
}

test('an activity of two days ahead is refused, one of forty days back is late', async () => {
  const ahead = activity('ahead', { time: daysFromNow(2) });
  assertProblem(await platform('POST', '/v1/activities', { body: ahead }), {
    statusCode: 400,
    code: 'timestamp_in_future',
    pointer: '/time',
  });
  const back = activity('back', { time: daysFromNow(-40) });
  const answer = await platform('POST', '/v1/activities', { body: back });
  assert.deepEqual([answer.statusCode, answer.at('/items/0/result')], [202, 'late']);
});

test('a type or version this server does not know is set aside and not lost', async () => {
  for (const type of ['org.evenhand.content.posted.v9', 'org.example.something.else']) {
    const answer = await platform('POST', '/v1/activities', { body: activity(type, { type }) });
    assert.equal(answer.statusCode, 202, answer.text);
    assert.equal(answer.at('/items/0/result'), 'set-aside');
    assert.equal(answer.at('/items/0/code'), 'unknown_version');
  }
});

test('a member of another community is not here', async () => {
  const body = activity('elsewhere', { data: { community: 'other.example' } });
  assertProblem(await platform('POST', '/v1/activities', { body }), {
    statusCode: 404,
    code: 'not_found',
  });
});

const neverTaken: readonly (readonly [changes: object, code: string])[] = [
  [{ type: 'org.evenhand.content.liked.v1' }, 'signal_not_allowed'],
  [{ type: 'org.evenhand.poll.voted.v2' }, 'signal_not_allowed'],
  [{ data: { likes: 3 } }, 'signal_not_allowed'],
  [{ data: { actor: { id: 'm-1', followers: 9 } } }, 'signal_not_allowed'],
  [{ data: { actor: { id: 'm-1', email: 'a@b.example' } } }, 'identity_not_allowed'],
  [{ data: { actor: { id: 'canary@mail.example' } } }, 'identity_not_allowed'],
  [{ type: 'org.example.new.v1', data: { passport: 'X1' } }, 'identity_not_allowed'],
];

for (const [changes, code] of neverTaken) {
  test(`E1 ${JSON.stringify(changes)} is refused at the door`, async () => {
    const body = activity(crypto.randomUUID(), changes as Record<string, unknown>);
    assertProblem(await platform('POST', '/v1/activities', { body }), { statusCode: 400, code });
  });
}

test('ten thousand with one bad are taken but for that one, which is named', async () => {
  const many: object[] = Array.from({ length: 10_000 }, (_, index) => activity(`many-${index}`));
  many[4_321] = activity('many-4321', { time: 'yesterday' });
  const answer = await platform('POST', '/v1/activities', { body: many });
  assert.equal(answer.statusCode, 207);
  const items = answer.at('/items') as readonly { readonly result: string }[];
  assert.equal(items.filter(({ result }) => result === 'accepted').length, 9_999);
  assert.equal(answer.at('/items/4321/result'), 'refused');
  assert.equal(answer.at('/items/4321/problem/errors/0/pointer'), '/4321/time');
  const again = await platform('POST', '/v1/activities', { body: many });
  const repeated = again.at('/items') as readonly { readonly result: string }[];
  assert.equal(repeated.filter(({ result }) => result === 'duplicate').length, 9_999);
  const over = [...many, activity('one-too-many')];
  assertProblem(await platform('POST', '/v1/activities', { body: over }), {
    statusCode: 413,
    code: 'too_large',
  });
});

test('one activity per line is taken, and a broken line is refused by itself', async () => {
  const lines = [activity('line-1'), activity('line-2')].map((one) => JSON.stringify(one));
  const body = `${lines[0]}\n{"cut": \n\n${lines[1]}\n`;
  const answer = await platform('POST', '/v1/activities', {
    body,
    headers: { 'content-type': 'application/x-ndjson' },
  });
  const items = answer.at('/items') as readonly { readonly result: string }[];
  assert.deepEqual(
    [answer.statusCode, items.map(({ result }) => result)],
    [207, ['accepted', 'refused', 'accepted']],
  );
});

test('one person has one open report on one thing; further ones wait', async () => {
  const before = await openCases(moderator);
  const report = reportOn('m-flooded', { reporter: { kind: 'member', id: 'm-eager' } });
  const first = await platform('POST', '/v1/reports', { body: report });
  assert.equal(first.statusCode, 202);
  for (let count = 0; count < 5; count += 1) {
    const more = await platform('POST', '/v1/reports', { body: report });
    assertProblem(more, { statusCode: 429, code: 'too_many' });
    assert.match(more.headers.get('retry-after') ?? '', /^\d+$/);
  }
  assert.equal((await openCases(moderator)).length, before.length + 1);
});

/** A slow machine may have too much to do for fifty at once, and says when to come again. */
async function reportPatiently(body: object): Promise<Answered> {
  for (let tries = 1; ; tries += 1) {
    const answer = await platform('POST', '/v1/reports', { body });
    if (answer.statusCode !== 503 || tries === 10) return answer;
    await setTimeout(1_000 * Number(answer.headers.get('retry-after')));
  }
}

test('E6 five hundred reporters make one case and never a number in it', async () => {
  const before = await openCases(moderator);
  const reports = Array.from({ length: 500 }, (_, index) =>
    reportOn('m-crowded', { reporter: { kind: 'member', id: `m-crowd-${index}` } }),
  );
  for (let from = 0; from < reports.length; from += 50) {
    const answers = await Promise.all(
      reports.slice(from, from + 50).map((body) => reportPatiently(body)),
    );
    for (const answer of answers) assert.equal(answer.statusCode, 202, answer.text);
  }
  const opened = (await openCases(moderator)).filter((path) => !before.includes(path));
  assert.equal(opened.length, 1);
  const blind = await moderator('GET', opened[0] ?? '');
  assert.equal(blind.statusCode, 200);
  assert.doesNotMatch(blind.text, /200|5\+|burst|m-crowd-/);
});

test('a report on oneself, on what is gone and on what is unknown is answered truly', async () => {
  const self = reportOn('m-self', { reporter: { kind: 'member', id: 'm-self' } });
  assert.equal((await platform('POST', '/v1/reports', { body: self })).statusCode, 202);
  const gone = activity('gone', { data: { actor: { id: 'm-gone' } } });
  const removed = activity('gone-removed', {
    type: 'org.evenhand.content.removed.v1',
    data: { actor: { id: 'm-gone' }, item: 'item-of-gone', content: undefined },
  });
  await platform('POST', '/v1/activities', { body: [gone, removed] });
  const subject = { kind: 'item', item: 'item-of-gone' };
  const late = await platform('POST', '/v1/reports', {
    body: reportOn('', { subject, shown: undefined }),
  });
  assert.equal(late.statusCode, 202, late.text);
  const unknown = reportOn('', { subject: { kind: 'item', item: 'no-such-item' } });
  assertProblem(await platform('POST', '/v1/reports', { body: unknown }), {
    statusCode: 400,
    code: 'required',
    pointer: '/subject/author',
  });
});

test('E2 a private message enters only when a participant shows it', async () => {
  const shown = { text: 'Between us.', occurredAt: new Date().toISOString(), private: true };
  const overheard = reportOn('m-private', { shown });
  assertProblem(await platform('POST', '/v1/reports', { body: overheard }), {
    statusCode: 400,
    code: 'private_without_participant',
  });
  const own = { ...overheard, participant: true };
  assert.equal((await platform('POST', '/v1/reports', { body: own })).statusCode, 202);
});

test('text comes back as the bytes that came, script and direction marks included', async () => {
  const text =
    '<script>alert(1)</script> {{7*7}} =HYPERLINK("x") \u202Egnp.exe\u202C ' +
    'e\u0301 \uD83D\uDC69\u200D\uD83D\uDE92 \r\n\tend';
  const before = await openCases(moderator);
  const shown = { text, occurredAt: new Date().toISOString(), private: false };
  await platform('POST', '/v1/reports', { body: reportOn('m-bytes', { shown }) });
  const opened = (await openCases(moderator)).find((path) => !before.includes(path));
  const view = await moderator('GET', opened ?? '');
  assert.equal(view.at('/blind/evidence/0/text'), text);
  const page = await moderator('GET', (opened ?? '').replace('/v1/cases/', '/m/cases/'));
  assert.doesNotMatch(page.text, /<script>alert/);
});
