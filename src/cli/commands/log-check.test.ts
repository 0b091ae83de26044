import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { testingRecordKeeper } from '../../app/record/testing-record-keeper.ts';
import { restrict } from '../../app/testing-verbs.ts';
import { asMember, must, openWorld } from '../../app/testing-world.ts';
import { writeVerifierKey } from '../../log/verifier-key.ts';
import { type Typed, typed } from '../testing-terminal.ts';

const place = mkdtempSync(join(tmpdir(), 'evenhand-receipt-'));
after(() => rmSync(place, { recursive: true }));

const keeper = testingRecordKeeper();
const key = writeVerifierKey(keeper.key.verifier);
const world = await openWorld({ recordKeeper: keeper });
const { statement } = await restrict(world);
const early = await receipt();
await world.application.publishRecord();
const whole = await receipt();

async function receipt(): Promise<string> {
  const { record } = world.application;
  const call = asMember('m-0412');
  return JSON.stringify(must(await record.receipt(statement.statement, call)));
}

async function check(text: string, ...words: readonly string[]): Promise<Typed> {
  writeFileSync(join(place, 'receipt.json'), text);
  return await typed(['log', 'check', 'receipt.json', '--key', key, ...words], place);
}

test('a receipt that holds is shown with what it proves', async () => {
  const { exit, out } = await check(whole);
  assert.equal(exit, 0);
  assert.match(out, /^It holds\. .*\nParts of the record that are proven: (\d+) of \1\n/);
  assert.match(out, /statement-made-available/);
});

test('what is under no checkpoint yet is not shown as if it were, and is no success', async () => {
  const { exit, out } = await check(early);
  assert.equal(exit, 3);
  assert.match(out, /not all of it is under a published checkpoint yet/);
  assert.match(out, /proven: 0 of \d+\n?$/);
  const { entries, ...rest } = JSON.parse(whole) as { entries: { proof?: string }[] };
  const forged = entries.map(({ proof: _proof, ...entry }) => entry);
  const bare = JSON.stringify({ ...rest, entries: forged });
  assert.doesNotMatch((await check(bare)).out, /statement-made-available/);
  const told = await check(bare, '--json');
  assert.equal(told.exit, 3);
  assert.equal((JSON.parse(told.out) as { ok: boolean }).ok, false);
});

test('what was changed is said in a sentence, with the place', async () => {
  const changed = whole.replace('statement-made-available', 'statement-made-avoidable');
  const { exit, out } = await check(changed);
  assert.equal(exit, 3);
  assert.match(
    out,
    /^It does not hold\. What the receipt says is not what was recorded: .* 1\.\n?$/,
  );
  assert.match((await check('{}')).out, /This is not a receipt, or not all of one\./);
});

test('what is missing or wrong on the command line is said before anything is checked', async () => {
  const { exit, complaints } = await typed(['log', 'check', 'receipt.json', '--key', 'ABC'], place);
  assert.equal(exit, 2);
  assert.match(complaints, /`--key` takes keys of the log/);
  const missing = await typed(['log', 'check', 'nowhere.json', '--key', key], place);
  assert.equal(missing.exit, 2);
  assert.match(missing.complaints, /FILE takes a receipt/);
});
