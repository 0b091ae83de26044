import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DAY_MS, durationMs } from '../kernel/duration.ts';
import type { AppealId, CaseId, PartId } from '../kernel/identifier.ts';
import { addDuration, elapsedMs, type Instant, later } from '../kernel/instant.ts';
import { memoryStore } from '../store/memory.ts';
import type { Part, StoredEvent, StoredView } from '../store/port.ts';
import { recordEnds } from './record-end.ts';
import { recordParts } from './record-parts.ts';
import {
  keptCollectionOf,
  keptCollections,
  otherClasses,
  partClasses,
  recordsKeptMin,
  ticketClasses,
} from './retention.ts';
import { liveThroughEverything, me } from './testing-member-life.ts';
import { beTakenTogether } from './testing-member-trials.ts';
import { keepingParts } from './testing-parts.ts';
import {
  appealAs,
  decideBreach,
  decideNoBreach,
  hear,
  openCases,
  reportedPost,
  restrict,
  statementOf,
} from './testing-verbs.ts';
import { newWorkOver } from './testing-work.ts';
import {
  allEvents,
  asMember,
  asStaff,
  must,
  openWorld,
  pass,
  type TestingWorld,
} from './testing-world.ts';

const YEAR_MS = 365 * DAY_MS;

type Files = Readonly<Record<string, string>>;

interface Kept {
  readonly world: TestingWorld;
  readonly parts: readonly Part[];
}

async function opened(): Promise<Kept> {
  const { store, parts } = keepingParts(memoryStore());
  return { world: await openWorld({ store }), parts };
}

async function sweepAfter({ world }: Pick<Kept, 'world'>, ms: number): Promise<void> {
  await pass(world, ms);
  await world.application.sweep();
}

async function left({ world, parts }: Kept, kinds?: readonly string[]): Promise<readonly Part[]> {
  const own = kinds === undefined ? parts : parts.filter(({ kind }) => kinds.includes(kind));
  const found = await Promise.all(own.map(({ id }) => world.store.part(id)));
  return found.filter((part) => part !== undefined);
}

/** Every record that has parts, with its view. */
async function records(world: TestingWorld): Promise<readonly StoredView[]> {
  const streams = new Set((await allEvents(world)).map(({ stream }) => stream));
  const own = [...streams].filter((stream) => keptCollectionOf(stream) !== undefined);
  const views = await Promise.all(own.map((stream) => world.store.view(stream)));
  return views.filter((view) => view !== undefined);
}

test('P1 every class of record has a purpose and a day on which it goes', async () => {
  const kept = await opened();
  await liveThroughEverything(kept.world);
  for (const { kind } of kept.parts) {
    assert.ok(Object.hasOwn(partClasses, kind), `nobody said what a \`${kind}\` is kept for`);
  }
  const classes = { ...partClasses, ...ticketClasses, ...otherClasses };
  for (const [name, { purpose, kept: until }] of Object.entries(classes)) {
    assert.ok(purpose.length > 15, `${name} has a purpose`);
    assert.ok(until.kind !== 'not-personal' || /about no person/.test(purpose), name);
    assert.ok(until.kind !== 'lasting' || until.why.length > 40, `${name} says why it stays`);
  }
  const now = kept.world.application.now();
  for (const [kind, { kept: until }] of Object.entries(ticketClasses)) {
    for (const { expiresAt } of await kept.world.store.listTickets(kind)) {
      if (until.kind !== 'after') continue;
      assert.ok(elapsedMs(now, expiresAt) <= durationMs(until.length), `a ticket: ${kind}`);
    }
  }
});

test('P1 every text that has no day yet is named by one record, which waits for its end', async () => {
  const kept = await opened();
  await liveThroughEverything(kept.world);
  const named = new Map<string, string>();
  const views = await records(kept.world);
  for (const { stream, body } of views) {
    const collection = keptCollectionOf(stream);
    if (collection === undefined) continue;
    for (const id of recordParts[collection](body)) {
      if (id === undefined) continue;
      const other = named.get(id);
      assert.ok(
        other === undefined || goesOnIn(views, other, stream),
        `${id}: ${other}, ${stream}`,
      );
      named.set(id, stream);
      const part = kept.parts.find((one) => one.id === id);
      const until = part && partClasses[part.kind]?.kept;
      assert.deepEqual(until, { kind: 'with', collection }, `${part?.kind} belongs to ${stream}`);
    }
  }
  for (const { id, kind, deleteAfter } of kept.parts) {
    if (deleteAfter !== undefined || partClasses[kind]?.kept.kind === 'not-personal') continue;
    assert.ok(named.has(id), `no record names the ${kind} ${id}`);
  }
  const streams = await records(kept.world);
  assert.equal(await kept.world.store.countOutbox('retention'), streams.length);
});

// A case that was merged and the one it goes on in, or a decision and what replaced it.
function goesOnIn(views: readonly StoredView[], one: string, other: string): boolean {
  const next = (stream: string): string | undefined => {
    const body = views.find((view) => view.stream === stream)?.body as unknown as {
      readonly mergedInto?: string;
      readonly overridden?: { readonly replacement: string };
    };
    if (body.mergedInto !== undefined) return `case-${body.mergedInto}`;
    return body.overridden && `decision-${body.overridden.replacement}`;
  };
  return next(one) === other || next(other) === one;
}

test('P1 a text with a day of its own is dated as its class says', async () => {
  const kept = await opened();
  await liveThroughEverything(kept.world);
  const dated = kept.parts.filter(({ deleteAfter }) => deleteAfter !== undefined);
  assert.ok(dated.length > 0);
  for (const { kind } of dated) assert.equal(partClasses[kind]?.kept.kind, 'after');
});

test('P1 no record is over before anybody looks at it', async () => {
  const kept = await opened();
  await liveThroughEverything(kept.world);
  const work = newWorkOver(kept.world);
  for (const { stream, body } of await records(kept.world)) {
    const collection = keptCollectionOf(stream);
    if (collection === undefined) continue;
    const end = await recordEnds[collection](work, body);
    const [first] = await kept.world.store.events(stream);
    const soonest = addDuration(first?.event.at as Instant, recordsKeptMin);
    assert.ok(('on' in end ? end.on : end.notBefore) >= soonest, stream);
  }
});

test('P1 in the end nothing personal is left but handles, and everything can still be read', async () => {
  const kept = await opened();
  await liveThroughEverything(kept.world);
  for (let year = 0; year < 9; year += 1) await sweepAfter(kept, YEAR_MS);
  const rest = await left(kept);
  const kinds = new Set(rest.map(({ kind }) => kind));
  // A receiver is still there, and so are the keys that messages to it are signed with.
  assert.deepEqual([...kinds].toSorted(), ['rulebook-files', 'webhook-secrets']);
  assert.equal(await kept.world.store.countActivities(), 0);
  const { members, cases, recognitions, orders } = kept.world.application;
  const file = must(await members.export(me, asMember(me)));
  assert.equal(JSON.stringify(file).includes('fern'), false);
  assert.deepEqual(file.statements, []);
  must(await cases.queue({ phase: 'decided' }, asStaff('lead-1')));
  must(await cases.read(file.cases[0]?.case as never, asStaff('auditor-1')));
  must(await recognitions.shown({}));
  must(await orders.list({}, asStaff('operator-1')));
});

test('P1 evidence stays while an appeal may need it, and goes a year after the last word', async () => {
  const kept = await opened();
  const { world } = kept;
  const id = await reportedPost(world, { author: me, item: 'post-1' });
  const { decision } = await decideBreach(world, id);
  await pass(world);
  const { statement } = await statementOf(world, decision);
  must(await world.application.statements.markDelivered(statement, 'page', asMember(me)));
  await sweepAfter(kept, 100 * DAY_MS);
  const appeal = await appealAs(world, me, decision);
  // Nobody hears it for five years: late as it is, what it needs is there.
  await sweepAfter(kept, 5 * YEAR_MS);
  const needed = ['evidence', 'report', 'decision-reasons', 'statement', 'appeal'];
  assert.equal((await left(kept, needed)).length, needed.length);
  await hear(world, appeal.appeal);
  await sweepAfter(kept, YEAR_MS - 1);
  assert.equal((await left(kept, needed)).length, needed.length);
  await sweepAfter(kept, 1);
  assert.deepEqual(await left(kept, needed), []);
});

test('P1 a statement that nobody reads is not kept for ever', async () => {
  const kept = await opened();
  const id = await reportedPost(kept.world, { author: me, item: 'post-1' });
  await decideBreach(kept.world, id);
  await pass(kept.world);
  await sweepAfter(kept, 3 * YEAR_MS);
  assert.equal((await left(kept, ['evidence', 'statement'])).length, 2);
  await sweepAfter(kept, YEAR_MS + DAY_MS);
  assert.deepEqual(await left(kept, ['evidence', 'statement']), []);
});

test('P1 what was merged goes with the case it goes on in, and not before', async () => {
  const kept = await opened();
  await beTakenTogether(kept.world, me, async () => {
    const [first] = await openCases(kept.world);
    must(await kept.world.application.cases.read(first as CaseId, asStaff('auditor-1')));
  });
  const kinds = ['evidence', 'note', 'view', 'aside-reason'];
  const before = (await left(kept, kinds)).length;
  assert.equal(before, 2 + 1 + 2 + 3);
  await sweepAfter(kept, YEAR_MS + DAY_MS);
  assert.equal((await left(kept, kinds)).length, before);
  for (let year = 0; year < 4; year += 1) await sweepAfter(kept, YEAR_MS);
  assert.deepEqual(await left(kept, kinds), []);
});

test('P1 a file is kept while a restriction lasts that may end early on request', async () => {
  const { store, parts } = keepingParts(memoryStore());
  const long = (text = ''): string => text.replaceAll('for: 7d', 'for: 360d');
  const files = (all: Files): Files => ({ ...all, 'rulebook.yaml': long(all['rulebook.yaml']) });
  const world = await openWorld({ store, files });
  const kept = { world, parts };
  const bound = await restrict(world, { author: me, item: 'post-1', rung: 'read-only-7d' });
  const { statement } = bound.statement;
  must(await world.application.statements.markDelivered(statement, 'page', asMember(me)));
  // Final after half a year: counted from there alone, the texts were gone by now.
  await sweepAfter(kept, 190 * DAY_MS);
  await sweepAfter(kept, 169 * DAY_MS);
  const text = 'I would like to say sorry in the thread.';
  const { restriction } = bound.restriction;
  must(await world.application.earlyEnds.ask(restriction, { text }, asMember(me)));
  const kinds = ['evidence', 'decision-reasons', 'early-end'];
  await sweepAfter(kept, 360 * DAY_MS);
  assert.equal((await left(kept, kinds)).length, kinds.length);
  await sweepAfter(kept, 30 * DAY_MS);
  assert.deepEqual(await left(kept, kinds), []);
});

/** When a case was last of use to anybody, from nothing but the events. */
function lastWord(events: readonly StoredEvent[], stream: string): Instant | undefined {
  const id = stream.slice('case-'.length);
  const inCase = events.filter((one) => one.stream === stream).map(({ event }) => event);
  const closed = inCase.find(({ type }) => /^case-(?:decided|closed-in-favour)$/.test(type));
  if (closed === undefined) return undefined;
  const decisions = new Set(
    events.flatMap(({ stream: name, event }) =>
      event.type === 'decision-issued' && madeIn(events, name) === id ? [name] : [],
    ),
  );
  let last: Instant = closed.at;
  for (const decision of decisions) {
    const settled = events.findLast(
      ({ stream: name, event }) =>
        name === decision && /^decision-(?:became-final|reversed|overridden)$/.test(event.type),
    );
    if (settled === undefined) return undefined;
    last = [settled.event.at, ...boundUntil(events, decision)].reduce(later, last);
  }
  return last;
}

/** Until when each restriction of a decision bound somebody, who could ask for an early end. */
function boundUntil(events: readonly StoredEvent[], decision: string): readonly Instant[] {
  return events.flatMap(({ stream, event }) => {
    if (event.type !== 'restriction-imposed' || !('endsAt' in event)) return [];
    const { basis, endsAt } = event;
    if (basis.kind !== 'decision' || `decision-${basis.decision}` !== decision) return [];
    const early = events.find(
      (one) => one.stream === stream && /-(?:reversed|lifted)$/.test(one.event.type),
    );
    return [early?.event.at ?? endsAt];
  });
}

function madeIn(events: readonly StoredEvent[], decision: string): string | undefined {
  const made = events.find(
    ({ stream, event }) => stream === decision && event.type === 'decision-made',
  )?.event;
  return made !== undefined && 'case' in made ? String(made.case) : undefined;
}

async function assertKeptExactly({ world }: Kept): Promise<void> {
  const events = await allEvents(world);
  const now = world.application.now();
  for (const { stream, body } of await records(world)) {
    if (!stream.startsWith('case-')) continue;
    const last = lastWord(events, stream);
    const due = last !== undefined && elapsedMs(last, now) >= YEAR_MS;
    for (const id of recordParts.case(body)) {
      if (id === undefined) continue;
      const part = await world.store.part(id as PartId);
      const why = `${stream}, last of use ${last}, now ${now}`;
      assert.equal(part === undefined, due, due ? `is still there: ${why}` : `is lost: ${why}`);
    }
  }
}

const outcomes = ['decision-upheld', 'decision-reversed'] as const;
const step = fc.record({
  what: fc.constantFrom('breach', 'no-breach', 'forgotten'),
  appeal: fc.constantFrom<(typeof outcomes)[number] | 'none' | 'waits'>(
    ...outcomes,
    'none',
    'waits',
  ),
  days: fc.integer({ min: 0, max: 500 }),
});

async function liveStep(
  kept: Kept,
  item: string,
  one: typeof step extends fc.Arbitrary<infer Step> ? Step : never,
): Promise<AppealId | undefined> {
  const { world } = kept;
  const id = await reportedPost(world, { author: `m-of-${item}`, item });
  if (one.what === 'forgotten') return undefined;
  if (one.what === 'no-breach') {
    await decideNoBreach(world, id);
    return undefined;
  }
  const { decision } = await decideBreach(world, id);
  await pass(world);
  const { statement } = await statementOf(world, decision);
  const member = asMember(`m-of-${item}`);
  must(await world.application.statements.markDelivered(statement, 'page', member));
  if (one.appeal === 'none') return undefined;
  const appeal = await appealAs(world, `m-of-${item}`, decision);
  if (one.appeal === 'waits') return appeal.appeal;
  await hear(world, appeal.appeal, { outcome: one.appeal });
  return undefined;
}

test('P1 after a sweep nothing past its day remains, and nothing before it is lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
      const kept = await opened();
      const waiting: AppealId[] = [];
      for (const [index, one] of steps.entries()) {
        const appeal = await liveStep(kept, `post-${index}`, one);
        if (appeal !== undefined) waiting.push(appeal);
        await sweepAfter(kept, one.days * DAY_MS);
        await assertKeptExactly(kept);
      }
      for (const appeal of waiting) await hear(kept.world, appeal);
      for (const days of [1, 183, 181, 1, 300]) {
        await sweepAfter(kept, days * DAY_MS);
        await assertKeptExactly(kept);
      }
    }),
    { numRuns: 25 },
  );
});

test('P1 what the receiver of a recognition declined goes in a month', async () => {
  const kept = await opened();
  await liveThroughEverything(kept.world);
  const mine = async (): Promise<readonly string[]> =>
    must(await kept.world.application.recognitions.received(asMember(me))).map(
      ({ phase, reason }) => `${phase}: ${reason === '(erased)' ? 'gone' : 'there'}`,
    );
  assert.deepEqual((await mine()).toSorted(), ['declined: there', 'shown: there']);
  await sweepAfter(kept, 31 * DAY_MS);
  assert.deepEqual((await mine()).toSorted(), ['declined: gone', 'shown: there']);
});

test('every collection that has parts says which they are and when they end', () => {
  assert.deepEqual(Object.keys(recordParts).toSorted(), [...keptCollections].toSorted());
  assert.deepEqual(Object.keys(recordEnds).toSorted(), [...keptCollections].toSorted());
});
