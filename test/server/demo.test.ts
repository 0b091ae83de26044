import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type RunningServer, startCommand } from './running-server.ts';
import { type Ask, withLink } from './talk.ts';

interface Greeting {
  readonly url: string;
  readonly links: readonly { readonly who: string; readonly url: string }[];
  readonly lived: Readonly<Record<string, number>>;
}

let scratch: string;
let server: RunningServer;
let greeting: Greeting;
const people = new Map<string, Ask>();

before(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'evenhand-demo-test-'));
  server = await startCommand(['demo', '--port', '0'], { TMPDIR: scratch });
  greeting = server.greeting as unknown as Greeting;
  for (const { who, url } of greeting.links) people.set(who, await withLink(greeting.url, url));
});
after(async () => {
  assert.equal(await server.end('SIGTERM'), 0, server.output());
  assert.deepEqual(leftIn(scratch), [], 'nothing is left behind');
  rmSync(scratch, { recursive: true });
});

// Node keeps compiled modules there for the next start; that is its own and holds nothing of ours.
function leftIn(directory: string): readonly string[] {
  return readdirSync(directory).filter((name) => name !== 'node-compile-cache');
}

function person(who: string): Ask {
  const ask = people.get(who);
  if (ask === undefined) throw new Error(`the demo gave no link for ${who}`);
  return ask;
}

function rows(listed: unknown): number {
  return Array.isArray(listed) ? listed.length : -1;
}

test('the demo prints four links and the address where it really listens', async () => {
  const who = greeting.links.map((link) => link.who);
  assert.deepEqual(who, ['member', 'moderator', 'reviewer', 'lead']);
  assert.doesNotMatch(greeting.url, /:0$/);
  assert.equal((await fetch(`${greeting.url}/readyz`)).status, 200);
  for (const { url } of greeting.links) assert.ok(url.startsWith(`${greeting.url}/sign-in/`));
});

test('it has lived through ninety days of a forum', async () => {
  const { activities, decided, reversed } = greeting.lived;
  assert.ok(Number(activities) > 3_500, 'activities');
  assert.ok(Number(decided) > 120, 'decisions');
  assert.ok(Number(reversed) > 5, 'reversed on appeal');
});

test('its people find open cases, waiting appeals and a history of decisions', async () => {
  const cases = await person('moderator')('GET', '/v1/cases?limit=200');
  assert.equal(rows(cases.at('/items')), 8);
  const appeals = await person('reviewer')('GET', '/v1/appeals?limit=200');
  assert.ok(rows(appeals.at('/items')) >= 2, appeals.text);
  const decided = await person('moderator')('GET', '/v1/cases?phase=decided&limit=200');
  assert.ok(rows(decided.at('/items')) > 100);
});

test('the member of the demo finds a statement and a restriction of theirs', async () => {
  const home = await person('member')('GET', '/me');
  assert.equal(home.statusCode, 200);
  assert.match(home.text, /\/me\/statements\//);
  assert.doesNotMatch(home.text, /127\.0\.0\.1:0\b/);
});

test('a form of the demo’s own pages is accepted', async () => {
  const lead = person('lead');
  const id = (await lead('GET', '/v1/cases?limit=1')).textAt('/items/0/case');
  const leased = await lead('POST', `/v1/cases/${id}/lease`, {
    body: {},
    headers: { origin: greeting.url },
  });
  assert.equal(leased.statusCode, 200, leased.text);
});

test('a link works once', async () => {
  const [link] = greeting.links;
  const again = await fetch(link?.url ?? '', { method: 'POST', body: new URLSearchParams() });
  assert.ok(again.status >= 400);
  await assert.rejects(withLink(greeting.url, link?.url ?? ''));
});

test('a demo on a port that is taken says so, and leaves nothing either', async () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'evenhand-demo-test-'));
  const { port } = new URL(greeting.url);
  await assert.rejects(
    startCommand(['demo', '--port', port], { TMPDIR: elsewhere }),
    /another program listens there already/,
  );
  assert.deepEqual(leftIn(elsewhere), []);
  rmSync(elsewhere, { recursive: true });
});

test('letters are captured and can be read, with the links that were in them', async () => {
  const mailbox = async (): Promise<string> =>
    await (await fetch(`${greeting.url}/dev/mail`)).text();
  assert.match(await mailbox(), /No letter has been written yet/);
  const body = {
    subject: { kind: 'member', member: 'm-0001' },
    text: 'They write the same thing under every post.',
    contact: 'reader@demo.example',
    language: 'de',
    goodFaith: true,
  };
  const sent = await fetch(`${greeting.url}/v1/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'a-report-of-the-demo' },
    body: JSON.stringify(body),
  });
  assert.equal(sent.status, 202, await sent.text());
  let page = await mailbox();
  while (!page.includes('reader@demo.example')) page = await mailbox();
  assert.match(page, /Ihre Meldung ist am/);
});
