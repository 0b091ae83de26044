import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { instantFromMs } from '../../src/kernel/instant.ts';
import { openStore } from '../../src/main.ts';
import { activity, decide, reportedCase, reportOn } from '../server/case-work.ts';
import {
  COMMUNITY,
  evenhand,
  type PreparedDirectory,
  prepareDirectory,
  type RunningServer,
  startServer,
} from '../server/running-server.ts';
import { type Ask, asPlatform, asStaff } from '../server/talk.ts';
import { amount, isShort } from './amount.ts';
import { failing, mended, type PoisonKind, poisonKinds } from './poison-kinds.ts';

const ACTIVITIES = amount(100_000, 3_600);
/** One in so many is poison. */
const SHARE = isShort ? 100 : 1_000;
const BATCH = 200;
const AT_ONCE = 4;
/** So often the load goes with and without poison in turn, so that both meet the same machine. */
const TURNS = amount(10, 2);
/** Pieces of work that no version of the server could do; each is tried for ten seconds. */
const PLANTED = amount(3, 0);
/** Of the same load without poison; few are too few to be measured. */
const SPEED_MIN = isShort ? 0 : 0.9;
const PATIENCE_MS = 60_000;

interface Sent {
  readonly lines: readonly Buffer[];
  readonly poison: ReadonlyMap<number, PoisonKind>;
}

test(`F17 one poisonous activity in ${SHARE} of ${ACTIVITIES} is answered or set aside, and nobody else waits`, async (context) => {
  let server: RunningServer | undefined;
  context.after(async () => void (await server?.end('SIGKILL')));
  const directory = await prepareDirectory({
    rulebook: (text) => text.replace('undo: PT10S', 'undo: PT0S'),
  });
  await publishClause(directory, failing);
  await plantWork(directory);
  const running = await startServer(directory);
  server = running;
  const platform = asPlatform(directory);
  const moderator = await asStaff(directory, 'moderator-1');
  const spentMs = { clean: 0, poisoned: 0 };
  const met = new Map<string, number>();
  for (let turn = 0; turn < TURNS; turn += 1) {
    const clean = sendAll(platform, batchesOf(`clean-${turn}`, undefined), met);
    await decideOne(platform, moderator, TURNS + turn);
    spentMs.clean += await clean;
    const poisoned = sendAll(platform, batchesOf(`poisoned-${turn}`, turn), met);
    await decideOne(platform, moderator, turn);
    spentMs.poisoned += await poisoned;
  }
  const speed = spentMs.clean / spentMs.poisoned;
  const [heavy = 0, unknown = 0] = ['too much work for a rule', 'a version nobody knows'].map(
    (name) => met.get(name) ?? 0,
  );
  await untilAside(directory, running);
  assert.equal(await running.end('SIGTERM'), 0, running.output());
  assert.doesNotMatch(running.output(), /"level":"(?:error|fatal)"/);
  await takesUp(directory, { heavy, unknown });
  const told = { kinds: Object.fromEntries(met), speed: Math.round(speed * 1_000) / 1_000 };
  context.diagnostic(JSON.stringify({ ...told, spentMs, setAside: heavy + unknown + PLANTED }));
  assert.ok(speed >= SPEED_MIN, `${speed} of the speed without poison`);
  directory.remove();
});

async function publishClause({ path }: PreparedDirectory, clause: string): Promise<void> {
  const folder = join(path, 'rulebook');
  const file = join(folder, 'rules', 'spam.link-flood.md');
  const rule = readFileSync(file, 'utf8');
  const when = /^when: (links_10m > 5 && [^|\n]*?)(?: \|\| .*)?$/m;
  assert.match(rule, when);
  writeFileSync(
    file,
    rule.replace(when, (_, own: string) => `when: ${own} || ${clause}`),
  );
  await evenhand(['rules', 'publish', folder, '--directory', path, '--json']);
}

async function plantWork({ path }: PreparedDirectory): Promise<void> {
  const store = await openStore(path, { community: COMMUNITY });
  const outbox = Array.from({ length: PLANTED }, (_, index) => ({
    id: `planted-${index}`,
    topic: 'join-finding',
    body: { source: 'https://riverbank.example', activity: 'a', finding: null },
    dueAt: instantFromMs(Date.now()),
  }));
  assert.ok((await store.commit({ streams: [], outbox })).ok);
  await store.close();
}

/** A turn's share of all activities, in batches; with poison where a turn is given. */
function batchesOf(name: string, turn: number | undefined): readonly Sent[] {
  const each = ACTIVITIES / TURNS;
  return Array.from({ length: Math.ceil(each / BATCH) }, (_, batch) => {
    const poison = new Map<number, PoisonKind>();
    const size = Math.min(BATCH, each - batch * BATCH);
    const lines = Array.from({ length: size }, (_unused, index) => {
      const id = `${name}-${batch}-${index}`;
      const number = batch * BATCH + index;
      if (turn === undefined || number % SHARE !== SHARE - 1) return lineOf(id);
      const drawn = (turn * each) / SHARE + Math.floor(number / SHARE);
      const kind = poisonKinds[Math.floor(drawn) % poisonKinds.length] ?? assert.fail();
      poison.set(index, kind);
      return kind.line(id);
    });
    return { lines, poison };
  });
}

function lineOf(id: string): Buffer {
  return Buffer.from(JSON.stringify(activity(id)));
}

/** Sends all batches; answers how long it took, in milliseconds. */
async function sendAll(
  platform: Ask,
  batches: readonly Sent[],
  met: Map<string, number>,
): Promise<number> {
  const waiting = [...batches];
  const started = performance.now();
  const worker = async (): Promise<void> => {
    for (let batch = waiting.pop(); batch !== undefined; batch = waiting.pop()) {
      await sendOne(platform, batch, met);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return Math.round(performance.now() - started);
}

async function sendOne(
  platform: Ask,
  { lines, poison }: Sent,
  met: Map<string, number>,
): Promise<void> {
  const body = Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')]));
  const headers = { 'content-type': 'application/x-ndjson' };
  const answer = await platform('POST', '/v1/activities', { body, headers });
  const items = answer.at('/items') as readonly { result: string; problem?: { code: string } }[];
  assert.equal(items?.length, lines.length, answer.text.slice(0, 500));
  for (const [index, { result, problem }] of items.entries()) {
    const kind = poison.get(index);
    const wanted = kind === undefined ? ['accepted'] : [kind.fate, kind.code];
    const came = problem === undefined ? [result] : [result, problem.code];
    assert.deepEqual(
      came,
      wanted.filter((word) => word !== undefined),
      kind?.name,
    );
    if (kind !== undefined) met.set(kind.name, (met.get(kind.name) ?? 0) + 1);
  }
}

/** While poison comes in, a member's case is opened, decided, and has its effect. */
async function decideOne(platform: Ask, moderator: Ask, turn: number): Promise<void> {
  const member = `m-waits-${turn}`;
  const people = { reporter: platform, handler: moderator };
  const made = await decide(moderator, await reportedCase(people, reportOn(member)));
  assert.equal(made.statusCode, 201, made.text);
  const patience = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await platform('GET', `/v1/restrictions?subject=member:${member}`);
    if (found.at('/items/0/phase') === 'in-force') return;
    assert.ok(Date.now() < patience, found.text);
    await setTimeout(50);
  }
}

/** The operator is told once of each piece of work that waits; the server goes on. */
async function untilAside({ url }: PreparedDirectory, server: RunningServer): Promise<void> {
  const patience = Date.now() + PATIENCE_MS;
  const told = (): number => server.output().split('was set aside').length - 1;
  while (told() < PLANTED && Date.now() < patience) await setTimeout(200);
  assert.equal(told(), PLANTED, server.output());
  assert.equal((await fetch(`${url}/readyz`)).status, 200);
}

/** After the rule was mended, what it gave up on is judged; what is still poison waits on. */
async function takesUp(
  directory: PreparedDirectory,
  { heavy, unknown }: { readonly heavy: number; readonly unknown: number },
): Promise<void> {
  const here = ['--directory', directory.path, '--json'];
  const before = await asideKinds(directory);
  assert.deepEqual(before, kindsOf({ heavy, unknown, work: PLANTED }));
  await publishClause(directory, mended);
  const taken = await evenhand(['aside', 'take-up', ...here]);
  const { takenUp, stillAside } = taken as Record<string, readonly string[]>;
  assert.deepEqual([takenUp?.length, stillAside?.length], [heavy + PLANTED, unknown]);
  const after = await asideKinds(directory);
  assert.deepEqual(after, kindsOf({ heavy: 0, unknown, work: PLANTED }), 'one more try was enough');
}

function kindsOf(count: { heavy: number; unknown: number; work: number }): readonly string[] {
  return [
    ...Array.from({ length: count.heavy }, () => 'unanswered-activity'),
    ...Array.from({ length: count.unknown }, () => 'unknown-activity'),
    ...Array.from({ length: count.work }, () => 'work'),
  ];
}

async function asideKinds({ path }: PreparedDirectory): Promise<readonly string[]> {
  const listed = await evenhand(['aside', 'list', '--directory', path, '--json']);
  return Object.values(listed)
    .map((entry) => (entry as { readonly kind: string }).kind)
    .toSorted();
}
