import assert from 'node:assert/strict';
import { test } from 'node:test';
import { webhookTopics } from '../../src/app/contract/webhooks.ts';
import { assertViewsFollowEvents, folded } from '../../src/app/testing-consistency.ts';
import { Died } from '../../src/app/testing-crash.ts';
import {
  activityOf,
  asPlatform,
  must,
  openWorld,
  type Posted,
  pass,
  type TestingWorld,
} from '../../src/app/testing-world.ts';
import type { ImposedRestriction } from '../../src/domain/restriction/state.ts';
import { MINUTE_MS } from '../../src/kernel/duration.ts';
import { seededRandom } from '../../src/replay/seeded-random.ts';
import type { Store } from '../../src/store/port.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { testingDirectory } from '../../src/store/sqlite/testing-directory.ts';
import { amount } from './amount.ts';
import { DyingProcess } from './dying-process.ts';

const DEATHS = amount(1_000, 25);
const SEED = Number(process.env['SEED'] ?? '20261126');
/** More steps than one round takes, so that every one of them is reached. */
const STEPS_MAX = 16;

/** A receiver that knows what it has seen: a repeated id has no second effect. */
class Receiver {
  readonly bodies: Map<string, string> = new Map();
  readonly effects: Map<string, number> = new Map();
  received = 0;

  take({ headers, body }: Posted): void {
    this.received += 1;
    const id = headers['webhook-id'] ?? assert.fail('a delivery without an id');
    const known = this.bodies.get(id);
    if (known !== undefined) {
      assert.equal(body, known, `${id} came with another body`);
      return;
    }
    this.bodies.set(id, body);
    const told = JSON.parse(body) as { type: string; data: { restriction: string } };
    const effect = `${told.type} ${told.data.restriction}`;
    this.effects.set(effect, (this.effects.get(effect) ?? 0) + 1);
  }
}

test(`F13 a process that dies ${DEATHS} times around its outbox delivers everything, each once in effect`, async (context) => {
  const directory = testingDirectory();
  context.after(() => directory.remove());
  const random = seededRandom(SEED);
  const receiver = new Receiver();
  let raw = await openSqliteStore({ directory: directory.path });
  let world = await openWorld({ store: raw });
  const url = 'https://forum.example/hook';
  must(await world.application.webhooks.add({ url, topics: webhookTopics }, asPlatform()));
  const deaths = new Map<string, number>();
  let rounds = 0;
  for (let died = 0; died < DEATHS; rounds += 1) {
    const moment = random.chance(0.5) ? 'before' : 'after';
    const dying = new DyingProcess({ step: random.between(1, STEPS_MAX), moment });
    const doomed = await world.reopened(dying.store(raw));
    doomed.receiver = dying.receiver((sent) => receiver.take(sent));
    await liveThrough(doomed, rounds);
    if (dying.diedAt !== undefined) {
      died += 1;
      deaths.set(dying.diedAt, (deaths.get(dying.diedAt) ?? 0) + 1);
    }
    await raw.close();
    raw = await openSqliteStore({ directory: directory.path });
    world = await world.reopened(raw);
  }
  world.receiver = async (sent) => {
    receiver.take(sent);
    return { status: 204 };
  };
  // Whatever a dead process had taken comes back when its lease is over.
  for (let minute = 0; minute < 3; minute += 1) await pass(world, 2 * MINUTE_MS);
  await assertDelivered(raw, receiver);
  await assertViewsFollowEvents(raw);
  await raw.close();
  const told = { rounds, deaths: Object.fromEntries([...deaths].toSorted()) };
  const { received, bodies } = receiver;
  context.diagnostic(JSON.stringify({ seed: SEED, ...told, received, ids: bodies.size }));
});

/** Somebody posts a link to a shop, which holds the post; the platform is told. */
async function liveThrough(world: TestingWorld, round: number): Promise<void> {
  const links = ['https://pots-at-cost.example/blue'];
  const activity = activityOf(world, { author: `m-${round}`, item: `post-${round}`, links });
  const batch = [{ kind: 'activity', activity }] as const;
  try {
    must(await world.application.intake.take(batch, asPlatform()));
    await pass(world, 2 * MINUTE_MS);
    await pass(world);
  } catch (problem) {
    if (!(problem instanceof Died)) throw problem;
  }
}

async function assertDelivered(store: Store, receiver: Receiver): Promise<void> {
  for (const topic of ['join-finding', 'webhook']) {
    assert.equal(await store.countOutbox(topic), 0, `${topic} still waits`);
  }
  const restrictions = await folded<ImposedRestriction>(store, 'restriction');
  assert.equal(restrictions.length, await store.countActivities(), 'one hold for each post');
  for (const { imposed } of restrictions) {
    const effect = `restriction.imposed ${imposed.restriction}`;
    assert.equal(receiver.effects.get(effect), 1, effect);
  }
  for (const [effect, times] of receiver.effects) assert.equal(times, 1, effect);
  const deliveries = (await store.allEvents(0, 10_000_000)).filter(({ stream }) =>
    stream.startsWith('delivery-'),
  );
  const ids = new Set(deliveries.map(({ stream }) => stream.slice('delivery-'.length)));
  assert.deepEqual([...receiver.bodies.keys()].toSorted(), [...ids].toSorted());
}
