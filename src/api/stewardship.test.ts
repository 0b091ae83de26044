import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Call } from '../app/contract/call.ts';
import { refuse } from '../kernel/refusal.ts';
import { err, ok } from '../kernel/result.ts';
import { testingApi } from './testing-application.ts';

const view = { version: 3 } as never;

test('an appointment passes on charter and end, and unknown duties are refused', async () => {
  const seen: unknown[] = [];
  const { ask } = testingApi({
    groups: {
      appoint: async (group, input) => {
        seen.push([group, input]);
        return ok(view);
      },
    },
  });
  const json = {
    steward: 'm-1',
    seat: 'interim',
    charter: { text: 'You look.', duties: [{ duty: 'look-into-matter', within: 'P3D' }] },
    until: '2026-12-31T01:00:00+01:00',
  };
  const made = await ask('/v1/groups/ferns/stewards', { as: 'staff', json });
  assert.equal(made.status, 201);
  assert.deepEqual(seen, [['ferns', { ...json, until: '2026-12-31T00:00:00.000Z' }]]);
  const duties = [{ duty: 'be-everywhere', within: 'P3D' }];
  const charter = { ...json.charter, duties };
  const wrong = await ask('/v1/groups/ferns/stewards', { as: 'staff', json: { ...json, charter } });
  assert.equal(wrong.status, 400);
  const endless = { ...json.charter, duties: [{ duty: 'answer-staff', within: 'soon' }] };
  const bad = await ask('/v1/groups/ferns/stewards', {
    as: 'staff',
    json: { ...json, charter: endless },
  });
  assert.equal(bad.json['code'], 'invalid_value');
});

test('a steward’s own word comes from the member who is signed in, and from no token', async () => {
  const calls: Call[] = [];
  const { ask } = testingApi({
    groups: {
      resign: async (_group, call) => {
        calls.push(call);
        return ok(view);
      },
    },
  });
  assert.equal((await ask('/v1/groups/ferns/resign', { as: 'member', json: {} })).status, 200);
  assert.deepEqual(calls[0]?.by, { kind: 'member', member: 'm-0412' });
  for (const as of ['token', 'staff'] as const) {
    const { status } = await ask('/v1/groups/ferns/resign', { as, json: {} });
    assert.ok(status === 403 || status === 404, as);
  }
  assert.equal(calls.length, 1);
});

test('O7 everybody reads the counter, and what was opened only staff can ask for', async () => {
  const { ask } = testingApi({
    breakGlass: { counts: async () => [{ month: '2026-11', kind: 'sealed-file', count: 2 }] },
  });
  const counts = await ask('/v1/access-counts');
  assert.deepEqual(counts.json, {
    items: [{ month: '2026-11', kind: 'sealed-file', count: 2 }],
  });
  for (const as of ['nobody', 'member', 'token'] as const) {
    const { status } = await ask('/v1/accesses/access-1/opened', { as });
    assert.ok(status === 401 || status === 404, as);
  }
});

test('O4 a decision that cites what a steward does not answer for is a problem with its code', async () => {
  const detail = 'A steward answers only for own acts.';
  const where = { pointer: '/factsReliedOn/0' };
  const { ask } = testingApi({
    cases: { decide: async () => err(refuse('not_answerable', detail, where)) },
  });
  const json = { outcome: 'breach', confidence: 'high', factsReliedOn: ['e-1'] };
  const { status, json: problem } = await ask('/v1/cases/c-1/decision', {
    as: 'staff',
    json,
    headers: { 'if-match': '"3"' },
  });
  assert.equal(status, 400);
  assert.equal(problem['code'], 'not_answerable');
});

test('another’s staff record is the application’s word; members and tokens find nothing', async () => {
  const { ask } = testingApi({
    staffRecords: { read: async () => err(refuse('role_required', 'For lead and ombud.')) },
  });
  assert.equal((await ask('/v1/staff/moderator-9/record', { as: 'staff' })).status, 403);
  for (const as of ['member', 'token'] as const) {
    assert.equal((await ask('/v1/staff/moderator-9/record', { as })).status, 404, as);
  }
});
