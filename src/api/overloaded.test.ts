import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crowdedLanes } from '../app/testing-lanes.ts';
import { inLane, laneOf } from './in-lane.ts';
import { allRoutes } from './routes.ts';
import { testingApi } from './testing-application.ts';
import { TokenCache } from './token-cache.ts';

const routes = allRoutes({
  readActivities: () => {
    throw new TypeError('nothing is read');
  },
  platforms: [],
  tokens: new TokenCache(() => 0),
});

test('what cannot be answered now is refused before its body is read, with when to come back', async () => {
  const { request } = testingApi({}, { lanes: crowdedLanes() });
  const body = new ReadableStream({
    pull: () => {
      throw new Error('the body was read');
    },
  });
  const init = { method: 'POST', body, duplex: 'half' } as RequestInit;
  const response = await request('/v1/activities', init);
  assert.equal(response.status, 503);
  assert.equal(response.headers.get('retry-after'), '2');
  const problem = (await response.json()) as Readonly<Record<string, unknown>>;
  assert.equal(problem['code'], 'overloaded');
});

test('whoever watches over the server is answered whoever waits', async () => {
  const { request } = testingApi({}, { lanes: crowdedLanes() });
  for (const path of ['/livez', '/readyz', '/metrics']) {
    assert.equal((await request(path)).status, 200, path);
  }
});

test('a place is given back also when answering fails', async () => {
  const lanes = crowdedLanes();
  let given = 0;
  const leave = (): void => {
    given += 1;
  };
  lanes.enter = () => ({ ok: true, value: leave });
  const failing = inLane(lanes, 'people', () => Promise.reject(new Error('nobody foresaw this')));
  const context = { req: { header: () => undefined } } as never;
  await assert.rejects(async () => await failing(context), /nobody foresaw this/);
  assert.equal(given, 1);
});

test('masses are what platforms send; what members and anybody may ask is for people', () => {
  const lane = (operation: string): string => {
    const route = routes.find((one) => one.operation === operation);
    assert.ok(route !== undefined, operation);
    return laneOf(route);
  };
  assert.equal(lane('takeActivities'), 'bulk');
  assert.equal(lane('screen'), 'bulk');
  for (const operation of ['fileAppeal', 'fileReport', 'readStatement', 'readRulebook']) {
    assert.equal(lane(operation), 'people', operation);
  }
  for (const operation of ['decideCase', 'addWebhook']) {
    assert.equal(lane(operation), 'programs', operation);
  }
});
