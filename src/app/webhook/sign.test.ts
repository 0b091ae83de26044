import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { type Instant, instant, instantFromMs, instantMs } from '../../kernel/instant.ts';
import { type EndpointKeys, newEndpointKeys, signWebhook } from './sign.ts';
import { verifyWebhook } from './verify.ts';

const NOW = instant('2026-11-20T08:15:00Z');

interface Vectors {
  readonly keys: EndpointKeys;
  readonly vectors: readonly {
    readonly id: string;
    readonly at: string;
    readonly timestamp: string;
    readonly body: string;
    readonly v1: string;
    readonly v1a: string;
  }[];
}

const spec = new URL('../../../spec/', import.meta.url);
const published = JSON.parse(
  readFileSync(new URL('webhooks-vectors.json', spec), 'utf8'),
) as Vectors;
const { keys } = published;

function deliver(signed: Readonly<Record<string, string>>, body: string, now: Instant = NOW) {
  const headers = new Headers(signed);
  return (...known: string[]) => verifyWebhook({ headers, body, now, keys: known });
}

test('both signatures are accepted by their own key and by no other', () => {
  const other = newEndpointKeys();
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.uuid(), (body, id) => {
      const check = deliver(signWebhook({ id, at: NOW, body, keys: other }), body);
      assert.deepEqual(check(other.secret), { ok: true, value: id });
      assert.deepEqual(check(other.publicKey), { ok: true, value: id });
      assert.deepEqual(check(keys.secret, other.publicKey), { ok: true, value: id });
      assert.equal(check(keys.secret, keys.publicKey).ok, false);
    }),
    { numRuns: 30 },
  );
});

test('the v1 signature is the one the standardwebhooks package makes', () => {
  const { secret } = keys;
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.uuid(), fc.nat(2e9), (body, id, seconds) => {
      const at = instantFromMs(seconds * 1_000);
      const signed = signWebhook({ id, at, body, keys })['webhook-signature'] ?? '';
      assert.equal(signed.split(' ')[0], new Webhook(secret).sign(id, new Date(at), body));
    }),
    { numRuns: 50 },
  );
});

test('another id, body, time or version, a cut signature and a swapped method are refused alike', () => {
  const id = 'msg_1';
  const body = '{"type":"decision.issued"}';
  const signed = signWebhook({ id, at: NOW, body, keys });
  const signature = signed['webhook-signature'] ?? '';
  const [v1 = '', v1a = ''] = signature.split(' ');
  const forged: (readonly [Readonly<Record<string, string>>, string])[] = [
    [{ ...signed, 'webhook-id': 'msg_2' }, body],
    [signed, `${body} `],
    [{ ...signed, 'webhook-timestamp': String(instantMs(NOW) / 1_000 + 1) }, body],
    [{ ...signed, 'webhook-timestamp': 'now' }, body],
    [{ ...signed, 'webhook-signature': '' }, body],
    [{ ...signed, 'webhook-signature': v1.slice(3) }, body],
    [{ ...signed, 'webhook-signature': v1.slice(0, -8) }, body],
    [{ ...signed, 'webhook-signature': v1.replace('v1,', 'v1a,') }, body],
    [{ ...signed, 'webhook-signature': v1a.replace('v1a,', 'v1,') }, body],
    [{ ...signed, 'webhook-signature': v1.replace('v1,', 'v2,') }, body],
    [{}, body],
  ];
  const answers = forged.map(([headers, sent]) => {
    const verified = deliver(headers, sent)(keys.secret, keys.publicKey);
    return verified.ok ? 'accepted' : JSON.stringify(verified.error);
  });
  assert.equal(new Set(answers).size, 1, 'one text for every reason');
  assert.match(answers[0] ?? '', /bad_signature/);
});

test('a delivery is valid for five minutes around its time', () => {
  const body = '{}';
  const signed = signWebhook({ id: 'msg_1', at: NOW, body, keys });
  for (const [seconds, valid] of [
    [-300, true],
    [300, true],
    [-301, false],
    [301, false],
    [86_400 * 365, false],
  ] as const) {
    const later = instantFromMs(instantMs(NOW) + seconds * 1_000);
    assert.equal(deliver(signed, body, later)(keys.secret).ok, valid, String(seconds));
  }
});

test('without a key nothing is accepted', () => {
  const signed = signWebhook({ id: 'msg_1', at: NOW, body: '{}', keys });
  const verified = deliver(signed, '{}')();
  assert.equal(verified.ok ? undefined : verified.error.refused, 'not_configured');
  assert.equal(deliver(signed, '{}')('whpk_', 'whsec_', 'something').ok, false);
});

test('the published vectors are signed and verified as printed', () => {
  assert.ok(published.vectors.length > 0);
  for (const { id, at, timestamp, body, v1, v1a } of published.vectors) {
    const signed = signWebhook({ id, at: instant(at), body, keys });
    const expected = { 'webhook-id': id, 'webhook-timestamp': timestamp };
    assert.deepEqual(signed, { ...expected, 'webhook-signature': `${v1} ${v1a}` });
    assert.equal(deliver(signed, body, instant(at))(keys.publicKey).ok, true);
  }
});

test('the example of the specification is the first vector', () => {
  const text = readFileSync(new URL('webhooks.md', spec), 'utf8');
  const [first] = published.vectors;
  assert.ok(first !== undefined);
  for (const part of [first.id, first.timestamp, first.body, `${first.v1} ${first.v1a}`]) {
    assert.ok(text.includes(part), part);
  }
  assert.ok(text.includes(keys.secret) && text.includes(keys.publicKey));
});
