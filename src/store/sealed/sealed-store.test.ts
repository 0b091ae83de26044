import assert from 'node:assert/strict';
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import type { MemberId, PartId } from '../../kernel/identifier.ts';
import {
  minute,
  mustCommit,
  sampleActivity,
  sampleAnswer,
  samplePart,
  takeIn,
} from '../contract/samples.ts';
import { StoreRefused } from '../failure.ts';
import type { Commit, Erasure, Store } from '../port.ts';
import { copyDatabase, DATABASE_FILE } from '../sqlite/database-copy.ts';
import { openSqliteStore } from '../sqlite/open.ts';
import { type TestingDirectory, testingDirectory } from '../sqlite/testing-directory.ts';
import { keyIdOf } from './envelope.ts';
import { KEY_FILE, MASTER_KEY_FILE, openKeyFile } from './open-key-file.ts';
import { SealedStore } from './sealed-store.ts';
import { openSealed } from './testing-sealed-store.ts';

const PERSON = 'member:m-1';
const CANARY = 'a sentence that nobody else writes';
const everything: Erasure = { person: PERSON, tickets: true, except: [], parts: [], closed: [] };

function commitOf(more: Partial<Commit>): Commit {
  return { streams: [], ...more };
}

async function writeEverything(store: Store): Promise<void> {
  const parts = [
    samplePart('own', { person: PERSON, body: { text: `${CANARY} 1` } }),
    samplePart('about', { person: 'member:m-2', body: { text: `${CANARY} 2` } }),
    samplePart('other', { person: 'member:m-2', body: { text: 'of another' } }),
  ];
  const idempotency = sampleAnswer('key', { caller: PERSON, answer: { text: `${CANARY} 3` } });
  await mustCommit(store, commitOf({ parts, idempotency }));
  await takeIn(store, [posted('a-1', `${CANARY} 4`), posted('a-2', 'of another', 'm-2')]);
  await takeIn(store, [sampleActivity('a-3')]);
  const fence = await store.lease('record', 'a', minute(0), minute(10));
  assert.ok(fence !== undefined);
  const entry = { index: 0, position: 1, entry: 'entry', secret: `${CANARY} 5`, parts: [] };
  await store.appendRecord([entry], { lease: 'record', fence });
}

function posted(id: string, text: string, member = 'm-1'): ReturnType<typeof sampleActivity> {
  const nothing = { links: [], mentions: [], hashes: [], detectors: [] } as const;
  return {
    ...sampleActivity(id),
    actor: { id: member as MemberId },
    content: { kind: 'post', text, ...nothing },
  };
}

async function eraseEverything(store: Store): Promise<void> {
  const closed = [{ index: 0, parts: [{ pointer: '/at', commitment: 'AAAA' }] }];
  await store.erase({ ...everything, parts: ['about' as PartId], closed });
  while ((await store.eraseActivities('m-1' as MemberId)) > 0);
}

function assertNowhere(directory: TestingDirectory): void {
  const files = readdirSync(directory.path);
  assert.ok(files.includes(KEY_FILE));
  for (const file of files) {
    assert.ok(!readFileSync(join(directory.path, file)).includes(CANARY), file);
  }
}

test('P2 no text stands in a file of the store or its keys, also before anybody is erased', async () => {
  const directory = testingDirectory();
  const store = await openSealed(directory.path);
  await writeEverything(store);
  assertNowhere(directory);
  assert.deepEqual((await store.part('own' as PartId))?.body, { text: `${CANARY} 1` });
  assert.deepEqual((await store.remembered(PERSON, 'key'))?.answer, { text: `${CANARY} 3` });
  const { source } = sampleActivity('a-1');
  assert.deepEqual(
    await store.activity(source, posted('a-1', '').id),
    posted('a-1', `${CANARY} 4`),
  );
  assert.equal((await store.recordEntryOf(1))?.secret, `${CANARY} 5`);
  await store.close();
  assertNowhere(directory);
  directory.remove();
});

test('P2 a backup from before an erasure, with the keys of today, has forgotten the person', async () => {
  const directory = testingDirectory();
  const backup = testingDirectory();
  const store = await openSealed(directory.path);
  await writeEverything(store);
  copyDatabase(directory.path, join(backup.path, 'evenhand.sqlite'));
  await eraseEverything(store);
  await store.close();
  for (const file of [KEY_FILE, MASTER_KEY_FILE]) {
    copyFileSync(join(directory.path, file), join(backup.path, file));
  }

  const old = await openSealed(backup.path);
  assert.deepEqual(await old.partsOf(PERSON), []);
  assert.equal(await old.part('about' as PartId), undefined);
  assert.deepEqual((await old.part('other' as PartId))?.body, { text: 'of another' });
  assert.equal((await old.remembered(PERSON, 'key'))?.answer, null);
  const { source } = sampleActivity('a-1');
  assert.equal((await old.activity(source, posted('a-1', '').id))?.content, undefined);
  const other = posted('a-2', 'of another', 'm-2');
  assert.deepEqual(await old.activity(source, other.id), other);
  const entry = await old.recordEntryOf(1);
  assert.ok(entry !== undefined && entry.secret === undefined);
  await old.close();
  // It is in the rows: only the key is missing.
  const rows = await openSqliteStore({ directory: backup.path });
  assert.equal((await rows.partsOf(PERSON)).length, 1);
  await rows.close();
  directory.remove();
  backup.remove();
});

test('P2 what came in while a member is erased is forgotten by backups too', async () => {
  const directory = testingDirectory();
  const store = await openSealed(directory.path);
  await store.erase(everything);
  await takeIn(store, [posted('late', CANARY)]);
  const rows = new DatabaseSync(join(directory.path, DATABASE_FILE), { readOnly: true });
  const stored = rows.prepare('SELECT body FROM activities').get()?.['body'];
  const sealed = (JSON.parse(String(stored)) as { content: { sealed: string } }).content.sealed;
  rows.close();
  await store.eraseActivities('m-1' as MemberId);
  await store.close();
  const keys = openKeyFile(directory.path);
  assert.equal(keys.key(keyIdOf(sealed)), undefined);
  keys.close();
  directory.remove();
});

test('P1 what is swept or deleted on request is forgotten by backups too', async () => {
  const directory = testingDirectory();
  const backup = testingDirectory();
  const store = await openSealed(directory.path);
  const parts = [
    samplePart('over', { deleteAfter: minute(5) }),
    samplePart('asked'),
    samplePart('kept'),
  ];
  const idempotency = sampleAnswer('day', { caller: 'staff:moderator-1', at: minute(0) });
  await mustCommit(store, commitOf({ parts, idempotency }));
  copyDatabase(directory.path, join(backup.path, 'evenhand.sqlite'));
  await mustCommit(store, commitOf({ removeParts: ['asked' as PartId] }));
  const month = minute(40 * 24 * 60);
  await store.sweep(month, { activitiesReceivedBefore: minute(0), idempotencyBefore: month });
  await store.close();
  for (const file of [KEY_FILE, MASTER_KEY_FILE]) {
    copyFileSync(join(directory.path, file), join(backup.path, file));
  }
  const old = await openSealed(backup.path);
  assert.equal(await old.part('over' as PartId), undefined);
  assert.equal(await old.part('asked' as PartId), undefined);
  assert.ok((await old.part('kept' as PartId)) !== undefined);
  assert.equal((await old.remembered('staff:moderator-1', 'day'))?.answer, null);
  await old.close();
  directory.remove();
  backup.remove();
});

test('P2 L2 a death between the store and its keys forgets the rest at the next start', async () => {
  for (const dies of ['before', 'after'] as const) {
    const directory = testingDirectory();
    const inner = await openSqliteStore({ directory: directory.path });
    const keys = openKeyFile(directory.path);
    const dying = new Proxy(inner, {
      get: (target, name) => {
        const method: unknown = Reflect.get(target, name, target);
        if (typeof method !== 'function') return method;
        if (name !== 'erase') return method.bind(target) as unknown;
        return async (erasure: Erasure) => {
          if (dies === 'after') await target.erase(erasure);
          throw new Error('the machine is gone');
        };
      },
    });
    const store = new SealedStore(dying, keys);
    await writeEverything(store);
    const own = keys.doomed.bind(keys);
    await assert.rejects(eraseEverything(store), /the machine is gone/);
    assert.equal(own().length, 3);
    const doomed = own().map(({ id }) => id);
    await store.close();

    const again = await openSealed(directory.path);
    // What is still stored is still read, so that the erasure can close it and go on.
    assert.equal((await again.partsOf(PERSON)).length, dies === 'before' ? 1 : 0);
    assert.equal((await again.recordEntryOf(1))?.secret === undefined, dies === 'after');
    if (dies === 'before') await eraseEverything(again);
    await again.close();
    const left = openKeyFile(directory.path);
    assert.deepEqual(left.doomed(), []);
    for (const id of doomed) assert.equal(left.secret(id), undefined);
    left.close();
    directory.remove();
  }
});

test('with other keys, or without, a store is refused and nothing looks erased', async () => {
  const directory = testingDirectory();
  const inDirectory = (file: string): string => join(directory.path, file);
  const store = await openSealed(directory.path);
  await writeEverything(store);
  await store.close();
  const keys = readFileSync(inDirectory(KEY_FILE));
  const master = readFileSync(inDirectory(MASTER_KEY_FILE));

  rmSync(inDirectory(MASTER_KEY_FILE));
  await assert.rejects(openSealed(directory.path), StoreRefused);
  writeFileSync(inDirectory(MASTER_KEY_FILE), Buffer.alloc(32, 1).toString('base64'));
  await assert.rejects(openSealed(directory.path), /is not the key of evenhand\.keys/);
  writeFileSync(inDirectory(MASTER_KEY_FILE), 'no key');
  await assert.rejects(openSealed(directory.path), /does not hold a master key/);
  rmSync(inDirectory(KEY_FILE));
  rmSync(inDirectory(MASTER_KEY_FILE));
  await assert.rejects(openSealed(directory.path), /sealed with other keys/);
  assert.ok(!readdirSync(directory.path).includes(KEY_FILE), 'none are made in their place');

  writeFileSync(inDirectory(KEY_FILE), keys);
  writeFileSync(inDirectory(MASTER_KEY_FILE), master);
  const again = await openSealed(directory.path);
  assert.equal((await again.partsOf(PERSON)).length, 1);
  await again.close();
  directory.remove();
});

test('a body that was put in another one’s place, or changed, does not open', async () => {
  const directory = testingDirectory();
  const inner = await openSqliteStore({ directory: directory.path });
  const store = new SealedStore(inner, openKeyFile(directory.path));
  await mustCommit(store, commitOf({ parts: [samplePart('one'), samplePart('two')] }));
  const one = await inner.part('one' as PartId);
  assert.ok(one !== undefined);
  await mustCommit(inner, commitOf({ parts: [{ ...one, id: 'three' as PartId }] }));
  await assert.rejects(store.part('three' as PartId));
  await store.close();
  directory.remove();
});

test('texts from before there were keys are still read', async () => {
  const directory = testingDirectory();
  const plain = await openSqliteStore({ directory: directory.path });
  await mustCommit(plain, commitOf({ parts: [samplePart('old')] }));
  await takeIn(plain, [posted('a-1', 'old too')]);
  await plain.close();
  const store = await openSealed(directory.path);
  assert.deepEqual(await store.part('old' as PartId), samplePart('old'));
  const old = posted('a-1', 'old too');
  assert.deepEqual(await store.activity(old.source, old.id), old);
  await store.close();
  directory.remove();
});
