import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '../kernel/limits.ts';
import { ok } from '../kernel/result.ts';
import { testingApi } from './testing-application.ts';

const address = '/v1/members/m-0412/correspondence/address';

test('an address is given by the member or by a token with its scope, and by nobody else', async () => {
  const given: unknown[] = [];
  const { ask } = testingApi({
    correspondence: {
      giveAddress: async (member, input, { by }) => {
        given.push([member, input.address, by.kind]);
        return ok({ member } as never);
      },
    },
  });
  const json = { address: 'fern@post.example' };
  for (const [as, status] of [
    ['member', 200],
    ['token', 200],
    ['bare', 403],
    ['staff', 404],
    ['nobody', 401],
  ] as const) {
    assert.equal((await ask(address, { method: 'PUT', as, json })).status, status, as);
  }
  assert.deepEqual(given, [
    ['m-0412', 'fern@post.example', 'member'],
    ['m-0412', 'fern@post.example', 'platform'],
  ]);
});

test('an address longer than any body may hold is refused before it is looked at', async () => {
  const { ask } = testingApi();
  const json = { address: `a@${'b'.repeat(limits.urlLengthMax)}.example` };
  const { status, json: problem } = await ask(address, { method: 'PUT', as: 'token', json });
  assert.equal(status, 400);
  assert.match(JSON.stringify(problem), /\/address/);
});

test('letters are for operators and leads, and a phase is one of four', async () => {
  const phases: string[] = [];
  const { ask } = testingApi({
    letters: {
      list: async ({ phase }) => {
        phases.push(phase);
        return ok({ items: [] });
      },
    },
  });
  assert.equal((await ask('/v1/letters', { as: 'staff' })).status, 200);
  assert.equal((await ask('/v1/letters?phase=returned', { as: 'token' })).status, 200);
  assert.deepEqual(phases, ['failed', 'returned']);
  assert.equal((await ask('/v1/letters', { as: 'auditor' })).status, 403);
  assert.equal((await ask('/v1/letters', { as: 'member' })).status, 404);
  assert.equal((await ask('/v1/letters?phase=lost', { as: 'staff' })).status, 400);
});
