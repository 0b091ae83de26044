import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/kernel/duration.ts';
import { type SeededRandom, seededRandom } from '../../src/replay/seeded-random.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { decide, openCases, reportedCase, reportOn } from '../server/case-work.ts';
import {
  type PreparedDirectory,
  prepareDirectory,
  type RunningServer,
  startCommand,
} from '../server/running-server.ts';
import { type Ask, asPlatform, asStaff } from '../server/talk.ts';
import { amount } from './amount.ts';
import { examineRecord } from './examine-record.ts';
import { noWrongClock, type WrongClock, wrongClock } from './wrong-clock.ts';

const JUMPS = amount(100, 2);
const SEED = Number(process.env['SEED'] ?? '20261126');
/** Longer than the clockwork's turn, so that it has looked at the clock in between. */
const TURN_MS = 1_200;
/** What the guard follows at once. */
const FOLLOWED_MAX_MS = 5 * MINUTE_MS;
const RESTRICTED = 'm-restricted';
const WAITING = 'm-waiting';

interface Jump {
  readonly name: string;
  readonly offsetMs: number;
  /** Set within the jump once more, as a leap second or a changed hour does. */
  readonly thenMs?: number;
}

interface Scene {
  readonly directory: PreparedDirectory;
  readonly clock: WrongClock;
  readonly platform: Ask;
  readonly moderator: Ask;
  readonly restriction: string;
}

test(`F08 L2 over ${JUMPS} jumps of the clock no restriction ends or grows and no deadline passes`, {
  skip: noWrongClock,
}, async (context) => {
  const clock = wrongClock();
  let server: RunningServer | undefined;
  context.after(async () => {
    await server?.end('SIGKILL');
    clock.remove();
  });
  const directory = await prepareDirectory({
    rulebook: (text) => text.replace('undo: PT10S', 'undo: PT1S'),
  });
  const { path, port } = directory;
  const words = ['serve', '--directory', path, '--port', String(port)];
  const running = await startCommand(words, clock.environment);
  server = running;
  const scene = await prepareScene(directory, clock);
  await holdsBackWhatIsDue(scene);
  const random = seededRandom(SEED);
  const until = await restrictionOf(scene);
  for (const jump of drawnJumps(random)) await jumpAndLook(scene, jump, until);
  assert.equal(await running.end('SIGTERM'), 0, running.output());
  assert.match(running.output(), /the clock is \d+ minutes (?:ahead of|behind)/);
  assert.match(running.output(), /the clock is right again/);
  const looked = await assertOrder(directory);
  context.diagnostic(JSON.stringify({ seed: SEED, jumps: JUMPS, ...looked }));
  directory.remove();
});

async function prepareScene(directory: PreparedDirectory, clock: WrongClock): Promise<Scene> {
  const platform = asPlatform(directory);
  const moderator = await asStaff(directory, 'moderator-1');
  const path = await reportedCase({ reporter: platform, handler: moderator }, reportOn(RESTRICTED));
  const made = await decide(moderator, path);
  assert.equal(made.statusCode, 201, made.text);
  const restriction = await imposed(moderator, RESTRICTED);
  return { directory, clock, platform, moderator, restriction };
}

async function imposed(handler: Ask, member: string): Promise<string> {
  for (;;) {
    const found = await handler('GET', `/v1/restrictions?subject=member:${member}`);
    const id = found.at('/items/0/restriction');
    if (typeof id === 'string') return id;
    assert.equal(found.statusCode, 200, found.text);
    await setTimeout(100);
  }
}

/** A decision whose time to undo passes while the clock is wrong waits, and is then not lost. */
async function holdsBackWhatIsDue({ clock, platform, moderator }: Scene): Promise<void> {
  const path = await reportedCase({ reporter: platform, handler: moderator }, reportOn(WAITING));
  clock.setOffBy(40 * DAY_MS);
  const made = await decide(moderator, path);
  assert.equal(made.statusCode, 201, made.text);
  await setTimeout(2 * TURN_MS);
  const waiting = await moderator('GET', `/v1/restrictions?subject=member:${WAITING}`);
  assert.deepEqual(waiting.at('/items'), [], 'nothing is issued by a clock that is wrong');
  clock.setOffBy(0);
  await imposed(moderator, WAITING);
}

async function restrictionOf({ moderator, restriction }: Scene): Promise<string> {
  const answer = await moderator('GET', `/v1/restrictions/${restriction}`);
  assert.equal(answer.at('/phase'), 'in-force', answer.text);
  return answer.textAt('/until');
}

async function jumpAndLook(scene: Scene, jump: Jump, until: string): Promise<void> {
  const { clock, platform, directory, moderator } = scene;
  const cases = await openCases(moderator);
  const before = await timeOf(platform, `${jump.name}-before`);
  const startedMs = performance.now();
  clock.setOffBy(jump.offsetMs);
  await setTimeout(TURN_MS);
  if (jump.thenMs !== undefined) {
    clock.setOffBy(jump.thenMs);
    await setTimeout(TURN_MS);
  }
  const ready = await fetch(`${directory.url}/readyz`);
  const said = await ready.text();
  const followed = Math.abs(jump.offsetMs) < FOLLOWED_MAX_MS;
  assert.equal(ready.status, followed ? 200 : 503, `${jump.name}: ${said}`);
  const within = await timeOf(platform, `${jump.name}-within`);
  const passedMs = within - before;
  const mostMs = performance.now() - startedMs + FOLLOWED_MAX_MS + SECOND_MS;
  assert.ok(passedMs >= 0, `${jump.name}: ${passedMs} ms passed`);
  assert.ok(passedMs <= mostMs, `${jump.name}: ${passedMs} ms passed, at most ${mostMs} did`);
  assert.equal(await restrictionOf(scene), until, jump.name);
  const powers = await platform('GET', `/v1/members/${RESTRICTED}/powers`);
  assert.notDeepEqual(powers.at('/limits'), [], `${jump.name}: ${powers.text}`);
  const still = new Set(await openCases(moderator));
  for (const path of cases) assert.ok(still.has(path), `${jump.name}: ${path} was closed`);
  clock.setOffBy(0);
  await setTimeout(TURN_MS);
  assert.equal((await fetch(`${directory.url}/readyz`)).status, 200, jump.name);
}

let asked = 0;

/** The server's own time, as it writes it under something new; milliseconds since 1970. */
async function timeOf(platform: Ask, name: string): Promise<number> {
  asked += 1;
  const filed = await platform('POST', '/v1/reports', { body: reportOn(`m-${asked}`) });
  assert.equal(filed.statusCode, 202, `${name}: ${filed.text}`);
  return Date.parse(filed.textAt('/receivedAt'));
}

function drawnJumps(random: SeededRandom): readonly Jump[] {
  const now = Date.now();
  const to = (moment: string): number => Date.parse(moment) - now;
  const kinds: readonly Jump[] = [
    { name: '40 days ahead', offsetMs: 40 * DAY_MS },
    { name: '3 hours back', offsetMs: -3 * HOUR_MS },
    { name: 'a second ahead', offsetMs: SECOND_MS },
    { name: 'a second back', offsetMs: -SECOND_MS },
    { name: '2038-01-19', offsetMs: to('2038-01-19T03:14:06Z') },
    // Exactly five minutes are either, by the milliseconds that the jump takes.
    { name: 'not quite five minutes ahead', offsetMs: FOLLOWED_MAX_MS - 2 * SECOND_MS },
    { name: 'not quite five minutes back', offsetMs: -FOLLOWED_MAX_MS + 2 * SECOND_MS },
    { name: 'more than five minutes ahead', offsetMs: FOLLOWED_MAX_MS + 2 * SECOND_MS },
    { name: 'more than five minutes back', offsetMs: -FOLLOWED_MAX_MS - 2 * SECOND_MS },
    // A second that comes twice is how systems show 23:59:60.
    {
      name: 'a leap second',
      offsetMs: to('2026-12-31T23:59:58Z'),
      thenMs: to('2026-12-31T23:59:58Z') - SECOND_MS,
    },
    {
      name: 'summer time begins',
      offsetMs: to('2027-03-28T00:59:59Z'),
      thenMs: to('2027-03-28T00:59:59Z') + HOUR_MS,
    },
    {
      name: 'summer time ends',
      offsetMs: to('2027-10-31T00:59:59Z'),
      thenMs: to('2027-10-31T00:59:59Z') - HOUR_MS,
    },
    { name: 'an hour ahead', offsetMs: HOUR_MS },
    { name: 'an hour back', offsetMs: -HOUR_MS },
  ];
  return Array.from({ length: JUMPS }, (_, index) =>
    index < kinds.length ? (kinds[index] ?? assert.fail()) : random.pick(kinds),
  );
}

/** Time never runs back along the record, and nothing lasts less than nothing. */
async function assertOrder(directory: PreparedDirectory): Promise<object> {
  const { restrictions } = await examineRecord(directory.path);
  const store = await openSqliteStore({ directory: directory.path });
  const events = await store.allEvents(0, 10_000_000);
  await store.close();
  let latest = '';
  for (const { position, event } of events) {
    assert.ok(event.at >= latest, `event ${position} is of ${event.at}, after ${latest}`);
    latest = event.at;
    assert.notEqual(event.type, 'restriction-expired', 'no restriction ends early');
    assert.notEqual(event.type, 'case-closed-in-favour', 'no promise passes early');
  }
  for (const [id, state] of restrictions) {
    assert.ok(state.phase !== 'none');
    const { startsAt, endsAt } = state.imposed;
    assert.equal(Date.parse(endsAt) - Date.parse(startsAt), DAY_MS, id);
  }
  return { events: events.length, restrictions: restrictions.size };
}
