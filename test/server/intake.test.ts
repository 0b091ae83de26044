import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { activity, clear, openCases } from './case-work.ts';
import { openedTexts } from './opened-copy.ts';
import {
  allPayloads,
  type Delivery,
  payloadsAbsent,
  personalMarks,
  platforms,
  realDeliveries,
  signatureHeader,
  signed,
} from './platform-delivery.ts';
import { openReceiver, type Receiver } from './receiver.ts';
import {
  PLATFORM_SECRET,
  type PreparedDirectory,
  prepareDirectory,
  type RunningServer,
  startServer,
} from './running-server.ts';
import { type Answered, type Ask, asNobody, asPlatform, asStaff, assertProblem } from './talk.ts';

let directory: PreparedDirectory;
let server: RunningServer;
let receiver: Receiver;
let moderator: Ask;
let nobody: Ask;

before(async () => {
  const secret = { secret: PLATFORM_SECRET };
  directory = await prepareDirectory({
    configuration: { platforms: { discourse: secret, mastodon: secret, activitypub: secret } },
    rulebook: (text) => text.replace('undo: PT10S', 'undo: PT0S'),
  });
  server = await startServer(directory);
  receiver = await openReceiver();
  moderator = await asStaff(directory, 'moderator-1');
  nobody = asNobody(directory);
});
after(async () => {
  assert.equal(await server.end('SIGTERM'), 0);
  assert.doesNotMatch(server.output(), /"level":"error"/, 'nobody was surprised');
  await receiver.close();
  directory.remove();
});

async function deliver({ platform, body, headers }: Delivery): Promise<Answered> {
  return await nobody('POST', `/v1/intake/${platform}`, { body, headers, key: '' });
}

function post(id: number, changes: object = {}): string {
  const made = new Date().toISOString();
  const base = { id, user_id: 7, created_at: made, raw: 'The ferry runs again.', topic_id: 3 };
  return JSON.stringify({ post: { ...base, ...changes } });
}

function discourse(id: number, body: string, event = 'post_created'): Delivery {
  return signed('discourse', body, {
    'x-discourse-event': event,
    'x-discourse-event-id': String(id),
  });
}

test('every wrong signature is 401 with one text, and nothing is read for a stranger', async () => {
  for (const platform of platforms) {
    const header = signatureHeader[platform];
    const body = post(100);
    const right = signed(platform, body).headers[header] ?? '';
    const wrong = ['', 'sha256=', right.slice(0, -1), `${right}0`, right.replace('256', '1')];
    wrong.push(right.slice('sha256='.length), signed(platform, `${body} `).headers[header] ?? '');
    const answers: Answered[] = [];
    for (const value of wrong)
      answers.push(await deliver({ platform, body, headers: { [header]: value } }));
    answers.push(await deliver({ platform, body, headers: {} }));
    answers.push(await deliver({ platform, body: '{"a":1,"a":2', headers: { [header]: right } }));
    for (const answer of answers) assertProblem(answer, { statusCode: 401, code: 'bad_signature' });
    assert.equal(new Set(answers.map((answer) => answer.text)).size, 1);
  }
});

test('a delivery that comes again has one effect', async () => {
  const once = discourse(200, post(200));
  const first = await deliver(once);
  assert.deepEqual([first.statusCode, first.at('/activities')], [202, 1]);
  assert.deepEqual((await deliver(once)).text, first.text);
  const item = '/v1/reports';
  const report = {
    subject: { kind: 'item', item: '200' },
    text: 'Is this true?',
    goodFaith: true,
  };
  const filed = await asPlatform(directory)('POST', item, { body: report });
  assert.equal(filed.statusCode, 202, filed.text);
  const [path = ''] = await openCases(moderator);
  const evidence = (await moderator('GET', path)).at('/blind/evidence') as readonly unknown[];
  assert.equal(evidence.length, 1);
});

test('E1 likes, badges and trust levels are refused by name', async () => {
  for (const event of ['post_liked', 'user_badge_granted', 'user_promoted', 'topic_voted_up']) {
    const answer = await deliver(discourse(300, post(300), event));
    assertProblem(answer, { statusCode: 400, code: 'signal_not_allowed' });
  }
});

test('E2 a private conversation is refused, and its words are not kept', async () => {
  const words = 'canary of a private conversation';
  const body = post(400, { topic_archetype: 'private_message', raw: words });
  const answer = await deliver(discourse(400, body));
  assertProblem(answer, { statusCode: 400, code: 'private_without_participant' });
  assert.deepEqual(await filesWith([words]), []);
  assert.ok(!(await openedTexts(directory.path)).includes(words));
});

test('any sample at any platform is taken, ignored or refused, and never fails', {
  skip: payloadsAbsent,
}, async () => {
  for (const [name, body] of allPayloads()) {
    for (const platform of platforms) {
      const headers = { 'x-discourse-event': 'post_created', 'x-discourse-event-id': name };
      const answer = await deliver(signed(platform, body, headers));
      assert.ok(answer.statusCode < 500, `${name} at ${platform}: ${answer.text}`);
      if (answer.statusCode >= 400) assert.match(answer.textAt('/code'), /^[a-z_]+$/);
    }
  }
});

test('every real post, account and report is taken, twice with one effect', {
  skip: payloadsAbsent,
}, async () => {
  for (const real of realDeliveries()) {
    await tellWhose(real);
    const first = await deliver(real);
    assert.equal(first.statusCode, 202, `${real.body.slice(0, 300)}\n${first.text}`);
    assert.equal(first.at('/ignored'), 0, real.body.slice(0, 300));
    const cases = await openCases(moderator);
    assert.deepEqual((await deliver(real)).text, first.text);
    assert.deepEqual(await openCases(moderator), cases);
  }
});

// Some servers report an item without saying whose it is: the platform's activities say that.
async function tellWhose(delivery: Delivery): Promise<void> {
  if (delivery.platform !== 'activitypub') return;
  const { object } = JSON.parse(delivery.body) as { readonly object: unknown };
  if (typeof object !== 'string' || !object.includes('/post/')) return;
  const unknown = await deliver(delivery);
  assertProblem(unknown, { statusCode: 400, code: 'required', pointer: '/subject/author' });
  const body = activity('whose', { data: { actor: { id: 'm-lemmy' }, item: object } });
  assert.equal((await asPlatform(directory)('POST', '/v1/activities', { body })).statusCode, 202);
}

test('P3 no e-mail and no network address of anybody is anywhere afterwards', async () => {
  const planted = ['canary-0412@mail.example', '203.0.113.77', '2001:db8::canary:1', 'Canary Name'];
  const [email, ip4, ip6, name] = planted;
  const person = { email, username: name, name, ip_address: ip4, registration_ip: ip6 };
  assert.equal((await deliver(discourse(500, post(500, person)))).statusCode, 202);
  const account = { id: '9', ...person, ip: { ip: ip4 }, ips: [{ ip: ip6 }], domain: null };
  const target = { ...account, id: '10', account: person };
  const object = { id: '77', comment: 'Please look.', account, target_account: target };
  const report = JSON.stringify({ event: 'report.created', object });
  assert.equal((await deliver(signed('mastodon', report))).statusCode, 202);
  await decideEverything();
  const marks = [...planted.map(String), ...personalMarks()];
  assert.deepEqual(await filesWith(marks), []);
  const said = server.output() + receiver.received.map(({ body }) => body).join('\n');
  for (const mark of marks) assert.ok(!said.includes(mark), mark);
  assert.ok(receiver.received.length > 0, 'webhooks were sent');
  const opened = await openedTexts(directory.path);
  for (const mark of marks) assert.ok(!opened.includes(mark), mark);
  assert.ok(opened.includes('Please look.'), 'the search finds text');
  assert.deepEqual(
    await filesWith(['moderator-1']),
    ['evenhand.sqlite'],
    'the search finds a handle',
  );
});

/** Decides every open case, so that everything that is ever sent out was sent. */
async function decideEverything(): Promise<void> {
  const topics = ['decision.issued', 'report.decided', 'restriction.imposed'];
  const body = { url: receiver.url, topics };
  const added = await asPlatform(directory)('POST', '/v1/webhooks', { body });
  assert.equal(added.statusCode, 201, added.text);
  const before = receiver.received.length;
  for (const path of await openCases(moderator)) {
    const decided = await clear(moderator, path);
    assert.equal(decided.statusCode, 201, decided.text);
  }
  await receiver.until(before + 1);
}

/** Files of the data directory that hold any of these texts, as raw bytes. */
async function filesWith(marks: readonly string[]): Promise<readonly string[]> {
  const names = readdirSync(directory.path).filter((name) => name.startsWith('evenhand.'));
  return names
    .filter((name) => name !== 'evenhand.json')
    .filter((name) => {
      const bytes = readFileSync(join(directory.path, name));
      return marks.some((mark) => bytes.includes(mark));
    })
    .map((name) => name.replace(/-(?:wal|shm)$/, ''))
    .filter((name, index, all) => all.indexOf(name) === index);
}
