import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { refuse } from '../kernel/refusal.ts';
import { err } from '../kernel/result.ts';
import { allRoutes } from './routes.ts';
import { idempotencyKey, testingApi } from './testing-application.ts';
import { TokenCache } from './token-cache.ts';

const api = testingApi();
const routes = allRoutes({
  readActivities: () => err(refuse('unavailable', 'unused')),
  platforms: [],
  tokens: new TokenCache(() => 0),
}).filter(({ operation }) => operation !== 'takeWebhook');

const headerText = fc.stringMatching(/^[\x21-\x7e]{0,40}$/);
const headers = fc.record(
  {
    authorization: fc.oneof(headerText, fc.constant('Bearer evh_full-token-of-the-platform')),
    cookie: fc.oneof(
      headerText,
      fc.constantFrom('__Host-evenhand=staff-session', '__Host-evenhand=member-session'),
    ),
    'content-type': fc.oneof(headerText, fc.constant('application/json')),
    'content-encoding': fc.constantFrom('gzip', 'identity', 'br'),
    'idempotency-key': fc.oneof(headerText, fc.constant(idempotencyKey)),
    'if-match': fc.oneof(headerText, fc.constant('"3"')),
    origin: fc.constantFrom('null', 'https://community.example', 'https://other.example'),
    'sec-fetch-site': fc.constantFrom('same-origin', 'cross-site', 'none'),
  },
  { requiredKeys: [] },
);
const method = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS');
const segment = fc.oneof(
  fc.string({ maxLength: 20 }).map((text) => encodeURIComponent(text.toWellFormed())),
  fc.constantFrom('%', '%ff', '%00', '..', '%2e%2e', '{}', '*'),
);
const path = fc.oneof(
  fc.constantFrom(...routes.map((route) => route.path)),
  fc.array(segment, { maxLength: 5 }).map((parts) => `/v1/${parts.join('/')}`),
);
const query = fc.oneof(
  fc.constant(''),
  fc.webQueryParameters().map((text) => `?${text}`),
  fc.string({ maxLength: 30 }).map((text) => `?limit=${encodeURIComponent(text.toWellFormed())}`),
);
const body = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.json().map((text) => new TextEncoder().encode(text)),
);

const request = fc.record({ method, path, query, headers, body, id: segment });

test('whatever a client sends, the answer is a problem below 500 or an answer', async () => {
  await fc.assert(
    fc.asyncProperty(request, async (sent) => {
      const address = `${sent.path.replaceAll(/\{\w+\}/g, () => sent.id)}${sent.query}`;
      const response = await api.request(address, {
        method: sent.method,
        headers: sent.headers as Record<string, string>,
        ...(sent.method === 'GET' ? {} : { body: new Uint8Array(sent.body) }),
      });
      const text = await response.text();
      if (response.headers.get('content-type')?.startsWith('application/problem+json') !== true) {
        assert.ok(response.status < 300 || isOutside(address), `${response.status} ${text}`);
        return;
      }
      const problem = JSON.parse(text) as Readonly<Record<string, unknown>>;
      assert.equal(problem['status'], response.status);
      assert.ok(response.status >= 400 && response.status < 500, text);
      assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    }),
    { numRuns: 1_000 },
  );
  assert.deepEqual(api.incidents, []);
});

// Dots in a path are resolved before the request is made, so that it may leave /v1.
function isOutside(address: string): boolean {
  return !new URL(address, 'https://community.example').pathname.startsWith('/v1/');
}

test('whatever JSON is sent to a route that would take it, nothing fails', async () => {
  const writing = routes.filter((route) => route.method !== 'get');
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...writing), fc.jsonValue(), async (route, value) => {
      const { status } = await api.ask(route.path.replaceAll(/\{\w+\}/g, 'x-1'), {
        method: route.method.toUpperCase(),
        as: route.audience.staff === undefined ? 'token' : 'staff',
        json: value,
      });
      assert.ok(status < 500);
    }),
    { numRuns: 500 },
  );
  assert.deepEqual(api.incidents, []);
});
