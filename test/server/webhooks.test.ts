import assert from 'node:assert/strict';
import { createPublicKey, verify } from 'node:crypto';
import { after, before, test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { decide, reportedCase, reportOn } from './case-work.ts';
import { openReceiver, type Received, type Receiver } from './receiver.ts';
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
const receivers: Receiver[] = [];

before(async () => {
  directory = await prepareDirectory({
    rulebook: (text) => text.replace('undo: PT10S', 'undo: PT0S'),
  });
  server = await startServer(directory);
  platform = asPlatform(directory);
  moderator = await asStaff(directory, 'moderator-1');
});
after(async () => {
  // Also after a failure: an open receiver would keep the test run alive.
  for (const receiver of receivers) await receiver.close();
  assert.equal(await server.end('SIGTERM'), 0);
  assert.doesNotMatch(server.output(), /"level":"error"/, 'nobody was surprised');
  directory.remove();
});

interface Subscription {
  readonly receiver: Receiver;
  readonly id: string;
  readonly secret: string;
  readonly publicKey: string;
  end(): Promise<void>;
}

async function subscribe(...topics: readonly string[]): Promise<Subscription> {
  const receiver = await openReceiver();
  receivers.push(receiver);
  const body = { url: receiver.url, topics };
  const added = await platform('POST', '/v1/webhooks', { body });
  assert.equal(added.statusCode, 201, added.text);
  const id = added.textAt('/id');
  return {
    receiver,
    id,
    secret: added.textAt('/secret'),
    publicKey: added.textAt('/publicKey'),
    end: async () => {
      assert.equal((await platform('DELETE', `/v1/webhooks/${id}`)).statusCode, 200);
    },
  };
}

async function restrict(member: string): Promise<Answered> {
  const path = await reportedCase({ reporter: platform, handler: moderator }, reportOn(member));
  const decided = await decide(moderator, path);
  assert.equal(decided.statusCode, 201, decided.text);
  return decided;
}

/** As a receiver with the public library does it, and by hand for the second method. */
function assertSigned(delivery: Received, keys: Subscription): void {
  const headers = Object.fromEntries(delivery.headers);
  assert.doesNotThrow(() => new Webhook(keys.secret).verify(delivery.body, headers));
  const id = headers['webhook-id'];
  const signatures = (headers['webhook-signature'] ?? '').split(' ');
  const asymmetric = signatures.find((one) => one.startsWith('v1a,'))?.slice('v1a,'.length) ?? '';
  const x = Buffer.from(keys.publicKey.replace('whpk_', ''), 'base64').toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  const text = Buffer.from(`${id}.${headers['webhook-timestamp']}.${delivery.body}`);
  assert.ok(verify(null, text, key, Buffer.from(asymmetric, 'base64')), 'v1a fits');
}

async function deliveries(endpoint: string): Promise<readonly Record<string, unknown>[]> {
  const list = await platform('GET', `/v1/webhooks/${endpoint}/deliveries`);
  return list.at('/items') as readonly Record<string, unknown>[];
}

test('a restriction is told at once, signed in both ways, with its end', async () => {
  const here = await subscribe('restriction.imposed', 'decision.issued');
  const decided = await restrict('m-told');
  await here.receiver.until(2);
  for (const delivery of here.receiver.received) assertSigned(delivery, here);
  const bodies = here.receiver.received.map(({ body }) => JSON.parse(body));
  const imposed = bodies.find(({ type }) => type === 'restriction.imposed')?.data;
  assert.equal(imposed?.decision, decided.textAt('/decision'));
  assert.deepEqual(imposed?.target, { kind: 'member', member: 'm-told' });
  assert.ok(Date.parse(imposed?.until) > Date.parse(imposed?.from));
  const powers = await platform('GET', '/v1/members/m-told/powers');
  assert.equal(powers.at('/limits/0/until'), imposed?.until);
  await here.end();
});

test('a tampered delivery does not verify', async () => {
  const here = await subscribe('decision.issued');
  await restrict('m-tampered');
  await here.receiver.until(1);
  const [delivery] = here.receiver.received;
  assert.ok(delivery !== undefined);
  const changed = { ...delivery, body: delivery.body.replace('breach', 'breech') };
  assert.throws(() => assertSigned(changed, here));
  await here.end();
});

test('after a failure it comes again under the same id, and the list says so', async () => {
  const here = await subscribe('decision.issued');
  here.receiver.answerWith({ statusCode: 500 });
  await restrict('m-again');
  await here.receiver.until(2);
  const ids = here.receiver.received.map(({ headers }) => headers.get('webhook-id'));
  assert.equal(new Set(ids).size, 1);
  for (const delivery of here.receiver.received) assertSigned(delivery, here);
  const again = await platform('POST', `/v1/deliveries/${ids[0]}/redeliver`);
  assert.equal(again.statusCode, 202, again.text);
  await here.receiver.until(3);
  assert.equal(here.receiver.received[2]?.headers.get('webhook-id'), ids[0]);
  const [listed] = await deliveries(here.id);
  const attempts = listed?.['attempts'] as readonly Record<string, unknown>[];
  const answers = attempts.slice(0, 2).map((attempt) => attempt['status']);
  assert.deepEqual(answers, [500, 200]);
  await here.end();
});

test('a receiver that is gone gets nothing more', async () => {
  const here = await subscribe('decision.issued');
  here.receiver.answerWith({ statusCode: 410 });
  await restrict('m-gone-1');
  await here.receiver.until(1);
  const other = await subscribe('decision.issued');
  await restrict('m-gone-2');
  await other.receiver.until(1);
  assert.equal(here.receiver.received.length, 1);
  const list = await platform('GET', '/v1/webhooks');
  const endpoints = list.at('/items') as readonly Record<string, unknown>[];
  const found = endpoints.find(({ id }) => id === here.id);
  assert.match(String(found?.['disabledBecause']), /410/);
  assert.doesNotMatch(list.text, /whsec_|whsk_/, 'secrets are shown once');
  await other.end();
});

test('a redirection is a failure and nobody follows it', async () => {
  const here = await subscribe('decision.issued');
  const target = await openReceiver();
  receivers.push(target);
  here.receiver.answerWith({ statusCode: 302, headers: { location: target.url } });
  await restrict('m-redirected');
  await here.receiver.until(1);
  const id = here.receiver.received[0]?.headers.get('webhook-id');
  await platform('POST', `/v1/deliveries/${id}/redeliver`);
  await here.receiver.until(2);
  assert.equal(target.received.length, 0);
  await here.end();
});

test('what does not exist cannot be sent again', async () => {
  const answer = await platform('POST', '/v1/deliveries/no-such-delivery/redeliver');
  assertProblem(answer, { statusCode: 404, code: 'not_found' });
});
