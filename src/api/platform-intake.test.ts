import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Call } from '../app/contract/call.ts';
import type { ActivityInput } from '../app/contract/intake.ts';
import type { ReportInput } from '../app/contract/reports.ts';
import type { ItemId } from '../kernel/identifier.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Intaken, PlatformIntake } from './rim.ts';
import { platform, testingApi } from './testing-application.ts';

const activity: ActivityInput = { kind: 'activity', activity: {} as never };
const report: Omit<ReportInput, 'subject'> = {
  source: 'report',
  text: 'Shop link',
  alleges: 'incompatible-with-rulebook',
  goodFaith: true,
};

function forum(read: Result<readonly Intaken[], Refusal>): PlatformIntake {
  return {
    platform: 'forum',
    principal: platform,
    deliveryIdHeader: 'x-delivery',
    read: () => read,
  };
}

test('a delivery becomes activities and reports, on the platform’s own authority', async () => {
  const calls: Call[] = [];
  const filed: ReportInput[] = [];
  const { ask } = testingApi(
    {
      intake: {
        take: async (_batch, call) => {
          calls.push(call);
          return ok([{ id: 'a', result: 'accepted' }]);
        },
      },
      reports: {
        file: async (input, call) => {
          calls.push(call);
          filed.push(input);
          return ok({} as never);
        },
      },
    },
    {
      platforms: [
        forum(
          ok([
            { kind: 'activity', activity },
            { kind: 'report-of-item', item: 'i-1' as ItemId, report },
            { kind: 'ignored', why: 'A badge was given' },
          ]),
        ),
      ],
    },
  );
  const asked = { json: {}, headers: { 'x-delivery': '77' } };
  const { status, json } = await ask('/v1/intake/forum', asked);
  assert.equal(status, 202);
  assert.deepEqual(json, { activities: 1, reports: 1, ignored: 1 });
  assert.deepEqual(filed[0]?.subject, { kind: 'item', item: 'i-1', author: '' });
  assert.ok(calls.every(({ by }) => by.kind === 'platform'));
  const keys = calls.map(({ idempotency }) => idempotency?.key);
  assert.equal(new Set(keys).size, 2);
  await ask('/v1/intake/forum', asked);
  assert.deepEqual(
    calls.slice(2).map(({ idempotency }) => idempotency?.key),
    keys,
  );
});

test('a bad signature is 401, an unknown platform is 404', async () => {
  const refusal = refuse('bad_signature', 'The signature does not fit');
  const { ask } = testingApi({}, { platforms: [forum(err(refusal))] });
  assert.equal((await ask('/v1/intake/forum', { json: {} })).status, 401);
  const { status, json } = await ask('/v1/intake/elsewhere', { json: {} });
  assert.equal(status, 404);
  assert.equal(json['code'], 'not_found');
});

test('what the application refuses is the answer, except a report it has already', async () => {
  const reported: Intaken = {
    kind: 'report',
    report: { ...report, subject: { kind: 'member', member: 'm-1' as never } },
  };
  const answers = [
    refuse('too_many', 'You reported this', { facts: { report: 'rep-1' } }),
    refuse('storage_full', 'The disk is full'),
  ];
  const codes: unknown[] = [];
  for (const refusal of answers) {
    const { ask } = testingApi(
      { reports: { file: async () => err(refusal) } },
      { platforms: [forum(ok([reported]))] },
    );
    codes.push((await ask('/v1/intake/forum', { json: {} })).status);
  }
  assert.deepEqual(codes, [202, 507]);
});

test('E1 a reaction in a delivery is refused', async () => {
  const refusal = refuse('signal_not_allowed', 'Reactions are never taken in');
  const { ask } = testingApi(
    { intake: { take: async () => ok([{ id: 'a', result: 'refused', refusal }]) } },
    {
      platforms: [
        forum(ok([{ kind: 'activity', activity: { kind: 'refused', id: 'a', refusal } }])),
      ],
    },
  );
  assert.equal((await ask('/v1/intake/forum', { json: {} })).json['code'], 'signal_not_allowed');
});
