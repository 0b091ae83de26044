import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { DAY_MS, HOUR_MS } from '../kernel/duration.ts';
import type { MemberId } from '../kernel/identifier.ts';
import { opensEntry } from '../log/log-entry.ts';
import type { Part, Store } from '../store/port.ts';
import { openSqliteStore } from '../store/sqlite/open.ts';
import { testingDirectory } from '../store/sqlite/testing-directory.ts';
import { verifyLog } from '../verify/verify-log.ts';
import { nodeCrypto } from './log-crypto.ts';
import { testingRecordKeeper } from './record/testing-record-keeper.ts';
import { liveThroughEverything, me } from './testing-member-life.ts';
import { keepingParts } from './testing-parts.ts';
import { appealAs, hear, restrict } from './testing-verbs.ts';
import {
  asMember,
  asPlatform,
  asStaff,
  must,
  openWorld,
  pass,
  post,
  refused,
  type TestingWorld,
} from './testing-world.ts';

async function isGone(world: TestingWorld, member: string): Promise<boolean> {
  const { phase } = must(
    await world.application.erasures.ofMember(member as MemberId, asPlatform()),
  );
  return phase === 'completed';
}

test('P2 whoever leaves is gone at once, when nothing of theirs is needed', async () => {
  const world = await openWorld();
  const { statement } = await restrict(world, { author: 'm-0412', item: 'post-1' });
  await pass(world, 40 * DAY_MS);
  const other = await restrict(world, { author: 'm-0777', item: 'post-2' });
  await post(world, { author: 'm-0412', item: 'post-3', text: 'I am off.' });
  const before = must(
    await world.application.members.standing('m-0777' as MemberId, asMember('m-0777')),
  );
  const asked = must(await world.application.erasures.ask(me, asMember('m-0412')));
  assert.deepEqual(asked.waiting, []);

  await pass(world, 0);

  assert.ok(await isGone(world, 'm-0412'));
  assert.deepEqual(await world.store.partsOf('member:m-0412'), []);
  assert.equal(await world.store.part(statement.statement as never), undefined);
  refused(
    await world.application.statements.read(statement.statement, asMember('m-0412')),
    'not_found',
  );
  const after = must(
    await world.application.members.standing('m-0777' as MemberId, asMember('m-0777')),
  );
  assert.deepEqual({ ...after, at: before.at }, before);
  const read = must(
    await world.application.statements.read(other.statement.statement, asMember('m-0777')),
  );
  assert.equal(read.text.reasons, other.statement.text.reasons);
});

test('P2 what an appeal or a restriction in force needs goes when that is over, by itself', async () => {
  const world = await openWorld();
  const { decision, statement } = await restrict(world, { author: 'm-0412', item: 'post-1' });
  await appealAs(world, 'm-0412', decision);
  const asked = must(await world.application.erasures.ask(me, asMember('m-0412')));
  assert.deepEqual(asked.waiting.map(({ because }) => because).toSorted(), [
    'open-appeal',
    'restriction-in-force',
  ]);
  await pass(world, 2 * HOUR_MS);
  must(await world.application.statements.read(statement.statement, asMember('m-0412')));
  const [open] = must(await world.application.appeals.queue({}, asStaff('reviewer-1'))).items;
  assert.ok(open !== undefined);
  await hear(world, open.appeal, { outcome: 'decision-reversed' });
  await pass(world, 2 * HOUR_MS);
  assert.ok(await isGone(world, 'm-0412'));
  assert.deepEqual(await world.store.partsOf('member:m-0412'), []);
});

test('while something waits it can be taken back, and asking twice is one erasure', async () => {
  const world = await openWorld();
  await restrict(world, { author: 'm-0412', item: 'post-1' });
  const { erasures } = world.application;
  const asked = must(await erasures.ask(me, asMember('m-0412')));
  assert.equal(must(await erasures.ask(me, asStaff('operator-1'))).erasure, asked.erasure);
  refused(await erasures.withdraw(me, asStaff('operator-1')), 'not_found');
  const kept = must(await erasures.withdraw(me, asMember('m-0412')));
  assert.equal(kept.phase, 'withdrawn');
  await pass(world, 100 * DAY_MS);
  assert.notDeepEqual(await world.store.partsOf('member:m-0412'), []);
  assert.equal(must(await erasures.read(asked.erasure)).phase, 'withdrawn');
});

test('only the member, the operator and a platform with the scope ask for it', async () => {
  const { application } = await openWorld();
  refused(await application.erasures.ask(me, asMember('m-0777')), 'not_found');
  refused(await application.erasures.ask(me, asStaff('moderator-1')), 'role_required');
  refused(await application.erasures.ask(me, { by: { kind: 'anonymous' } }), 'not_signed_in');
  refused(await application.erasures.ofMember(me, asMember(me)), 'not_found');
  must(await application.erasures.ask(me, asPlatform()));
});

test('L2 the record verifies after an erasure, and what it knew of the member opens no more', async () => {
  const keeper = testingRecordKeeper();
  const world = await openWorld({ recordKeeper: keeper });
  const { statement } = await restrict(world, { author: 'm-0412', item: 'post-1' });
  const other = await restrict(world, { author: 'm-0777', item: 'post-2' });
  await pass(world, 40 * DAY_MS);
  await world.application.publishRecord();
  const { record } = world.application;
  const before = must(await record.receipt(statement.statement, asMember('m-0412')));
  must(await world.application.erasures.ask(me, asMember('m-0412')));
  await pass(world, 0);
  await world.application.publishRecord();

  assert.ok(await isGone(world, 'm-0412'));
  const positions = (await world.store.events(`statement-${statement.statement}`)).map(
    ({ position }) => position,
  );
  for (const [index, position] of positions.entries()) {
    const entry = await world.store.recordEntryOf(position);
    assert.ok(entry !== undefined && entry.secret === undefined);
    // Whoever kept a receipt can still have it checked: the same sections, all of them closed.
    const closed = entry.parts.map((part) => ({ ...part, because: 'erased' as const }));
    const bytes = new TextEncoder().encode(before.entries[index]?.entry);
    assert.ok(opensEntry(nodeCrypto, bytes, closed));
    assert.ok(opensEntry(nodeCrypto, bytes, before.entries[index]?.sections ?? []));
  }
  const theirs = must(await record.receipt(other.statement.statement, asMember('m-0777')));
  assert.ok(JSON.stringify(theirs.entries[0]?.sections).includes(other.statement.text.reasons));
  const readFile = async (path: string): Promise<Uint8Array | undefined> => keeper.stored.get(path);
  const verified = await verifyLog({
    crypto: nodeCrypto,
    keys: [keeper.key.verifier],
    readFile,
    earlier: [],
  });
  assert.ok(verified.ok);
});

test('P2 after a whole life no text of the member is left in any file of the store', async () => {
  const directory = testingDirectory();
  const { store, parts } = keepingParts(await openSqliteStore({ directory: directory.path }));
  const world = await openWorld({ store });
  await liveThroughEverything(world);
  const own = parts.filter(({ person }) => person === `member:${me}`);
  assert.ok(own.length > 20);
  must(await world.application.erasures.ask(me, asMember(me)));
  await pass(world, 0);
  assert.ok(!(await isGone(world, me)));
  for (let months = 0; months < 15; months += 1) await pass(world, 30 * DAY_MS);
  assert.ok(await isGone(world, me));

  const left = await stillThere(store, parts);
  const kinds = left.filter(({ person }) => person === `member:${me}`).map(({ kind }) => kind);
  assert.deepEqual([...new Set(kinds)].toSorted(), [
    'order',
    'order-information',
    'order-reasons',
    'order-statement',
  ]);
  const said = textsIn(left);
  const canaries = textsIn(own.filter((part) => !left.includes(part))).filter(
    (text) => !said.some((other) => other.includes(text)),
  );
  assert.ok(canaries.length > 20);
  await store.close();
  const files = readdirSync(directory.path);
  assert.ok(files.includes('evenhand.sqlite'));
  for (const file of files) {
    const bytes = readFileSync(join(directory.path, file));
    for (const canary of canaries) assert.ok(!bytes.includes(canary), `${file}: ${canary}`);
  }
  directory.remove();
});

async function stillThere(store: Store, parts: readonly Part[]): Promise<readonly Part[]> {
  const found = await Promise.all(parts.map(({ id }) => store.part(id)));
  return parts.filter((_, index) => found[index] !== undefined);
}

function textsIn(parts: readonly Part[]): readonly string[] {
  const texts = (value: unknown): readonly string[] => {
    // Moments and ids stand elsewhere too; what somebody wrote has spaces.
    if (typeof value === 'string') return value.includes(' ') ? [value] : [];
    if (value === null || typeof value !== 'object') return [];
    return Object.values(value).flatMap(texts);
  };
  return [...new Set(parts.flatMap(({ body }) => texts(body)))];
}
