import assert from 'node:assert/strict';
import { cpSync, rmSync } from 'node:fs';
import { test } from 'node:test';
import { type SeededRandom, seededRandom } from '../../src/replay/seeded-random.ts';
import { activity } from '../server/case-work.ts';
import {
  type PreparedDirectory,
  prepareDirectory,
  type RunningServer,
  startServer,
} from '../server/running-server.ts';
import { type Answered, type Ask, asPlatform } from '../server/talk.ts';
import { amount } from './amount.ts';
import { whatStands } from './what-stands.ts';

const ACTIVITIES = amount(100_000, 800);
const BATCH = 50;
const CLIENTS = 8;
const SENDINGS_MAX = 5;
/** Few enough that some of them post many links in ten minutes. */
const MEMBERS_OF_LINE = Math.ceil(ACTIVITIES / CLIENTS / 200);
const SEED = Number(process.env['SEED'] ?? '20261126');
/** Rules speak of what happens from their day on, and nothing is dated five minutes ahead. */
const SPREAD_MS = 240_000;

interface Batch {
  readonly key: string;
  readonly items: readonly { readonly id: string }[];
  readonly body: string;
}

test(`F09 ${ACTIVITIES} activities that come one to five times over ${CLIENTS} lines leave what one delivery leaves`, async (context) => {
  const servers: RunningServer[] = [];
  context.after(async () => {
    for (const server of servers) await server.end('SIGKILL');
  });
  const directory = await prepareDirectory();
  const copy = { ...directory, path: `${directory.path}-copy` };
  cpSync(directory.path, copy.path, { recursive: true });
  const lines = drawnLines(seededRandom(SEED));
  const single = await delivered(directory, servers, async (ask) => {
    for (const line of lines)
      for (const batch of line) assertAll(await post(ask, batch), 'accepted');
  });
  let sendings = 0;
  const many = await delivered(copy, servers, async (ask) => {
    const random = seededRandom(SEED + 1);
    const sent = lines.map((line, client) => sendLine({ ask, line, client, random }));
    for (const count of await Promise.all(sent)) sendings += count;
  });
  assert.ok(single.cases > 0, 'the rules found something');
  assert.equal(many.activities, ACTIVITIES);
  assert.deepEqual(many, single, `SEED=${SEED}`);
  const batches = ACTIVITIES / BATCH;
  context.diagnostic(JSON.stringify({ seed: SEED, batches, sendings, ...many }));
});

/** Each line carries the members of its own, so that what one person does keeps its order. */
function drawnLines(random: SeededRandom): readonly (readonly Batch[])[] {
  const start = Date.now();
  const perLine = ACTIVITIES / CLIENTS / BATCH;
  return Array.from({ length: CLIENTS }, (_, client) =>
    Array.from({ length: Math.ceil(perLine) }, (_unused, number): Batch => {
      const rest = Math.min(BATCH, ACTIVITIES / CLIENTS - number * BATCH);
      const items = Array.from({ length: rest }, (_nothing, index) => {
        const at = start + Math.floor((SPREAD_MS * (number + index / BATCH)) / perLine);
        return postOf(`a-${client}-${number}-${index}`, { client, at, random });
      });
      const key = `sending-of-${client}-${String(number).padStart(6, '0')}`;
      return { key, items, body: JSON.stringify(items) };
    }),
  );
}

function postOf(
  id: string,
  { client, at, random }: { client: number; at: number; random: SeededRandom },
): { readonly id: string } {
  const member = `m-${client}-${random.between(1, MEMBERS_OF_LINE)}`;
  const isNew = random.chance(0.3);
  const createdAt = new Date(isNew ? Date.now() - 24 * 3_600_000 : 0).toISOString();
  const links = Array.from(
    { length: random.chance(0.1) ? random.between(1, 3) : 0 },
    (_, link) => `https://page-${link}.example/${id}`,
  );
  const said = { kind: 'post', text: `The ferry runs again, says ${id}.`, links };
  return activity(id, {
    time: new Date(at).toISOString(),
    data: { actor: { id: member, createdAt }, content: said },
  }) as { readonly id: string };
}

async function delivered(
  directory: PreparedDirectory,
  servers: RunningServer[],
  send: (ask: Ask) => Promise<void>,
): Promise<Awaited<ReturnType<typeof whatStands>>> {
  const server = await startServer(directory);
  servers.push(server);
  await send(asPlatform(directory));
  // A server that stops has brought what it found to cases at its last turns or at the next start.
  assert.equal(await server.end('SIGTERM'), 0, server.output());
  const stands = await whatStands(directory.path);
  rmSync(directory.path, { recursive: true, force: true });
  return stands;
}

/** One batch after the other; copies of each go out beside it and after it, in any order. */
async function sendLine(on: {
  readonly ask: Ask;
  readonly line: readonly Batch[];
  readonly client: number;
  readonly random: SeededRandom;
}): Promise<number> {
  const { ask, line, client, random } = on;
  let sendings = 0;
  const first = new Map<string, string>();
  for (const [number, batch] of line.entries()) {
    const copies = random.between(0, SENDINGS_MAX - 1);
    const beside = random.between(0, copies);
    const answers = await Promise.all([
      post(ask, batch),
      ...Array.from({ length: beside }, () => post(ask, batch)),
    ]);
    const [answer] = answers;
    assert.ok(answer !== undefined);
    for (const one of answers) assert.equal(one.text, answer.text, 'one key, one answer');
    assertAll(answer, 'accepted');
    first.set(batch.key, answer.text);
    for (let copy = beside; copy < copies; copy += 1) {
      // Any batch of before, under its old key or as a new request.
      const old = line[random.between(0, number)] ?? batch;
      if (random.chance(0.5)) assert.equal((await post(ask, old)).text, first.get(old.key));
      else {
        const key = `again-${client}-${number}-${copy}-of-the-same`;
        assertAll(await post(ask, { ...old, key }), 'duplicate');
      }
    }
    sendings += 1 + copies;
  }
  return sendings;
}

async function post(ask: Ask, { key, body }: Batch): Promise<Answered> {
  for (;;) {
    const answer = await ask('POST', '/v1/activities', { body, key });
    if (answer.at('/code') !== 'in_progress') return answer;
  }
}

function assertAll(answer: Answered, result: string): void {
  assert.equal(answer.statusCode, 202, answer.text);
  const items = answer.at('/items') as readonly { readonly result: string }[];
  const others = items.filter((item) => item.result !== result);
  assert.deepEqual(others, [], `each is ${result}`);
}
