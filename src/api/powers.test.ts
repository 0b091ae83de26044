import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MemberPowers } from '../domain/powers/powers.ts';
import type { RestrictionId, StatementId } from '../kernel/identifier.ts';
import { instant } from '../kernel/instant.ts';
import { testingApi } from './testing-application.ts';

const at = instant('2026-11-20T08:15:00Z');

function powersOf(member: MemberPowers['member']): MemberPowers {
  const until = instant('2026-11-27T08:15:00Z');
  const limit = {
    power: 'link',
    limit: 'withdrawn',
    until,
    restriction: 'r-1' as RestrictionId,
    statement: 's-1' as StatementId,
  } as const;
  return { member, at, limits: [limit] };
}

test('the first question and the quick ones after it get the same answer', async () => {
  const { ask } = testingApi({ members: { powers: powersOf } });
  const first = await ask('/v1/members/m-0412/powers', { as: 'token' });
  const quick = await ask('/v1/members/m-0412/powers', { as: 'token' });
  assert.equal(first.status, 200);
  assert.deepEqual(quick.json, first.json);
  assert.deepEqual([...quick.headers], [...first.headers]);
  assert.deepEqual(first.json, JSON.parse(JSON.stringify(powersOf('m-0412' as never))));
});

test('each limit carries its end, so that a platform can let it expire by itself', async () => {
  const { ask } = testingApi({ members: { powers: powersOf } });
  const { json } = await ask('/v1/members/m-0412/powers', { as: 'token' });
  for (const limit of json['limits'] as readonly { until: string }[]) assert.ok(limit.until > at);
});

test('a member reads their own powers and nobody else’s', async () => {
  const { ask } = testingApi();
  assert.equal((await ask('/v1/members/m-0412/powers', { as: 'member' })).status, 200);
  assert.equal((await ask('/v1/members/m-0413/powers', { as: 'member' })).status, 404);
  assert.equal((await ask('/v1/members/m-0412/powers')).status, 401);
});

test('the quick way answers nothing that the ordinary way refuses', async () => {
  const { ask } = testingApi();
  for (const _again of [1, 2]) {
    assert.equal((await ask('/v1/members/m-0412/powers', { as: 'bare' })).status, 403);
    assert.equal((await ask('/v1/members/m%00/powers', { as: 'token' })).status, 404);
  }
  assert.equal((await ask('/v1/members/mitglied-ä/powers', { as: 'token' })).status, 200);
  const query = await ask('/v1/members/m-0412/powers?at=2020', { as: 'token' });
  assert.equal(query.json['code'], 'unknown_field');
});
