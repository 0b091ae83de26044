import assert from 'node:assert/strict';
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import type { MemberId, PartId } from '../../kernel/identifier.ts';
import { minute, mustCommit, sampleAnswer, samplePart, takeIn } from '../contract/samples.ts';
import { StoreRefused } from '../failure.ts';
import { copyDatabase, DATABASE_FILE } from '../sqlite/database-copy.ts';
import { openSqliteStore } from '../sqlite/open.ts';
import { type TestingDirectory, testingDirectory } from '../sqlite/testing-directory.ts';
import { keyIdOf } from './envelope.ts';
import { KEY_FILE, MASTER_KEY_FILE, openKeyFile } from './open-key-file.ts';
import { SealedStore } from './sealed-store.ts';
import { openSealed } from './testing-sealed-store.ts';
import {
  assertEverything,
  assertForgotten,
  CANARY,
  commitOf,
  dyingInErasure,
  eraseEverything,
  everything,
  PERSON,
  posted,
  writeEverything,
} from './testing-texts.ts';

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
  await assertEverything(store);
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
  await assertForgotten(old);
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
    const store = new SealedStore(dyingInErasure(inner, dies), keys);
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
