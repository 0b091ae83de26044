import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../kernel/duration.ts';
import { type Instant, instantFromMs, instantMs } from '../kernel/instant.ts';
import { memoryStore } from '../store/memory.ts';
import type { Store } from '../store/port.ts';
import {
  activityOf,
  asPlatform,
  must,
  openWorld,
  type Post,
  pass,
  type TestingWorld,
} from './testing-world.ts';
import { windowFile } from './window-file.ts';

/** How late an activity may come and still be counted, where a window does not say. */
const LATE_MS = 10 * MINUTE_MS;
const PLACE = 'rules/spam.link-flood.md';
const members = ['m-0412', 'm-0413', 'm-0414'];

type Files = Readonly<Record<string, string>>;

interface Kept {
  readonly world: TestingWorld;
  readonly directory: string;
  readonly file: string;
  /** From which moment on windows were filled, each time. */
  readonly filledFrom: Instant[];
  /** Held closed, batches wait on their way into the store, and reading activities does not end. */
  readonly doors: { store: Promise<void>; reading: Promise<void>; waiting: boolean };
}

/** The forum with a data directory for its windows. */
async function openKept(context: TestContext): Promise<Kept> {
  const directory = mkdtempSync(join(tmpdir(), 'evenhand-windows-'));
  context.after(() => rmSync(directory, { recursive: true, force: true }));
  const filledFrom: Instant[] = [];
  const doors = { store: Promise.resolve(), reading: Promise.resolve(), waiting: false };
  const store = watched(memoryStore(), { filledFrom, doors });
  const windowKeeper = windowFile(directory);
  const world = await openWorld({ store, windowKeeper, files: (files) => overADay(files, 90) });
  filledFrom.length = 0;
  return { world, directory, filledFrom, doors, file: join(directory, 'evenhand.windows') };
}

function watched(store: Store, { filledFrom, doors }: Pick<Kept, 'filledFrom' | 'doors'>): Store {
  const own: Pick<Store, 'takeActivities' | 'activitiesSince'> = {
    takeActivities: async (write) => {
      doors.waiting = true;
      await doors.store;
      doors.waiting = false;
      return await store.takeActivities(write);
    },
    activitiesSince: async function* (since) {
      filledFrom.push(since);
      yield* store.activitiesSince(since);
      await doors.reading;
    },
  };
  return new Proxy(store, {
    get: (target, name) => {
      if (name in own) return Reflect.get(own, name);
      const method: unknown = Reflect.get(target, name, target);
      return typeof method === 'function' ? method.bind(target) : method;
    },
  });
}

/** Counts the links of a day, and finds too many of them also from accounts that are older. */
function overADay(files: Files, most: number): Files {
  const rule = files[PLACE] ?? '';
  const changed = rule
    .replace('over: 10m', 'over: 24h')
    .replace(/^when: .*$/m, (when) => `${when} || links_10m > ${most}`)
    .replace('2026-03-02T10:10:00Z', '2026-03-03T10:10:00Z');
  return { ...files, [PLACE]: changed };
}

async function take(world: TestingWorld, what: Post): Promise<void> {
  const batch = [{ kind: 'activity', activity: activityOf(world, what) }] as const;
  must(await world.application.intake.take(batch, asPlatform()));
}

function links(count: number): string[] {
  return Array.from({ length: count }, (_, at) => `https://a.example/${at}`);
}

/** Every quarter of an hour somebody posts links. */
async function live(world: TestingWorld, from: number, posts: number): Promise<void> {
  for (let number = from; number < from + posts; number += 1) {
    const author = members[number % members.length] ?? '';
    await take(world, { author, item: `post-${number}`, links: links(1 + (number % 4)) });
    await pass(world, 15 * MINUTE_MS);
  }
}

/** How many links each member has in the window. */
async function readings(world: TestingWorld): Promise<readonly number[]> {
  return await Promise.all(members.map((member) => linksOf(world, member)));
}

// The fewest more with which the rule would match tell how many are there.
async function linksOf(world: TestingWorld, author: string): Promise<number> {
  for (let more = 0; more <= 91; more += 1) {
    const activity = activityOf(world, { author, item: 'asked', links: links(more) });
    const { findings } = must(await world.application.intake.screen(activity, asPlatform()));
    if (findings.some(({ rule }) => rule.rule === 'spam.link-flood')) return 91 - more;
  }
  return assert.fail('the rule does not match');
}

function before(now: Instant, ms: number): Instant {
  return instantFromMs(instantMs(now) - ms);
}

test('given kept windows, a restart reads on from there and they say the same', async (context) => {
  const { world, filledFrom } = await openKept(context);
  await live(world, 0, 120);
  await world.application.keepWindows();
  const keptAt = world.application.now();
  await live(world, 120, 7);
  const uninterrupted = await readings(world);
  assert.ok(
    uninterrupted.every((count) => count > 20),
    String(uninterrupted),
  );
  const restarted = await world.reopened();
  assert.deepEqual(filledFrom, [keptAt]);
  assert.deepEqual(restarted.logged, []);
  assert.deepEqual(await readings(restarted), uninterrupted);
  await live(world, 127, 5);
  await world.application.keepWindows();
  assert.deepEqual(await readings(await world.reopened()), await readings(world));
});

test('given nothing kept, everything is read and nothing is said of it', async (context) => {
  const { world, filledFrom } = await openKept(context);
  await live(world, 0, 8);
  const restarted = await world.reopened();
  assert.deepEqual(filledFrom, [before(world.application.now(), DAY_MS + LATE_MS)]);
  assert.deepEqual(restarted.logged, []);
  assert.deepEqual(await readings(restarted), await readings(world));
});

test('given a batch on its way into the store, windows kept meanwhile do not claim it', async (context) => {
  const { world, doors, filledFrom } = await openKept(context);
  await live(world, 0, 3);
  const door = Promise.withResolvers<void>();
  doors.store = door.promise;
  const receivedAt = world.application.now();
  const taken = take(world, { author: 'm-0412', item: 'slow', links: links(5) });
  while (!doors.waiting) await Promise.resolve();
  await pass(world, HOUR_MS);
  await world.application.keepWindows();
  door.resolve();
  await taken;
  const restarted = await world.reopened();
  assert.deepEqual(filledFrom, [receivedAt]);
  assert.deepEqual(await readings(restarted), await readings(world));
  // Once it is in, nothing holds the moment back any more.
  await world.application.keepWindows();
  await world.reopened();
  assert.equal(filledFrom[1], world.application.now());
});

test('given a damaged or cut file, it is left out with one line', async (context) => {
  const { world, file, filledFrom } = await openKept(context);
  await live(world, 0, 12);
  await world.application.keepWindows();
  const whole = readFileSync(file);
  const uninterrupted = await readings(world);
  const damaged = [Buffer.alloc(0), whole.subarray(0, whole.length - 1), Buffer.from('windows')];
  for (let at = 0; at < whole.length; at += 61) {
    const flipped = Buffer.from(whole);
    flipped[at] = (flipped[at] ?? 0) ^ 4;
    damaged.push(flipped, whole.subarray(0, at));
  }
  for (const bytes of damaged) {
    writeFileSync(file, bytes);
    filledFrom.length = 0;
    const restarted = await world.reopened();
    assert.equal(restarted.logged.length, 1, `${bytes.length} bytes: ${restarted.logged}`);
    assert.match(restarted.logged[0] ?? '', /are left out and filled from the store: /);
    assert.deepEqual(filledFrom, [before(world.application.now(), DAY_MS + LATE_MS)]);
    assert.deepEqual(await readings(restarted), uninterrupted);
  }
  assert.ok(damaged.length > 30);
});

test('given windows of another version of the rulebook, they are left out', async (context) => {
  const { world, file } = await openKept(context);
  await live(world, 0, 4);
  await world.application.keepWindows();
  const first = readFileSync(file);
  await republish(world);
  await live(world, 4, 4);
  await world.application.keepWindows();
  assert.deepEqual((await world.reopened()).logged, []);
  writeFileSync(file, first);
  const restarted = await world.reopened();
  assert.match(restarted.logged.join('\n'), /: they are of version 1 of the rulebook$/);
  assert.deepEqual(await readings(restarted), await readings(world));
});

/** The same files again, which are then another version. */
async function republish(world: TestingWorld): Promise<void> {
  const part = (await world.store.view('rulebook-all'))?.body as unknown as {
    readonly versions: readonly { readonly files: string }[];
  };
  const id = part.versions[0]?.files as Parameters<Store['part']>[0];
  const files = (await world.store.part(id))?.body as Files;
  must(await world.application.rulebooks.publish({ files }, asPlatform()));
}

test('given another version that fills its windows, what comes in meanwhile is in them', async (context) => {
  const { world, doors, filledFrom } = await openKept(context);
  await live(world, 0, 3);
  const door = Promise.withResolvers<void>();
  doors.reading = door.promise;
  const published = republish(world);
  while (filledFrom.length === 0) await Promise.resolve();
  world.clock.forward(1);
  await take(world, { author: 'm-0412', item: 'meanwhile', links: links(5) });
  door.resolve();
  await published;
  assert.deepEqual(await readings(world), [5, 0, 0], 'older links are of the first version');
});

test('given a clock that was behind for a while, nothing of that while is missed', async (context) => {
  const { world, file } = await openKept(context);
  await live(world, 0, 12);
  await world.application.keepWindows();
  world.clock.jump(-HOUR_MS);
  const behind = await world.reopened();
  assert.match(behind.logged.join('\n'), /which is yet to come$/);
  await take(behind, { author: 'm-0999', item: 'while-behind', links: links(5) });
  world.clock.jump(HOUR_MS + MINUTE_MS);
  const right = await world.reopened();
  assert.equal(await linksOf(right, 'm-0999'), 5);
  assert.equal(statSync(file, { throwIfNoEntry: false }), undefined);
});

test('given nothing that comes in any more, what is past is not kept', async (context) => {
  const { world, file, directory } = await openKept(context);
  await live(world, 0, 2);
  await world.application.keepWindows();
  assert.equal(statSync(file).mode & 0o777, 0o600);
  const { mtimeNs } = statSync(file, { bigint: true });
  await pass(world, DAY_MS);
  await world.application.keepWindows();
  assert.equal(statSync(file, { bigint: true }).mtimeNs, mtimeNs, 'nothing changed');
  await pass(world, 1);
  await world.application.keepWindows();
  assert.deepEqual(readdirSync(directory), []);
});

test('given a directory that cannot be written, the application goes on and tries again', async (context) => {
  const { world, file, directory } = await openKept(context);
  await live(world, 0, 2);
  rmSync(directory, { recursive: true });
  await world.application.keepWindows();
  assert.match(world.logged.join('\n'), /^the windows could not be kept on disk: /);
  mkdirSync(directory);
  await world.application.close();
  assert.ok(statSync(file).size > 100, 'the end of the application keeps them too');
});
