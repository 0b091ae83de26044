import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readOpenMetrics } from './open-metrics.ts';
import {
  type PreparedDirectory,
  prepareDirectory,
  type RunningServer,
  startServer,
} from './running-server.ts';
import { type Answered, asNobody, asPlatform } from './talk.ts';

let directory: PreparedDirectory;
let server: RunningServer;

before(async () => {
  directory = await prepareDirectory();
  server = await startServer(directory);
});
after(async () => {
  await server.end('SIGTERM');
  directory.remove();
});

const OPEN = 'application/openmetrics-text';

async function figures(accept?: string): Promise<Answered> {
  const headers = accept === undefined ? {} : { accept };
  return await asNobody(directory)('GET', '/metrics', { headers });
}

test('figures are OpenMetrics to the letter, with units and the time they count from', async () => {
  const platform = asPlatform(directory);
  await platform('GET', '/v1/members/m-one/powers');
  await platform('GET', '/v1/nowhere');
  const answer = await figures(`${OPEN}; version=1.0.0`);
  assert.equal(
    answer.headers.get('content-type'),
    'application/openmetrics-text; version=1.0.0; charset=utf-8',
  );
  const families = readOpenMetrics(answer.text);
  const told = [...families].map(([name, { type, unit }]) => `${name} ${type} ${unit}`.trim());
  for (const expected of [
    'evenhand_ready gauge',
    'evenhand_http_answers counter',
    'evenhand_request_duration_seconds histogram seconds',
    'evenhand_requests_of_people_refused counter',
    'evenhand_log_lag_seconds gauge seconds',
    'evenhand_outbox_entries gauge',
    'evenhand_heap_used_bytes gauge bytes',
    'evenhand_event_loop_delay_seconds summary seconds',
  ]) {
    assert.ok(told.includes(expected), `${expected} is not among ${told.join(', ')}`);
  }
  const counted = families.get('evenhand_http_answers')?.samples ?? [];
  const created = counted.filter(({ name }) => name.endsWith('_created'));
  assert.equal(created.length * 2, counted.length);
  assert.ok(created.every(({ value }) => value > 1.7e9 && value <= Date.now() / 1_000));
});

test('whatever is asked for, there are no more series than routes and lanes', async () => {
  const series = async (): Promise<readonly string[]> => {
    const families = readOpenMetrics((await figures(OPEN)).text);
    const times = families.get('evenhand_request_duration_seconds')?.samples ?? [];
    const counts = times.filter(({ name }) => name.endsWith('_count'));
    return counts.map(({ dimensions }) => [...dimensions.values()].join(' '));
  };
  const ask = async (word: string): Promise<void> => {
    const platform = asPlatform(directory);
    for (const path of [
      `/v1/${word}`,
      `/${word}`,
      `/v1/members/${word}/powers`,
      `/sign-in/${word}`,
    ]) {
      await platform('GET', path);
      await platform('DELETE', path);
    }
  };
  await ask('first');
  await series();
  const before = await series();
  for (const word of ['second', 'third', 'fourth']) await ask(word);
  assert.deepEqual(await series(), before);
  assert.ok(before.includes('/v1/members/:member/powers programs'), before.join('\n'));
  assert.ok(before.every((one) => /^\S+ (?:people|programs|bulk|none)$/.test(one)));
});

test('who does not ask for OpenMetrics gets the text format of Prometheus', async () => {
  for (const accept of [
    undefined,
    'text/plain',
    `${OPEN};q=0, */*`,
    `${OPEN};version=2.0.0`,
    `text/plain;version=0.0.4, ${OPEN};version=1.0.0;q=0.5`,
  ]) {
    const { text, headers } = await figures(accept);
    assert.equal(headers.get('content-type'), 'text/plain; version=0.0.4; charset=utf-8', accept);
    assert.equal(headers.get('vary'), 'accept');
    assert.match(text, /^# TYPE evenhand_http_answers_total counter$/m);
    assert.match(text, /^# TYPE evenhand_request_duration_seconds histogram$/m);
    assert.doesNotMatch(text, /_created|# EOF|# UNIT/);
  }
  // As Prometheus itself asks.
  const both = `${OPEN};version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.2,*/*;q=0.1`;
  assert.match(
    (await figures(both)).headers.get('content-type') ?? '',
    /^application\/openmetrics/,
  );
});

test('planted: the reader refuses what is no OpenMetrics', () => {
  const head = '# TYPE a counter\n';
  for (const [text, why] of [
    [`${head}a_total 1\n`, /ends with/],
    [`${head}a 1\n# EOF\n`, /no sample/],
    [`${head}a_total 1\na_total 2\n# EOF\n`, /twice/],
    [`${head}a_total{b="c}" 1\n# EOF\n`, /no sample|no dimensions/],
    ['# TYPE a gauge\n# UNIT a seconds\na 1\n# EOF\n', /does not end/],
    ['# TYPE a gauge\na 1\n# TYPE b gauge\nb 1\n# TYPE a gauge\n# EOF\n', /interleaved/],
    ['# TYPE a histogram\na_bucket{le="1"} 1\na_count 1\na_sum 1\n# EOF\n', /./],
  ] as const) {
    assert.throws(() => readOpenMetrics(text), why);
  }
});
