import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, test } from 'node:test';
import { openSqliteStore } from '../../store/sqlite/open.ts';
import { testingDirectory } from '../../store/sqlite/testing-directory.ts';
import { checkReceipt } from '../../verify/check-receipt.ts';
import { nodeCrypto } from '../log-crypto.ts';
import { restrict } from '../testing-verbs.ts';
import { asMember, must, openWorld } from '../testing-world.ts';
import { testingRecordKeeper } from './testing-record-keeper.ts';

const directory = testingDirectory();
after(() => directory.remove());

test('L1 a row rewritten by whoever rules the database is told by the receipt', async () => {
  const store = await openSqliteStore({ directory: directory.path });
  const keeper = testingRecordKeeper();
  const world = await openWorld({ store, recordKeeper: keeper });
  const { statement } = await restrict(world);
  await world.application.publishRecord();
  const outcome = async (): Promise<string> => {
    const call = asMember('m-0412');
    const receipt = must(await world.application.record.receipt(statement.statement, call));
    const checked = await checkReceipt({
      crypto: nodeCrypto,
      keys: [keeper.key.verifier],
      receipt: JSON.stringify(receipt),
    });
    return checked.ok ? 'holds' : checked.error.fault;
  };
  const database = new DatabaseSync(join(directory.path, 'evenhand.sqlite'));
  // Nothing but a trigger stands in the way of somebody who may do everything.
  database.exec('DROP TRIGGER events_are_never_changed');
  const attacks = [
    ['UPDATE events SET body = replace(body, ?, ?)', 'statement-made', 'statement-mode'],
    ['UPDATE parts SET body = replace(body, ?, ?)', 'reasons', 'reason5'],
  ] as const;
  assert.equal(await outcome(), 'holds');
  for (const [sql, from, to] of attacks) {
    const { changes } = database.prepare(sql).run(from, to);
    assert.ok(Number(changes) > 0, sql);
    assert.equal(await outcome(), 'sections-differ', sql);
    database.prepare(sql).run(to, from);
    assert.equal(await outcome(), 'holds');
  }
  // With the entry rewritten to fit, the tree does not.
  const swap = 'UPDATE record_entries SET entry = ?, secret = ? WHERE place = ?';
  const [known] = await store.events(`statement-${statement.statement}`);
  const entry = await store.recordEntryOf(known?.position ?? 0);
  const [other] = await store.recordEntries(0, 1);
  assert.ok(entry && other && entry.index !== 0);
  const secret = Buffer.alloc(32, 9).toString('base64');
  database.prepare(swap).run(other.entry, secret, entry.index);
  assert.equal(await outcome(), 'sections-differ');
  database.close();
  await world.application.close();
});
