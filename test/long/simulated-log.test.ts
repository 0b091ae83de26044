import assert from 'node:assert/strict';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { nodeCrypto } from '../../src/app/log-crypto.ts';
import { type LogPlaces, logDirectory } from '../../src/app/record/log-directory.ts';
import { createPublisher } from '../../src/app/record/publisher.ts';
import type { RecordKeeper } from '../../src/app/record/record-keeper.ts';
import { recordLease } from '../../src/app/record/record-lease.ts';
import { type Instant, instantFromMs } from '../../src/kernel/instant.ts';
import { inclusionProof } from '../../src/log/merkle-tree.ts';
import { writeProofFile } from '../../src/log/proof-file.ts';
import { tilePath } from '../../src/log/tile-path.ts';
import { subtreesOf } from '../../src/log/tile-reader.ts';
import { writeVerifierKey } from '../../src/log/verifier-key.ts';
import { seededRandom } from '../../src/replay/seeded-random.ts';
import { planAll } from '../../src/replay/simulation/actors/all-actors.ts';
import { run } from '../../src/replay/simulation/run.ts';
import { type Scenario, scenarioNamed } from '../../src/replay/simulation/scenario.ts';
import { castOf } from '../../src/replay/simulation/world/cast.ts';
import { type ForkableStore, simulatedStore } from '../../src/store/memory.ts';
import type { RecordEntry, RecordSource } from '../../src/store/port.ts';
import { verifyLog } from '../../src/verify/verify-log.ts';
import { outsideVerifier } from './outside.ts';

const ENTRIES = 100_000;
/** As many times as much happens as in the calm community, so that a year is long enough. */
const TIMES = Number(process.env['TIMES'] ?? 16);
const COMMITS_BETWEEN_CHECKPOINTS = 150;
const CHECKPOINTS_OF_ONE_RUN = 20;
/** Files in which a bit is flipped, for each of the two verifiers. */
const FLIPS = { outside: 25, own: 150 };
const SEED = 20_261_126;

const outside = outsideVerifier();
const { skip, place } = outside;
after(() => outside.remove());
const wallNow = (): Instant => instantFromMs(Date.now());

let store: ForkableStore;
let keeper: RecordKeeper;
let checkpoints = 0;
const year = placesIn('year');
const random = seededRandom(SEED);

function placesIn(name: string): LogPlaces {
  const part = (file: string): string => join(place, name, file);
  mkdirSync(join(place, name), { recursive: true });
  return { log: part('log'), highWater: part('mark'), key: join(place, 'key'), origin: 'year/log' };
}

async function keeperOf(places: LogPlaces): Promise<RecordKeeper> {
  return { ...(await logDirectory(places, wallNow())), witnesses: [] };
}

function busy(): Scenario {
  const calm = scenarioNamed('calm');
  assert.ok(calm);
  const { offences, ordinaryPosts, falseReports, sittings, hearings, courses, jobs, favours } =
    calm;
  const amounts = {
    offences,
    ordinaryPosts,
    falseReports,
    sittings,
    hearings,
    courses,
    jobs,
    favours,
  };
  const more = Object.entries(amounts).map(([name, amount]) => [name, amount * TIMES] as const);
  return { ...calm, ...Object.fromEntries(more) };
}

/** A publisher that begins anew from what is durable, as after each start of a server. */
function anotherRun(): () => Promise<void> {
  const lease = recordLease(store, { clock: { now: wallNow }, holder: 'year' });
  const host = {
    append: lease.append,
    holds: lease.holds,
    say: (words: string) => assert.fail(words),
  };
  const publisher = createPublisher({ source: store, keeper, host, now: wallNow });
  return async () => {
    assert.ok(await lease.take());
    while ((await publisher.publish()).behind);
    const size = readFileSync(join(year.log, 'checkpoint'), 'utf8').split('\n')[1];
    copyFileSync(join(year.log, 'checkpoint'), join(year.log, `checkpoint.${size}`));
    checkpoints += 1;
  };
}

/** The store of the simulation, whose record is published while the year goes on. */
function publishedStore(): ForkableStore {
  store = simulatedStore();
  let commits = 0;
  let publish = anotherRun();
  return new Proxy(store, {
    get: (target, name) => {
      const found = Reflect.get(target, name) as unknown;
      if (typeof found !== 'function') return found;
      const method = found.bind(target) as (...given: unknown[]) => unknown;
      if (name !== 'commit') return method;
      return async (...given: unknown[]): Promise<unknown> => {
        const committed = await method(...given);
        commits += 1;
        if (commits % COMMITS_BETWEEN_CHECKPOINTS === 0) {
          if (checkpoints % CHECKPOINTS_OF_ONE_RUN === 0) publish = anotherRun();
          await publish();
        }
        return committed;
      };
    },
  });
}

before(async () => {
  if (skip !== false) return;
  keeper = await keeperOf(year);
  const about = { seed: SEED, scenario: 'calm', members: 2_000, days: 365 };
  const cast = castOf(about.members);
  const intents = planAll({ random: seededRandom(SEED), scenario: busy(), cast, days: about.days });
  const { failure } = await run({ ...about, intents }, publishedStore);
  assert.equal(failure, undefined);
  await anotherRun()();
});

function keyText(): string {
  const [key] = keeper.signer.keys;
  assert.ok(key);
  return writeVerifierKey(key.verifier);
}

/** Files that a reader of the last checkpoint is served. */
async function servedFiles(): Promise<readonly string[]> {
  const read: string[] = [];
  await ownVerdict(year.log, (path) => void read.push(path));
  return read;
}

async function ownVerdict(
  folder: string = year.log,
  onRead: (path: string) => void = () => undefined,
): Promise<string> {
  const kept = readdirSync(folder).filter((name) => name.startsWith('checkpoint.'));
  const verified = await verifyLog({
    crypto: nodeCrypto,
    keys: keeper.signer.keys.map(({ verifier }) => verifier),
    readFile: async (path) => {
      onRead(path);
      const file = join(folder, path);
      return existsSync(file) ? readFileSync(file) : undefined;
    },
    earlier: kept.map((name) => readFileSync(join(folder, name))),
  });
  return verified.ok ? 'sound' : `${verified.error.path}: ${verified.error.problem}`;
}

async function writeProof(index: number): Promise<readonly [string, string]> {
  const { entries: size } = await store.recordSize();
  const readTile = async (name: Parameters<typeof tilePath>[0]) =>
    await keeper.files.read(tilePath(name));
  const hash = subtreesOf({ crypto: nodeCrypto, size, readTile });
  const proof = await inclusionProof({ crypto: nodeCrypto, hash }, { index, size });
  const checkpoint = readFileSync(join(year.log, 'checkpoint'), 'utf8');
  const [entry] = await store.recordEntries(index, 1);
  assert.ok(entry);
  const paths = [join(place, `proof-${index}`), join(place, `entry-${index}`)] as const;
  writeFileSync(paths[0], writeProofFile({ index: BigInt(index), proof, checkpoint }));
  writeFileSync(paths[1], Buffer.from(entry.entry, 'base64'));
  return paths;
}

test('L1 an outside verifier accepts the log of a year, each of its checkpoints and its proofs', {
  skip,
}, async (t) => {
  const { entries } = await store.recordSize();
  assert.ok(TIMES < 16 || entries >= ENTRIES, `only ${entries} entries`);
  const places = new Set([0, 255, 256, entries - 1]);
  while (places.size < 60) places.add(random.between(0, entries - 1));
  const proofs: string[] = [];
  for (const index of places) proofs.push(...(await writeProof(index)));

  const { ok, printed } = outside.judge({ folder: year.log, key: keyText(), proofs });

  assert.ok(ok, printed);
  assert.match(printed, new RegExp(`${entries} entries, tiles and root agree`));
  const kept = readdirSync(year.log).filter((name) => name.startsWith('checkpoint.')).length;
  assert.match(printed, new RegExp(`OK ${kept} older checkpoints are prefixes`));
  assert.equal(printed.match(/^OK proof /gm)?.length, places.size);
  assert.equal(await ownVerdict(), 'sound');
  t.diagnostic(`${entries} entries, ${kept} checkpoints, ${places.size} proofs`);
});

test('L1 one bit flipped anywhere is found by the outside verifier and by ours', {
  skip,
}, async () => {
  const served = await servedFiles();
  for (const [verifier, flips] of Object.entries(FLIPS)) {
    for (let left = flips; left > 0; left -= 1) {
      const path = left === flips ? 'checkpoint' : served[random.between(0, served.length - 1)];
      const file = join(year.log, path ?? 'checkpoint');
      const sound = readFileSync(file);
      // In the checkpoint, the first line that everybody knows: outside, ML-DSA-44 is not known.
      const length = path === 'checkpoint' ? sound.indexOf('\n\n') : sound.length;
      const broken = Buffer.from(sound);
      const at = random.between(0, length - 1);
      broken.writeUInt8(broken.readUInt8(at) ^ (1 << random.between(0, 7)), at);
      writeFileSync(file, broken);
      const isSound =
        verifier === 'own'
          ? (await ownVerdict()) === 'sound'
          : outside.judge({ folder: year.log, key: keyText() }).ok;
      writeFileSync(file, sound);
      assert.equal(isSound, false, `${verifier}: byte ${at} of ${path}`);
    }
  }
});

/** What somebody with the keys could publish in place of the record. */
async function publishInstead(name: string, entries: readonly RecordEntry[]): Promise<string> {
  const places = placesIn(name);
  const source: RecordSource = {
    allEvents: async () => [],
    part: async () => undefined,
    recordEntries: async (from, limit) => entries.slice(from, from + limit),
    recordSize: async () => ({ entries: entries.length, position: 0 }),
  };
  const host = { append: async () => true, holds: async () => true, say: () => undefined };
  const other = await keeperOf(places);
  await createPublisher({ source, keeper: other, host, now: wallNow }).publish();
  return places.log;
}

test('L1 an entry dropped, moved or rewritten, and a fork, are found by whoever kept a checkpoint', {
  skip,
}, async () => {
  const { entries: size } = await store.recordSize();
  const entries = await store.recordEntries(0, size);
  const half = Math.floor(size / 2);
  const [one, two] = entries.slice(half);
  assert.ok(one && two);
  const rewritten = {
    ...one,
    entry: Buffer.from('{"c":"rewritten","t":"event","v":1}').toString('base64'),
  };
  const changes: Readonly<Record<string, readonly RecordEntry[]>> = {
    dropped: [...entries.toSpliced(half, 1), one],
    moved: entries.toSpliced(half, 2, two, one),
    rewritten: entries.toSpliced(half, 1, rewritten),
    fork: [
      ...entries.slice(0, half),
      ...entries.slice(half).map((entry) => ({ ...entry, entry: rewritten.entry })),
    ],
    shorter: entries.slice(0, half),
  };
  const newest = join(year.log, `checkpoint.${size}`);
  for (const [name, changed] of Object.entries(changes)) {
    const folder = await publishInstead(name, changed);
    assert.ok(outside.judge({ folder, key: keyText() }).ok, `${name}: signed by the log itself`);
    copyFileSync(newest, join(folder, `checkpoint.${size}`));
    const own = await ownVerdict(folder);
    assert.notEqual(own, 'sound', name);
    // The outside verifier passes over a checkpoint that is larger than the log.
    if (name === 'shorter') {
      assert.match(own, /the log has become shorter/);
    } else {
      assert.equal(outside.judge({ folder, key: keyText() }).ok, false, name);
    }
    rmSync(folder, { recursive: true });
  }
});
