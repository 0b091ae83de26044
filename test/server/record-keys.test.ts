import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { nodeCrypto } from '../../src/app/log-crypto.ts';
import { type TestingWitness, testingWitness } from '../../src/app/record/testing-witness.ts';
import { runCommandLine } from '../../src/cli/run.ts';
import { readLogKeys, type VerifierKey, writeVerifierKey } from '../../src/log/verifier-key.ts';
import { asMember, decide, reportedCase, reportOn } from './case-work.ts';
import {
  evenhand,
  type PreparedDirectory,
  prepareDirectory,
  type RunningServer,
  startServer,
} from './running-server.ts';
import { asNobody, asStaff } from './talk.ts';

const MEMBER = 'm-0511';
const known: VerifierKey[] = [];
let witness: TestingWitness;
let directory: PreparedDirectory;
let server: RunningServer;
let place: string;

before(async () => {
  place = mkdtempSync(join(tmpdir(), 'evenhand-keys-'));
  const nowSeconds = BigInt(Math.floor(Date.now() / 1_000));
  witness = await testingWitness(known, { nowSeconds });
  const key = writeVerifierKey(witness.key.verifier);
  directory = await prepareDirectory({
    configuration: { witnesses: [{ url: witness.url, key }] },
    rulebook: (text) => text.replace('undo: PT10S', 'undo: PT0S'),
  });
  server = await startServer(directory);
});
after(async () => {
  await server.end('SIGTERM');
  await witness.close();
  directory.remove();
  rmSync(place, { recursive: true, force: true });
});

async function keyPage(): Promise<string> {
  return await (await fetch(`${directory.url}/log/key`)).text();
}

async function keyPageThatSays(expected: RegExp): Promise<string> {
  const end = Date.now() + 60_000;
  for (;;) {
    const page = await keyPage();
    if (expected.test(page)) return page;
    assert.ok(Date.now() < end, page);
    await setTimeout(100);
  }
}

/** The page of keys once it says that the newest checkpoint is witnessed, and that one's size. */
async function witnessedPage(): Promise<{ readonly page: string; readonly entries: number }> {
  const end = Date.now() + 60_000;
  for (;;) {
    // Checkpoints go on coming: both are read again until they speak of the same one.
    const newest = (await (await fetch(`${directory.url}/log/checkpoint`)).text()).split('\n')[1];
    const page = await keyPage();
    if (page.includes(`# witnessed up to ${newest} entries by witness`)) {
      return { page, entries: Number(newest) };
    }
    assert.ok(Date.now() < end, `${newest} entries in the newest checkpoint; ${page}`);
    await setTimeout(100);
  }
}

async function verified(keys: string): Promise<Record<string, unknown>> {
  const from = writeVerifierKey(witness.key.verifier);
  const words = ['log', 'verify', `${directory.url}/log`, '--key', keys, '--witness', from];
  return await evenhand([...words, '--json']);
}

test('L1 a server is witnessed up to where it says, once the witness knows its keys', async () => {
  const first = await keyPageThatSays(/not yet witnessed by witness.example.org\/w1/);
  known.push(...(readLogKeys(nodeCrypto, first) ?? []));
  assert.deepEqual(
    known.map(({ type }) => type),
    ['ed25519', 'ml-dsa-44'],
  );
  const { page, entries } = await witnessedPage();
  const { ok, witnesses } = await verified(page);
  assert.deepEqual([ok, (witnesses as readonly unknown[]).length], [true, 1]);
  assert.equal(BigInt(entries), witness.signed?.size);
  const { keyId } = witness.key.verifier;
  const kept = await (await fetch(`${directory.url}/log/witness/${keyId}`)).text();
  assert.match(kept, /^— witness.example.org\/w1 /m);
  const proof = await (await fetch(`${directory.url}/proof`)).text();
  assert.match(proof, new RegExp(`w1</bdi>. Entries it has signed: ${entries}, `));
});

async function checked(words: readonly string[]): Promise<{ exit: number; printed: string }> {
  let printed = '';
  const exit = await runCommandLine(words, {
    cwd: place,
    write: (line) => {
      printed += line;
    },
    writeError: () => undefined,
  });
  return { exit, printed };
}

test('L1 a receipt is checked on the command line; a word of it changed, it is refused', async () => {
  const handler = await asStaff(directory, 'moderator-1');
  const reporter = asNobody(directory);
  await decide(handler, await reportedCase({ reporter, handler }, reportOn(MEMBER)));
  const operator = await asStaff(directory, 'operator-1');
  const member = await asMember(directory.url, operator, MEMBER);
  const list = await member('GET', `/v1/members/${MEMBER}/statements`);
  const receiptPath = `/v1/receipts/${list.textAt('/items/0/statement')}`;
  const file = join(place, 'receipt.json');
  const words = ['log', 'check', file, '--key', await keyPage(), '--json'];
  const end = Date.now() + 60_000;
  for (;;) {
    const receipt = await member('GET', receiptPath);
    writeFileSync(file, receipt.text);
    const { exit, printed } = await checked(words);
    // Until a checkpoint covers the decision, nothing is false and nothing is proven.
    if (exit === 0) break;
    assert.equal(exit, 3);
    assert.match(printed, /"ok":false,"entries":1,"proven":0/);
    assert.ok(Date.now() < end, 'no checkpoint covered the decision');
    await setTimeout(100);
  }
  const { text } = await member('GET', receiptPath);
  writeFileSync(file, text.replace('ten threads', 'two threads'));
  const { exit, printed } = await checked(words);
  assert.equal(exit, 3);
  assert.match(printed, /"fault":"sections-differ"/);
});

test('L1 with new keys the old ones sign on, and whoever has only those sees no difference', async () => {
  const old = await keyPage();
  assert.equal(await server.end('SIGTERM'), 0);
  const here = ['--directory', directory.path, '--json'];
  await assert.rejects(evenhand(['log', 'rotate-keys', '--days', '29', ...here]), /at least 30/);
  const { keys } = await evenhand(['log', 'rotate-keys', ...here]);
  assert.equal((keys as readonly unknown[]).length, 4);
  await evenhand(['staff', 'appoint', 'moderator-9', 'moderator', '--as', 'operator-1', ...here]);
  server = await startServer(directory);
  const page = await keyPageThatSays(/# signed from /);
  assert.equal(readLogKeys(nodeCrypto, page)?.length, 4);
  for (const some of [old, page]) assert.equal((await verified(some))['ok'], true);
});
