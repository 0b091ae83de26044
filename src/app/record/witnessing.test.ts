import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { duration } from '../../kernel/duration.ts';
import { addDuration, type Instant, instant, instantMs } from '../../kernel/instant.ts';
import { testingKey } from '../../log/testing-log.ts';
import { memoryStore } from '../../store/memory.ts';
import { verifyLog } from '../../verify/verify-log.ts';
import type { WitnessedView } from '../contract/record.ts';
import { nodeCrypto } from '../log-crypto.ts';
import { CheckpointFile } from './checkpoint-file.ts';
import { httpWitness } from './http-witness.ts';
import { happen, testingPublisher } from './testing-publisher.ts';
import { type TestingRecordKeeper, testingRecordKeeper } from './testing-record-keeper.ts';
import { lineText, type Mood, type TestingWitness, testingWitness } from './testing-witness.ts';
import { witnessedBy } from './witnessed.ts';
import { Witnessing } from './witnessing.ts';

const at: Instant = instant('2026-03-02T08:00:00Z');
const nowSeconds = BigInt(instantMs(at)) / 1_000n;
const closing: (() => Promise<void>)[] = [];
after(async () => {
  for (const close of closing) await close();
});

interface Scene {
  readonly keeper: TestingRecordKeeper;
  readonly witness: TestingWitness;
  readonly said: string[];
  /** Lets so many events happen, publishes them and shows them to the witness. */
  publish(count: number): Promise<void>;
  /** Shows the newest checkpoint again, later. */
  offer(): Promise<void>;
  seen(): Promise<WitnessedView>;
  verified(): Promise<readonly string[] | string>;
}

async function scene(type: 'cosignature' | 'ml-dsa-44' = 'cosignature'): Promise<Scene> {
  const bare = testingRecordKeeper();
  const witness = await testingWitness([bare.key.verifier], { type, nowSeconds });
  closing.push(witness.close);
  const patience = { timeoutMs: 300, answerBytesMax: 20_000 };
  const address = { url: witness.url, key: witness.key.verifier };
  const keeper = Object.assign(bare, { witnesses: [httpWitness(address, patience)] });
  const store = memoryStore();
  const publisher = testingPublisher(store, keeper);
  const said: string[] = [];
  let now = at;
  const say = (message: string): void => void said.push(message);
  const checkpoint = new CheckpointFile(keeper.files);
  const witnessing = new Witnessing({ keeper, checkpoint, now: () => now, say });
  closing.push(async () => await witnessing.close());
  const offer = async (): Promise<void> => {
    await witnessing.offer();
    await witnessing.settled();
    now = addDuration(now, duration('PT1M'));
  };
  return {
    keeper,
    witness,
    said,
    offer,
    publish: async (count) => {
      await happen(store, count);
      await publisher.publish();
      await offer();
    },
    seen: async () => {
      const [view] = await witnessedBy(keeper);
      assert.ok(view);
      return view;
    },
    verified: async () => {
      const read = await verifyLog({
        crypto: nodeCrypto,
        keys: [keeper.key.verifier],
        readFile: async (path) => keeper.stored.get(path),
        earlier: [],
        witnesses: [witness.key.verifier],
      });
      return read.ok ? read.value.witnessedBy.map(({ name }) => name) : read.error.problem;
    },
  };
}

for (const type of ['cosignature', 'ml-dsa-44'] as const) {
  test(`L1 a witness signs each checkpoint after the one before, with a ${type} key`, async () => {
    const { witness, publish, seen, verified, said } = await scene(type);
    assert.equal((await seen()).entries, undefined);
    for (const count of [3, 1, 300]) await publish(count);
    const { entries, at: when } = await seen();
    assert.deepEqual([entries, when], [304, at]);
    assert.deepEqual(await verified(), ['witness.example.org/w1']);
    assert.deepEqual(
      witness.asked.map((body) => body.split('\n')[0]),
      ['old 0', 'old 3', 'old 4'],
    );
    assert.deepEqual(said, []);
  });
}

test('what a witness signed already is not shown to it again', async () => {
  const { witness, publish, offer } = await scene();
  await publish(3);
  await offer();
  assert.equal(witness.asked.length, 1);
});

test('a witness that signed more or less than we know of says from where to go on', async () => {
  const { witness, publish, seen, said } = await scene();
  await publish(3);
  witness.signed = undefined;
  await publish(4);
  assert.equal((await seen()).entries, 7);
  assert.deepEqual(
    witness.asked.map((body) => body.split('\n')[0]),
    ['old 0', 'old 3', 'old 0'],
  );
  assert.deepEqual(said, []);
});

const otherKey = testingKey('witness.example.org/w2', 'cosignature');
const size = { 'content-type': 'text/x.tlog.size' };
const textIn = (request: string): string => {
  const note = request.slice(request.indexOf('\n\n') + 2);
  return note.slice(0, note.indexOf('\n\n') + 1);
};

/** Behaviours after which nothing is kept, and what the operator is told. */
const moods: readonly (readonly [
  name: string,
  mood: (one: TestingWitness) => Mood,
  told: RegExp,
])[] = [
  ['does not answer in time', () => async () => undefined, /did not answer in time/],
  [
    'knows more than there is',
    () => async () => ({ status: 409, headers: size, body: '9000\n' }),
    /signed 9000 entries .* older than the record, or another server/,
  ],
  [
    'names another size each time',
    () => async (body) => ({
      status: 409,
      headers: size,
      body: body.startsWith('old 2\n') ? '1\n' : '2\n',
    }),
    /another size/,
  ],
  [
    'signed another tree of this size',
    () => async () => ({ status: 409, headers: size, body: '3\n' }),
    /two servers sign with these keys/,
  ],
  [
    'conflicts without a size',
    () => async () => ({ status: 409, body: '3\n' }),
    /without the size/,
  ],
  [
    'conflicts with words for a size',
    () => async () => ({ status: 409, headers: size, body: 'three' }),
    /without the size/,
  ],
  ['finds the proof wrong', () => async () => ({ status: 422 }), /not the one it signed before/],
  ['does not know the log', () => async () => ({ status: 404 }), /does not know this log/],
  ['does not trust its keys', () => async () => ({ status: 403 }), /does not trust the keys/],
  ['breaks down', () => async () => ({ status: 500 }), /answered 500/],
  [
    'sends elsewhere',
    () => async () => ({ status: 307, headers: { location: 'http://127.0.0.1:9/' } }),
    /answered 307/,
  ],
  [
    'answers garbage',
    () => async () => ({ status: 200, body: '<html>\n' }),
    /none of this checkpoint: malformed/,
  ],
  ['answers nothing', () => async () => ({ status: 200 }), /none of this checkpoint/],
  [
    'answers without an end',
    () => async () => ({ status: 200, body: 'x'.repeat(50_000) }),
    /more than 20000 bytes/,
  ],
  [
    'signs with a key that nobody named',
    () => async (body) => ({ status: 200, body: lineText(otherKey, textIn(body), nowSeconds) }),
    /no-known-signature/,
  ],
  [
    'signs another log’s checkpoint',
    ({ key }) =>
      async (body) => ({
        status: 200,
        body: lineText(key, textIn(body).replace('garden', 'forest'), nowSeconds),
      }),
    /wrong-signature/,
  ],
  [
    'signs a longer tree than it was shown',
    ({ key }) =>
      async (body) => ({
        status: 200,
        body: lineText(key, textIn(body).replace('\n3\n', '\n4\n'), nowSeconds),
      }),
    /wrong-signature/,
  ],
  [
    'signs in the future',
    ({ key }) =>
      async (body) => ({ status: 200, body: lineText(key, textIn(body), nowSeconds + 3_600n) }),
    /no time, or with one that is still to come/,
  ],
  [
    'signs without a time',
    ({ key }) =>
      async (body) => ({ status: 200, body: lineText(key, textIn(body), 0n) }),
    /no time, or with one that is still to come/,
  ],
];

for (const [name, mood, told] of moods) {
  test(`L1 a witness that ${name}: nothing of it is kept, the log goes on, and it is asked again`, async () => {
    const { witness, keeper, publish, offer, seen, said } = await scene();
    witness.mood = mood(witness);

    await publish(3);

    assert.equal((await seen()).entries, undefined);
    assert.equal(keeper.checkpoints.length, 1, 'the checkpoint is as it was published');
    assert.equal(said.length, 1);
    assert.match(said[0] ?? '', told);
    await offer();
    assert.equal(said.length, 1, 'the same is not said twice');

    witness.mood = async (_, honest) => await honest();
    await offer();
    await publish(2);
    assert.equal((await seen()).entries, 5);
    assert.equal(said.length, 1);
  });
}

test('a witness that is not there is told of once, and found again when it is', async () => {
  const { witness, keeper, publish, seen, said } = await scene();
  await witness.close();
  await publish(3);
  await publish(3);
  assert.equal((await seen()).entries, undefined);
  assert.equal(keeper.checkpoints.length, 2);
  assert.deepEqual(said, ['the witness witness.example.org/w1 did not sign: it cannot be reached']);
});

test('a witness that failed is left alone for a while, and longer each time', async () => {
  const { witness, publish, offer } = await scene();
  witness.mood = async () => ({ status: 500 });
  await publish(3);
  // Each of these comes a minute after the one before.
  for (let left = 30; left > 0; left -= 1) await offer();
  assert.ok(witness.asked.length > 6 && witness.asked.length < 14, String(witness.asked.length));
});

test('a witness is slow: what is published meanwhile is not lost, nor put back', async () => {
  const { witness, keeper, publish, seen, verified } = await scene();
  await publish(3);
  const shown = keeper.stored.get('checkpoint');
  witness.mood = async (body, honest) => {
    // While it thinks, a newer checkpoint is published.
    const says = await honest();
    if (body.startsWith('old 3\n')) keeper.stored.set('checkpoint', shown ?? new Uint8Array(0));
    return says;
  };
  await publish(2);
  assert.equal((await seen()).entries, 5);
  assert.deepEqual(keeper.stored.get('checkpoint'), shown);
  assert.deepEqual(await verified(), ['witness.example.org/w1']);
});
