import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Call } from '../app/contract/call.ts';
import type { ActivityInput, ActivityResult } from '../app/contract/intake.ts';
import { refuse } from '../kernel/refusal.ts';
import { err, ok } from '../kernel/result.ts';
import type { ActivityRequest } from './rim.ts';
import { type TestingApi, testingApi } from './testing-application.ts';

const unread: ActivityInput = { kind: 'unknown', id: 'a', source: 's', type: 't', raw: '{}' };

function apiAnswering(results: readonly ActivityResult[], single: boolean): TestingApi {
  return testingApi(
    { intake: { take: async () => ok(results) } },
    { readActivities: () => ok({ single, activities: [unread] }) },
  );
}

test('a batch that was taken whole is 202 with one result per item', async () => {
  const results = [
    { id: 'a', result: 'accepted' },
    { id: 'b', result: 'duplicate' },
    { id: 'c', result: 'late' },
    { id: 'd', result: 'set-aside', code: 'unknown_version' },
  ] as const;
  const { ask } = apiAnswering(results, false);
  const { status, json } = await ask('/v1/activities', { as: 'token', json: [] });
  assert.equal(status, 202);
  assert.deepEqual(json['items'], results);
});

test('a batch with a refused item is 207 and names it at its index', async () => {
  const refusal = refuse('timestamp_in_future', 'Two days ahead', { pointer: '/1/time' });
  const { ask } = apiAnswering(
    [
      { id: 'a', result: 'accepted' },
      { id: 'b', result: 'refused', refusal },
    ],
    false,
  );
  const { status, json } = await ask('/v1/activities', { as: 'token', json: [] });
  assert.equal(status, 207);
  const [first, second] = json['items'] as Readonly<Record<string, unknown>>[];
  assert.deepEqual(first, { id: 'a', result: 'accepted' });
  const problem = second?.['problem'] as Readonly<Record<string, unknown>>;
  assert.equal(problem['code'], 'timestamp_in_future');
  assert.equal(problem['status'], 400);
});

test('E1 an activity about reactions sent by itself is refused with its own status', async () => {
  const refusal = refuse('signal_not_allowed', 'Reactions are never taken in', {
    pointer: '/type',
  });
  const { ask } = apiAnswering([{ id: 'a', result: 'refused', refusal }], true);
  const { status, json } = await ask('/v1/activities', { as: 'token', json: {} });
  assert.equal(status, 400);
  assert.equal(json['code'], 'signal_not_allowed');
});

test('the reader is told media type, bytes, community and time, and may refuse', async () => {
  let seen: ActivityRequest | undefined;
  const { ask } = testingApi(
    {},
    {
      readActivities: (request) => {
        seen = request;
        return err(refuse('duplicate_key', 'Twice', { pointer: '/0/id' }));
      },
    },
  );
  const headers = { 'content-type': 'application/x-ndjson' };
  const { status } = await ask('/v1/activities', { as: 'token', body: '{}\n', headers });
  assert.equal(status, 400);
  assert.equal(seen?.mediaType, 'application/x-ndjson');
  assert.equal(seen?.community, 'forum');
  assert.equal(seen?.now, '2026-11-20T08:15:00.000Z');
  assert.equal(Buffer.from(seen?.body ?? []).toString(), '{}\n');
});

test('a batch may be larger than other bodies, up to its own limit', async () => {
  const { ask } = apiAnswering([], false);
  const large = new Uint8Array(1_000_000);
  assert.equal((await ask('/v1/activities', { as: 'token', body: large })).status, 202);
  const tooLarge = new Uint8Array(8_388_609);
  assert.equal((await ask('/v1/activities', { as: 'token', body: tooLarge })).status, 413);
});

test('screening takes one activity, needs no key, and never stores', async () => {
  const calls: Call[] = [];
  const screen = async (_activity: unknown, call: Call) => {
    calls.push(call);
    return ok({ findings: [] });
  };
  const activity: ActivityInput = { kind: 'activity', activity: {} as never };
  const asked = { as: 'token', json: {} } as const;
  const one = testingApi(
    { intake: { screen } },
    { readActivities: () => ok({ single: true, activities: [activity] }) },
  );
  assert.deepEqual((await one.ask('/v1/screen', asked)).json, { findings: [] });
  assert.equal(calls[0]?.idempotency, undefined);
  const list = testingApi(
    { intake: { screen } },
    { readActivities: () => ok({ single: false, activities: [activity] }) },
  );
  assert.equal((await list.ask('/v1/screen', asked)).json['code'], 'invalid_value');
  const unknown = testingApi(
    { intake: { screen } },
    { readActivities: () => ok({ single: true, activities: [unread] }) },
  );
  assert.equal((await unknown.ask('/v1/screen', asked)).json['code'], 'invalid_value');
  assert.equal(calls.length, 1);
});
