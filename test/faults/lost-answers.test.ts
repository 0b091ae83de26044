import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { type SeededRandom, seededRandom } from '../../src/replay/seeded-random.ts';
import { activity, reportOn } from '../server/case-work.ts';
import {
  type PreparedDirectory,
  prepareDirectory,
  type RunningServer,
  startServer,
} from '../server/running-server.ts';
import { amount } from './amount.ts';
import { type Cut, type CuttingProxy, openCuttingProxy } from './cutting-proxy.ts';
import { examineRecord } from './examine-record.ts';

const LOST = amount(10_000, 100);
const SEED = Number(process.env['SEED'] ?? '20261126');
const AT_ONCE = 8;
/** The first request with a key may still run when the second comes; not for ever. */
const RUNNING_MAX = 200;

interface Wanted {
  readonly path: '/v1/activities' | '/v1/reports';
  readonly key: string;
  readonly body: string;
  readonly statusCode: 202;
}

interface Tally {
  cut: number;
  running: number;
  again: number;
  readonly activities: Set<string>;
  readonly members: Set<string>;
}

test(`F11 of ${LOST} answers lost on the way each comes again, byte for byte, and nothing happens twice`, async (context) => {
  let server: RunningServer | undefined;
  let proxy: CuttingProxy | undefined;
  context.after(async () => {
    await proxy?.close();
    await server?.end('SIGKILL');
  });
  const directory = await prepareDirectory();
  const running = await startServer(directory);
  server = running;
  const cuts = new Map<string, Cut>();
  const line = await openCuttingProxy(directory.port, (key) => {
    const cut = cuts.get(key) ?? { kind: 'none' };
    // Each key loses one answer; what is asked afterwards arrives.
    cuts.delete(key);
    return cut;
  });
  proxy = line;
  const tally: Tally = {
    ...{ cut: 0, running: 0, again: 0 },
    ...{ activities: new Set(), members: new Set() },
  };
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let number = next++; number < LOST; number = next++) {
      const random = seededRandom(SEED + number);
      const wanted = drawn(number, random, tally);
      const cut = drawnCut(random);
      cuts.set(wanted.key, cut);
      const end = { line, token: directory.token, tally };
      await loseOne(end, { wanted, cut }).catch((problem: unknown) => {
        throw new Error(`answer ${number} with SEED=${SEED}`, { cause: problem });
      });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  assert.equal(tally.cut, LOST, 'every line broke once');
  assert.equal(await running.end('SIGTERM'), 0, running.output());
  await assertOnce(directory, tally);
  directory.remove();
  const { cut, running: inProgress, again } = tally;
  const { activities, members } = tally;
  const sent = { activities: activities.size, reports: members.size };
  context.diagnostic(JSON.stringify({ seed: SEED, cut, inProgress, again, ...sent, twice: 0 }));
});

function drawn(number: number, random: SeededRandom, tally: Tally): Wanted {
  const key = `lost-answer-${String(number).padStart(8, '0')}`;
  if (random.chance(0.5)) {
    const member = `m-lost-${number}`;
    tally.members.add(member);
    return { path: '/v1/reports', key, body: JSON.stringify(reportOn(member)), statusCode: 202 };
  }
  const ids = Array.from({ length: random.between(1, 4) }, (_, index) => `a-${number}-${index}`);
  for (const id of ids) tally.activities.add(id);
  const body = JSON.stringify(ids.map((id) => activity(id)));
  return { path: '/v1/activities', key, body, statusCode: 202 };
}

function drawnCut(random: SeededRandom): Cut {
  if (random.chance(0.15)) return { kind: 'while-running' };
  return { kind: 'in-answer', share: random.next() };
}

/** Sends, loses the answer, and asks again with the same key until it is there. */
async function loseOne(
  { line, token, tally }: { line: CuttingProxy; token: string; tally: Tally },
  { wanted, cut }: { readonly wanted: Wanted; readonly cut: Cut },
): Promise<void> {
  const sending = { url: line.url, token, wanted };
  // Somebody who is impatient asks again while the first request still runs.
  const atOnce = cut.kind === 'while-running' ? 2 : 1;
  const asked = Array.from({ length: atOnce }, () => send(sending).catch(() => undefined));
  const answers = await Promise.all(asked);
  assert.ok(answers.includes(undefined), 'the line did not break');
  tally.cut += 1;
  for (let tries = 0; ; tries += 1) {
    const answer = answers.find((one) => one !== undefined) ?? (await send(sending));
    answers.length = 0;
    if (answer.statusCode === 409) {
      assert.equal(JSON.parse(answer.body).code, 'in_progress', answer.body);
      assert.ok(tries < RUNNING_MAX, 'still running, and nothing runs any more');
      tally.running += 1;
      await setTimeout(1);
      continue;
    }
    assert.equal(answer.statusCode, wanted.statusCode, answer.body);
    const heard = (await line.heard(wanted.key)).map((exchange) => partsOf(exchange.answer));
    const lost = heard.find(({ statusCode }) => statusCode !== 409);
    assert.ok(lost !== undefined);
    assert.deepEqual(sealed(answer), sealed(lost));
    // Nothing runs any more: from here on the answer is always there.
    assert.deepEqual(sealed(await send(sending)), sealed(lost));
    tally.again += 1;
    return;
  }
}

interface Whole {
  readonly statusCode: number;
  readonly body: string;
}

async function send({
  url,
  token,
  wanted,
}: {
  readonly url: string;
  readonly token: string;
  readonly wanted: Wanted;
}): Promise<Whole> {
  const { promise, resolve, reject } = Promise.withResolvers<Whole>();
  const headers = {
    authorization: `Bearer ${token}`,
    connection: 'close',
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(wanted.body),
    'idempotency-key': wanted.key,
  };
  const asked = request(`${url}${wanted.path}`, { method: 'POST', agent: false, headers });
  asked.on('error', reject);
  asked.on('response', (response) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => void chunks.push(chunk));
    response.on('error', reject);
    response.on('end', () => {
      if (!response.complete) return reject(new Error('the line broke in the answer'));
      resolve({
        statusCode: response.statusCode ?? 0,
        body: Buffer.concat(chunks).toString('utf8'),
      });
    });
  });
  asked.end(wanted.body);
  return await promise;
}

// A secret is kept nowhere, so each answer opens the same page with a secret of its own.
function sealed({ statusCode, body }: Whole): Whole {
  return { statusCode, body: body.replace(/"secret":"[\w-]{43}"/, '"secret":"(of its own)"') };
}

/** Status and body of an answer as it came from the server. */
function partsOf(answer: string): Whole {
  const [head = '', rest = ''] = [
    answer.slice(0, answer.indexOf('\r\n\r\n')),
    answer.slice(answer.indexOf('\r\n\r\n') + 4),
  ];
  const chunked = /^transfer-encoding: chunked$/im.test(head);
  return { statusCode: Number(head.split(' ')[1]), body: chunked ? joined(rest) : rest };
}

// The chunks of these answers are ASCII, so that a character is a byte.
function joined(chunks: string): string {
  let body = '';
  for (let at = 0; ; ) {
    const end = chunks.indexOf('\r\n', at);
    const length = Number.parseInt(chunks.slice(at, end), 16);
    if (!(length > 0)) return body;
    body += chunks.slice(end + 2, end + 2 + length);
    at = end + 2 + length + 2;
  }
}

async function assertOnce(directory: PreparedDirectory, tally: Tally): Promise<void> {
  const record = await examineRecord(directory.path);
  assert.deepEqual([...record.activities].toSorted(), [...tally.activities].toSorted());
  const reported = [...record.reports.values()].map((report) => {
    assert.ok(report.phase !== 'none');
    const { subject } = report.received;
    return subject.kind === 'member' ? String(subject.member) : '';
  });
  assert.deepEqual(reported.toSorted(), [...tally.members].toSorted(), 'each report is there once');
}
