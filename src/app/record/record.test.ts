import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SECOND_MS } from '../../kernel/duration.ts';
import { opensEntry } from '../../log/log-entry.ts';
import { writeVerifierKey } from '../../log/verifier-key.ts';
import { verifyLog } from '../../verify/verify-log.ts';
import { verifyReceipt } from '../../verify/verify-receipt.ts';
import type { ReceiptEntry } from '../contract/record.ts';
import { nodeCrypto } from '../log-crypto.ts';
import { restrict } from '../testing-verbs.ts';
import { asMember, asStaff, must, openWorld, refused } from '../testing-world.ts';
import { testingRecordKeeper } from './testing-record-keeper.ts';

async function restrictedWorld() {
  const keeper = testingRecordKeeper();
  const world = await openWorld({ recordKeeper: keeper });
  const { statement } = await restrict(world);
  return { keeper, world, statement };
}

test('L1 a member holds what proves that the statement stands as it was given', async () => {
  const { keeper, world, statement } = await restrictedWorld();
  await world.application.publishRecord();
  const { record } = world.application;

  const receipt = must(await record.receipt(statement.statement, asMember('m-0412')));

  assert.deepEqual(receipt.keys, [writeVerifierKey(keeper.key.verifier)]);
  assert.ok(receipt.entries.length > 0);
  for (const { entry, sections, proof = '' } of receipt.entries) {
    const bytes = new TextEncoder().encode(entry);
    const checked = { crypto: nodeCrypto, keys: [keeper.key.verifier], entry: bytes, proof };
    assert.ok((await verifyReceipt(checked)).ok);
    assert.ok(opensEntry(nodeCrypto, bytes, sections));
  }
  const [made] = receipt.entries;
  const shown = JSON.stringify(made?.sections);
  assert.ok(shown.includes(statement.text.reasons), 'the text that was given is in the receipt');
});

test('before a checkpoint covers it, a receipt says until when one will', async () => {
  const { world, statement } = await restrictedWorld();
  const { record } = world.application;
  const receipt = must(await record.receipt(statement.statement, asMember('m-0412')));
  const [first] = receipt.entries as readonly [ReceiptEntry];
  assert.equal(first.proof, undefined);
  const waits = Date.parse(first.promisedBy ?? '') - Date.parse(statement.availableAt);
  assert.equal(waits, 60 * SECOND_MS);
});

test('a receipt is for whoever may read the statement', async () => {
  const { world, statement } = await restrictedWorld();
  const { record } = world.application;
  refused(await record.receipt(statement.statement, asMember('m-0777')), 'not_found');
  must(await record.receipt(statement.statement, asStaff('moderator-1')));
});

test('the whole record of a community verifies, and what it says of nobody stays so', async () => {
  const { keeper, world } = await restrictedWorld();
  await world.application.publishRecord();
  const { record } = world.application;
  const verified = await verifyLog({
    crypto: nodeCrypto,
    keys: [keeper.key.verifier],
    readFile: (path) => record.file(path),
    earlier: keeper.checkpoints,
  });
  assert.ok(verified.ok);
  const events = await world.store.allEvents(0, 10_000);
  assert.ok(verified.value.checkpoint.size >= BigInt(events.length));
  for (const bytes of keeper.stored.values()) {
    const text = Buffer.from(bytes).toString('latin1');
    for (const told of ['m-0412', 'moderator-1', 'reviewer', 'garden']) {
      assert.ok(!text.replaceAll(keeper.key.verifier.name, '').includes(told), told);
    }
  }
});

test('only files of the log are files of the log', async () => {
  const { keeper, world } = await restrictedWorld();
  await world.application.publishRecord();
  keeper.stored.set('../evenhand.log-key', new Uint8Array(1));
  for (const path of ['../evenhand.log-key', 'tile/0/000.p/0', 'tile/0/..', '', 'checkpoint/']) {
    assert.equal(await world.application.record.file(path), undefined, path);
  }
});

test('a server that publishes no record says so', async () => {
  const world = await openWorld();
  const { statement } = await restrict(world);
  const { record } = world.application;
  assert.equal(record.keys, undefined);
  assert.equal(await record.file('checkpoint'), undefined);
  const refusal = refused(
    await record.receipt(statement.statement, asMember('m-0412')),
    'not_found',
  );
  assert.match(refusal.detail, /publishes no record/);
});

test('why nothing can be signed is said once', async () => {
  const { keeper, world } = await restrictedWorld();
  keeper.highWaterMark = { size: 100_000, root: 'AAAA' };
  await world.application.publishRecord();
  await world.application.publishRecord();
  assert.equal(world.logged.filter((line) => line.includes('were signed')).length, 1);
});
