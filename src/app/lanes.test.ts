import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Refusal } from '../kernel/refusal.ts';
import type { Result } from '../kernel/result.ts';
import { type LaneName, Lanes, type Leave, laneNames } from './lanes.ts';

/** A loop whose turns and time go on when a test says so. */
function loop() {
  let now = 0;
  let tasks: (() => void)[] = [];
  const lanes = new Lanes({ elapsedMs: () => now, nextTurn: (task) => tasks.push(task) });
  return {
    lanes,
    pass: (ms: number): void => {
      now += ms;
    },
    now: (): number => now,
    turn: async (): Promise<void> => {
      const due = tasks;
      tasks = [];
      for (const task of due) task();
      await new Promise(setImmediate);
    },
  };
}

type Entry = Result<Leave, Refusal>;

function atOnce(entry: Entry | Promise<Entry>): Entry {
  assert.ok(!(entry instanceof Promise), 'it waits');
  return entry;
}

/** Fills the turn, so that whoever comes next waits. */
function fill({ lanes, pass }: ReturnType<typeof loop>): Leave {
  const entry = atOnce(lanes.enter('bulk'));
  assert.ok(entry.ok);
  pass(20);
  return entry.value;
}

/** So many that the next ones may be sent away. */
function enterFew({ lanes }: ReturnType<typeof loop>): readonly (Entry | Promise<Entry>)[] {
  return Array.from({ length: 16 }, () => lanes.enter('bulk'));
}

test('with little to do everybody is let in at once', () => {
  const { lanes, pass } = loop();
  for (const name of laneNames) {
    const entry = atOnce(lanes.enter(name));
    assert.ok(entry.ok);
    pass(5);
    entry.value();
  }
  for (const name of laneNames) {
    assert.deepEqual(lanes.figures(name), { running: 0, waiting: 0, refused: 0 });
  }
});

test('when a turn is full the next one waits for another turn, and is let in then', async () => {
  const world = loop();
  fill(world);
  const entry = world.lanes.enter('people');
  assert.ok(entry instanceof Promise);
  assert.equal(world.lanes.figures('people').waiting, 1);
  await world.turn();
  assert.ok((await entry).ok);
  assert.deepEqual(world.lanes.figures('people'), { running: 1, waiting: 0, refused: 0 });
});

test('people are let in before programs and those before masses, and masses are not forgotten', async () => {
  const world = loop();
  fill(world);
  const order: LaneName[] = [];
  for (let one = 0; one < 12; one += 1) {
    for (const name of ['bulk', 'programs', 'people'] as const) {
      void Promise.resolve(world.lanes.enter(name)).then(() => order.push(name));
    }
  }
  for (let turn = 0; turn < 36; turn += 1) await world.turn();
  assert.equal(order.length, 36);
  const round = order.slice(0, 12);
  const count = (name: LaneName): number => round.filter((one) => one === name).length;
  assert.deepEqual([count('people'), count('programs'), count('bulk')], [8, 2, 2]);
});

test('who finds somebody that waits for long already is sent away at once', async () => {
  const world = loop();
  fill(world);
  const waiting = enterFew(world);
  world.pass(251);
  const refused = atOnce(world.lanes.enter('bulk'));
  assert.ok(!refused.ok && refused.error.refused === 'overloaded');
  assert.ok(world.lanes.enter('people') instanceof Promise, 'masses send no person away');
  for (let turn = 0; turn < 20; turn += 1) await world.turn();
  for (const entry of await Promise.all(waiting)) assert.ok(entry.ok);
  assert.equal(world.lanes.figures('bulk').refused, 1);
});

test('who has waited too long is sent away rather than answered late', async () => {
  const world = loop();
  fill(world);
  const [first] = [...enterFew(world), world.lanes.enter('bulk')];
  world.pass(751);
  await world.turn();
  const entry = await first;
  assert.ok(entry !== undefined && !entry.ok && entry.error.refused === 'overloaded');
});

test('few who wait are answered, however long the machine was away', async () => {
  const world = loop();
  fill(world);
  const waiting = world.lanes.enter('bulk');
  world.pass(5_000);
  const late = world.lanes.enter('bulk');
  for (let turn = 0; turn < 3; turn += 1) await world.turn();
  assert.ok((await waiting).ok);
  assert.ok((await late).ok);
});

test('bodies that wait are bounded, and one of any size is not refused for its size', () => {
  const world = loop();
  fill(world);
  const large = 64 * 1024 * 1024;
  assert.ok(world.lanes.enter('bulk', large) instanceof Promise);
  assert.ok(!atOnce(world.lanes.enter('bulk', 1)).ok);
  assert.ok(world.lanes.enter('programs', 1) instanceof Promise);
});

test('what was let in takes no room any more among what waits', async () => {
  const world = loop();
  fill(world);
  const waited = world.lanes.enter('bulk', 1024 * 1024);
  await world.turn();
  assert.ok((await waited).ok);
  fill(world);
  assert.ok(world.lanes.enter('bulk', 512 * 1024) instanceof Promise);
  assert.ok(world.lanes.enter('bulk', 512 * 1024) instanceof Promise);
});

test('no more wait than there are seats', () => {
  const world = loop();
  fill(world);
  for (let one = 0; one < 256; one += 1) assert.ok(world.lanes.enter('people') instanceof Promise);
  assert.ok(!atOnce(world.lanes.enter('people')).ok);
});

test('whoever comes in a new turn does not pass those who wait already', async () => {
  const world = loop();
  fill(world);
  void world.lanes.enter('people');
  const second = world.lanes.enter('people');
  await world.turn();
  const third = world.lanes.enter('people');
  assert.ok(third instanceof Promise);
  await world.turn();
  assert.ok((await second).ok);
  assert.equal(world.lanes.figures('people').waiting, 1);
});

test('no more are answered at once than a lane has places', async () => {
  const world = loop();
  const leaves: Leave[] = [];
  for (let one = 0; one < 64; one += 1) {
    const entry = atOnce(world.lanes.enter('bulk'));
    assert.ok(entry.ok);
    leaves.push(entry.value);
  }
  const next = world.lanes.enter('bulk');
  assert.ok(next instanceof Promise);
  await world.turn();
  assert.equal(world.lanes.figures('bulk').waiting, 1);
  leaves[0]?.();
  await world.turn();
  assert.ok((await next).ok);
});

test('whatever comes, everybody is answered, the queues stay short and no place is lost', async () => {
  const step = fc.oneof(
    fc.record({
      kind: fc.constant('enter'),
      lane: fc.constantFrom(...laneNames),
      bytes: fc.nat(2 ** 21),
    }),
    fc.record({ kind: fc.constant('pass'), ms: fc.nat(100) }),
    fc.record({ kind: fc.constant('turn') }),
    fc.record({ kind: fc.constant('leave') }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 400, size: 'max' }), async (steps) => {
      const world = loop();
      const leaves: Leave[] = [];
      let asked = 0;
      let answered = 0;
      const enter = (name: LaneName, bytes: number): void => {
        asked += 1;
        void Promise.resolve(world.lanes.enter(name, bytes)).then((entry) => {
          answered += 1;
          if (entry.ok) leaves.push(entry.value);
        });
      };
      for (const one of steps) {
        if ('lane' in one) enter(one.lane, one.bytes);
        else if ('ms' in one) world.pass(one.ms);
        else if (one.kind === 'turn') await world.turn();
        else leaves.shift()?.();
        for (const name of laneNames) assert.ok(world.lanes.figures(name).waiting <= 256);
      }
      for (let turns = 0; turns < 1_000 && answered < asked; turns += 1) {
        for (const leave of leaves.splice(0)) leave();
        await world.turn();
      }
      assert.equal(answered, asked);
      for (const leave of leaves) leave();
      for (const name of laneNames) {
        const { running, waiting } = world.lanes.figures(name);
        assert.deepEqual({ running, waiting }, { running: 0, waiting: 0 });
      }
    }),
    { numRuns: 50 },
  );
});
