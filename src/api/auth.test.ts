import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Principal } from '../app/principal.ts';
import { refuse } from '../kernel/refusal.ts';
import { err, ok } from '../kernel/result.ts';
import { allRoutes } from './routes.ts';
import { type Asked, fullToken, platform, testingApi } from './testing-application.ts';
import { TokenCache } from './token-cache.ts';

const routes = allRoutes({
  readActivities: () => err(refuse('unavailable', 'unused')),
  platforms: [],
  tokens: new TokenCache(() => 0),
});

test('every route refuses every caller outside its audience, the same for all', async () => {
  const { ask } = testingApi();
  const callers = ['nobody', 'token', 'bare', 'member', 'staff', 'ended'] as const;
  let refusedCount = 0;
  for (const route of routes) {
    for (const as of callers) {
      const expected = expectedFor(route.audience, as);
      if (expected === undefined) continue;
      const path = route.path.replaceAll(/\{\w+\}/g, 'x-1');
      const { status, json } = await ask(path, { method: route.method.toUpperCase(), as });
      assert.equal(json['code'], expected, `${route.operation} as ${as}`);
      assert.ok([401, 403, 404].includes(status));
      refusedCount += 1;
    }
  }
  assert.ok(refusedCount > routes.length * 2);
});

function expectedFor(
  audience: (typeof routes)[number]['audience'],
  as: NonNullable<Asked['as']>,
): string | undefined {
  const open = audience.anonymous === true;
  if (as === 'nobody') return open ? undefined : 'not_signed_in';
  if (as === 'member') return audience.member === true ? undefined : 'not_found';
  if (as === 'token') return audience.scope === undefined && !open ? 'not_found' : undefined;
  if (as === 'bare') {
    if (audience.scope !== undefined) return 'missing_scope';
    return open ? undefined : 'not_found';
  }
  if (as === 'ended' && Array.isArray(audience.staff)) return 'authority_ended';
  return audience.staff === undefined && !open ? 'not_found' : undefined;
}

test('S6 no route gives standing to a service token or to somebody who is not signed in', () => {
  const withStanding = ['readStanding', 'exportMember', 'readCase'];
  for (const { operation, audience } of routes) {
    if (!withStanding.includes(operation)) continue;
    assert.equal(audience.scope, undefined);
    assert.equal(audience.anonymous, undefined);
  }
});

test('staff without the role are told which one it takes', async () => {
  const { ask } = testingApi();
  const { status, json } = await ask('/v1/tokens', { as: 'auditor', json: {} });
  assert.equal(status, 403);
  assert.equal(json['code'], 'role_required');
});

test('an unknown token is refused also where nobody has to be signed in', async () => {
  const { ask } = testingApi();
  for (const authorization of ['Bearer evh_unknown-token-000000', 'Bearer x', 'Basic YTpi', '']) {
    const { status, headers } = await ask('/v1/rulebook', { headers: { authorization } });
    assert.equal(status, 401, authorization);
    assert.equal(headers.get('www-authenticate'), 'Bearer');
  }
});

test('an unknown session is somebody who is not signed in', async () => {
  const { ask } = testingApi();
  const headers = { cookie: '__Host-evenhand=gone' };
  assert.equal((await ask('/v1/cases', { headers })).status, 401);
  assert.equal(
    (await ask('/v1/cases', { headers: { cookie: 'evenhand=staff-session' } })).status,
    401,
  );
});

test('a write from another site, a sibling, Origin null or without proof is refused', async () => {
  const { ask } = testingApi();
  const cookie = '__Host-evenhand=staff-session';
  const foreign: readonly Readonly<Record<string, string>>[] = [
    { cookie },
    { cookie, origin: 'null' },
    { cookie, origin: 'https://evil.example' },
    { cookie, origin: 'https://forum.community.example' },
    { cookie, origin: 'http://community.example' },
    { cookie, 'sec-fetch-site': 'cross-site' },
    { cookie, 'sec-fetch-site': 'same-site' },
    { cookie, 'sec-fetch-site': 'none' },
    { cookie, origin: 'https://community.example', 'sec-fetch-site': 'cross-site' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
  ];
  for (const headers of foreign) {
    const { status, json } = await ask('/v1/reports', { json: {}, headers });
    assert.equal(status, 403, JSON.stringify(headers));
    assert.equal(json['code'], 'cross_site');
  }
  const own = { cookie, origin: 'https://community.example', 'sec-fetch-site': 'same-origin' };
  assert.equal((await ask('/v1/reports', { json: {}, headers: own })).json['code'], 'required');
});

test('a revoked token opens nothing after a second, and at once where it was revoked', async () => {
  let nowMs = 0;
  let known: Principal | undefined = platform;
  let lookups = 0;
  const { ask } = testingApi(
    {
      signIn: {
        token: async () => {
          lookups += 1;
          return known;
        },
        revokeToken: async (id) => ok({ id }),
      },
    },
    { elapsedMs: () => nowMs },
  );
  const read = async (): Promise<number> =>
    (await ask('/v1/members/m-0412/powers', { as: 'token' })).status;
  assert.equal(await read(), 200);
  assert.equal(await read(), 200);
  assert.equal(lookups, 1);
  known = undefined;
  nowMs = 1_000;
  assert.equal(await read(), 401);
  known = platform;
  assert.equal(await read(), 200);
  assert.equal((await ask('/v1/tokens/token-1', { method: 'DELETE', as: 'staff' })).status, 200);
  known = undefined;
  assert.equal(await read(), 401);
  assert.equal(fullToken.startsWith('evh_'), true);
});
