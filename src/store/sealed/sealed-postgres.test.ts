import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, test } from 'node:test';
import { Worker } from 'node:worker_threads';
import pg from 'pg';
import type { MemberId, PartId } from '../../kernel/identifier.ts';
import { minute, mustCommit, sampleActivity, samplePart, takeIn } from '../contract/samples.ts';
import { StoreBusy, StoreRefused } from '../failure.ts';
import type { Part, Store } from '../port.ts';
import { openPostgresStore } from '../postgres/open.ts';
import { endTestingDatabase, testingDatabase } from '../postgres/testing-database.ts';
import { testingDirectory } from '../sqlite/testing-directory.ts';
import { envelopeIn, keyIdOf } from './envelope.ts';
import { openSealedReader } from './open.ts';
import { KEY_FILE, openKeyFile } from './open-key-file.ts';
import { SealedStore } from './sealed-store.ts';
import type { Race } from './testing-key-racer.ts';
import { newSealedPlace, openSealedPostgres, type SealedPlace } from './testing-sealed-postgres.ts';
import {
  assertEverything,
  assertForgotten,
  CANARY,
  commitOf,
  dyingInErasure,
  eraseEverything,
  type everything,
  PERSON,
  posted,
  writeEverything,
} from './testing-texts.ts';

after(endTestingDatabase);

type Task = (place: SealedPlace, open: () => Promise<Store>) => Promise<void>;

/** A community of its own, and as many servers over it as are opened; all of them are closed. */
async function withPlace(task: Task): Promise<void> {
  const { remove, ...place } = await newSealedPlace();
  const opened: Store[] = [];
  const open = async (): Promise<Store> => {
    const store = await openSealedPostgres(place);
    opened.push(store);
    return store;
  };
  try {
    await task(place, open);
  } finally {
    for (const store of opened) await store.close();
    remove();
  }
}

async function asAdmin<Value>(
  url: string,
  task: (client: pg.Client) => Promise<Value>,
): Promise<Value> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await task(client);
  } finally {
    await client.end();
  }
}

/** Every row of every table as text, as a dump has it. */
async function dumped(): Promise<string> {
  return await asAdmin((await testingDatabase()).adminUrl, async (client) => {
    const tables = await client.query<{ name: string }>(
      "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'",
    );
    const rows: string[] = [];
    for (const { name } of tables.rows) {
      const found = await client.query<{ whole: string }>(
        `SELECT one::text AS whole FROM ${name} one`,
      );
      rows.push(...found.rows.map(({ whole }) => whole));
    }
    return rows.join('\n');
  });
}

/** Runs a task over a copy of the whole database as it is now, which nobody may have open. */
async function withCopy(task: (url: string) => Promise<void>, between: () => Promise<void>) {
  const { adminUrl, url } = await testingDatabase();
  const name = new URL(url).pathname.slice(1);
  const server = new URL(adminUrl);
  server.pathname = '/postgres';
  const copy = `${name}_copy`;
  await asAdmin(server.href, (client) =>
    client.query(`CREATE DATABASE ${copy} OWNER ${name} TEMPLATE ${name}`),
  );
  try {
    await between();
    const copied = new URL(url);
    copied.pathname = `/${copy}`;
    await task(copied.href);
  } finally {
    await asAdmin(server.href, (client) => client.query(`DROP DATABASE ${copy} WITH (FORCE)`));
  }
}

test('P2 no text stands in a row of PostgreSQL, before an erasure or after', async () => {
  await withPlace(async (place, open) => {
    const store = await open();
    await writeEverything(store);
    await assertEverything(store);
    const plain = await openPostgresStore(place);
    await mustCommit(plain, { parts: [samplePart('plain', { body: 'found if not sealed' })] });
    await plain.close();
    const before = await dumped();
    assert.ok(before.includes('found if not sealed'), 'the search finds what is there');
    assert.ok(!before.includes(CANARY));
    await eraseEverything(store);
    assert.ok(!(await dumped()).includes(CANARY));
  });
});

test('P2 a backup of PostgreSQL from before an erasure, with the keys of today, has forgotten', async () => {
  await withPlace(async (place, open) => {
    const first = await open();
    await writeEverything(first);
    await first.close();
    const erase = async (): Promise<void> => {
      const store = await open();
      await eraseEverything(store);
      await store.close();
    };
    await withCopy(async (url) => {
      const old = await openSealedPostgres({ ...place, url });
      await assertForgotten(old);
      await old.close();
      const rows = await openPostgresStore({ ...place, url });
      assert.equal((await rows.partsOf(PERSON)).length, 1, 'it is in the rows');
      await rows.close();
    }, erase);
  });
});

test('P2 what one server erases, another neither opens nor seals with the same key again', async () => {
  await withPlace(async (_, open) => {
    const [one, other] = [await open(), await open()];
    await writeEverything(one);
    // Whose key it is, the other knows by heart now.
    await takeIn(other, [posted('warm', 'warm')]);
    await assertEverything(other);
    await eraseEverything(one);
    await assertErased(other);
    const { source, id } = posted('warm', '');
    assert.equal(await other.activity(source, id), undefined);
    // A new key: both open what it seals.
    await takeIn(other, [posted('new', 'written afterwards')]);
    for (const store of [one, other]) await assertPosted(store, 'new', 'written afterwards');
  });
});

async function assertErased(store: Store): Promise<void> {
  assert.deepEqual(await store.partsOf(PERSON), []);
  assert.equal(await store.part('about' as PartId), undefined);
  assert.equal(await store.remembered(PERSON, 'key'), undefined);
  const entry = await store.recordEntryOf(1);
  assert.ok(entry !== undefined && entry.secret === undefined);
}

async function assertPosted(store: Store, id: string, text: string, member = 'm-1') {
  const wanted = posted(id, text, member);
  assert.deepEqual(await store.activity(wanted.source, wanted.id), wanted);
}

test('P2 what is taken in while another server erases its author is sealed with a key that lives', async () => {
  await withPlace(async (place, open) => {
    const one = await open();
    await takeIn(one, [posted('before', 'before')]);
    const inner = await openPostgresStore({ ...place, connections: 3 });
    let tries = 0;
    const late = new Proxy(inner, {
      get: (target, name) => {
        const method: unknown = Reflect.get(target, name, target);
        if (typeof method !== 'function') return method;
        if (name !== 'takeActivities') return method.bind(target) as unknown;
        return async (write: Parameters<Store['takeActivities']>[0]) => {
          tries += 1;
          // Sealed, and not yet committed.
          if (tries === 1) await one.eraseActivities('m-1' as MemberId);
          return await target.takeActivities(write);
        };
      },
    });
    const other = new SealedStore(late, openKeyFile(place.directory, { shared: true }));
    await takeIn(other, [posted('during', 'during')]);
    assert.equal(tries, 2);
    for (const store of [one, other]) await assertPosted(store, 'during', 'during');
    await other.close();
  });
});

test('two servers that need a key of the same holder at once get the same one', async () => {
  await withPlace(async ({ directory }, open) => {
    const [one, other] = [await open(), await open()];
    const turns = [one, other, one, other].map(async (store, turn) => {
      const members = Array.from({ length: 20 }, (_, n) => `m-${n}`);
      const posts = members.map((who) => posted(`a-${turn}-${who}`, `text ${turn} of ${who}`, who));
      await takeIn(store, posts);
    });
    await Promise.all(turns);
    for (const store of [one, other]) {
      for (const turn of turns.keys()) {
        await assertPosted(store, `a-${turn}-m-7`, `text ${turn} of m-7`, 'm-7');
      }
    }
    const [first, second] = [1, 2].map(() => openKeyFile(directory, { shared: true }));
    assert.ok(first !== undefined && second !== undefined);
    const holder = 'member:late';
    const made = first.ofHolders(new Set([holder])).get(holder);
    assert.equal(second.ofHolders(new Set([holder])).get(holder)?.id, made?.id);
    assert.ok(made !== undefined && first.holdStill(new Map([[holder, made]])));
    second.destroy([], [holder]);
    assert.ok(!first.holdStill(new Map([[holder, made]])));
    assert.notEqual(first.ofHolders(new Set([holder])).get(holder)?.id, made.id);
    first.close();
    second.close();
  });
});

test('threads that race for the keys of the same new holders are all given the same', async () => {
  const directory = testingDirectory();
  const racers = 3;
  const race: Race = {
    directory: directory.path,
    holders: Array.from({ length: 100 }, (_, n) => `member:m-${n}`),
    line: new Int32Array(new SharedArrayBuffer(4)),
    racers,
  };
  const given = Array.from({ length: racers }, async () => {
    const thread = new Worker(new URL('./testing-key-racer.ts', import.meta.url), {
      workerData: race,
    });
    const [ids] = (await once(thread, 'message')) as [readonly string[]];
    return ids;
  });
  const [first = [], ...others] = await Promise.all(given);
  assert.equal(new Set(first).size, race.holders.length);
  for (const ids of others) assert.deepEqual(ids, first);
  directory.remove();
});

test('servers that start at the same moment over a new directory make one set of keys', async () => {
  await withPlace(async (_, open) => {
    const stores = await Promise.all([open(), open(), open()]);
    const [first] = stores;
    assert.ok(first !== undefined);
    await writeEverything(first);
    for (const store of stores) await assertEverything(store);
  });
});

test('P2 L2 a server that dies between the store and its keys is finished for by another', async () => {
  for (const dies of ['before', 'after'] as const) {
    await withPlace(async (place, open) => {
      const inner = await openPostgresStore({ ...place, connections: 3 });
      const keys = openKeyFile(place.directory, { shared: true });
      const dying = new SealedStore(dyingInErasure(inner, dies), keys);
      await writeEverything(dying);
      await assert.rejects(eraseEverything(dying), /the machine is gone/);
      const doomed = keys.doomed();
      assert.equal(doomed.length, 3);

      const other = await open();
      if (dies === 'before') {
        // For all that it knows, the neighbour lives and is about to let go.
        await assertEverything(other);
        assert.equal(keys.doomed().length, 3);
        await eraseEverything(other);
      }
      assert.deepEqual(keys.doomed(), []);
      for (const { id } of doomed) assert.equal(keys.secret(id), undefined);
      await assertErased(other);
      await dying.close();
    });
  }
});

test('P2 a start in the middle of another server’s erasure takes nothing back', async () => {
  await withPlace(async (place, open) => {
    const inner = await openPostgresStore({ ...place, connections: 3 });
    const keys = openKeyFile(place.directory, { shared: true });
    let doomed: readonly { readonly id: string }[] = [];
    const interrupted = new Proxy(inner, {
      get: (target, name) => {
        const method: unknown = Reflect.get(target, name, target);
        if (typeof method !== 'function') return method;
        if (name !== 'erase') return method.bind(target) as unknown;
        return async (erasure: typeof everything) => {
          doomed = keys.doomed();
          await assertEverything(await open());
          assert.deepEqual(keys.doomed(), doomed, 'noted as before');
          await target.erase(erasure);
        };
      },
    });
    const store = new SealedStore(interrupted, keys);
    await writeEverything(store);
    await eraseEverything(store);
    assert.equal(doomed.length, 3);
    for (const { id } of doomed) assert.equal(keys.secret(id), undefined);
    await store.close();
  });
});

async function rawPart(place: SealedPlace, id: string): Promise<Part> {
  const plain = await openPostgresStore(place);
  const part = await plain.part(id as PartId);
  await plain.close();
  assert.ok(part !== undefined);
  return part;
}

test('a note that nobody needs is taken back by the sweep an hour later, and no text is lost', async () => {
  await withPlace(async (place, open) => {
    const store = await open();
    const keys = openKeyFile(place.directory, { shared: true });
    await mustCommit(store, commitOf({ parts: [samplePart('kept')] }));
    const stale = commitOf({
      streams: [
        { stream: 'case-1', expectedVersion: 7, events: [], view: { body: null, indexes: [] } },
      ],
      removeParts: ['kept' as PartId],
    });
    assert.equal((await store.commit(stale)).ok, false);
    const limits = { activitiesReceivedBefore: minute(0), idempotencyBefore: minute(0) };
    for (const at of [0, 59]) {
      await store.sweep(minute(at), limits);
      assert.equal(keys.doomed().length, 1, `after ${at} minutes`);
    }
    await store.sweep(minute(60), limits);
    assert.deepEqual(keys.doomed(), []);
    assert.deepEqual(await store.part('kept' as PartId), samplePart('kept'));
    const id = keyIdOf(envelopeIn((await rawPart(place, 'kept')).body) ?? '');
    assert.ok(keys.secret(id) !== undefined);
    await mustCommit(store, commitOf({ removeParts: ['kept' as PartId] }));
    assert.equal(keys.secret(id), undefined);
    assert.deepEqual(keys.doomed(), []);
    keys.close();
  });
});

test('texts from before PostgreSQL was sealed are read, and go; what is new is sealed', async () => {
  await withPlace(async (place, open) => {
    const plain = await openPostgresStore(place);
    await writeEverything(plain);
    const source = await openSealedReader(place.directory, plain, { shared: true });
    assert.equal((await source.recordEntries(0, 1))[0]?.secret, `${CANARY} 5`);
    await plain.close();
    const store = await open();
    await assertEverything(store);
    await mustCommit(store, commitOf({ parts: [samplePart('new', { body: 'a newer text' })] }));
    const rows = await dumped();
    assert.ok(rows.includes(CANARY) && !rows.includes('a newer text'));
    await eraseEverything(store);
    await assertErased(store);
    assert.ok(!(await dumped()).includes(CANARY));
  });
});

test('a database without its keys, or with others, is refused and nothing looks erased', async () => {
  await withPlace(async (place, open) => {
    await writeEverything(await open());
    const elsewhere = testingDirectory();
    const other = { ...place, directory: elsewhere.path };
    await assert.rejects(openSealedPostgres(other), StoreRefused);
    assert.ok(!existsSync(join(elsewhere.path, KEY_FILE)), 'none are made in their place');
    openKeyFile(elsewhere.path, { shared: true }).close();
    await assert.rejects(openSealedPostgres(other), /share one data directory/);
    elsewhere.remove();
    await assertEverything(await open());
  });
});

test('a neighbour that holds the keys and stands still is waited for once, and told of', async () => {
  await withPlace(async ({ directory }, open) => {
    const store = await open();
    await mustCommit(store, commitOf({ parts: [samplePart('one')] }));
    const neighbour = new DatabaseSync(join(directory, KEY_FILE));
    neighbour.exec('BEGIN EXCLUSIVE');
    for (let asked = 0; asked < 3; asked += 1) {
      await assert.rejects(store.part('one' as PartId), StoreBusy);
      await assert.rejects(takeIn(store, [sampleActivity('held up')]), StoreBusy);
    }
    neighbour.exec('ROLLBACK');
    neighbour.close();
    assert.deepEqual(await store.part('one' as PartId), samplePart('one'));
    assert.deepEqual(await takeIn(store, [sampleActivity('held up')]), ['stored']);
  });
});
