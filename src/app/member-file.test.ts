import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryStore } from '../store/memory.ts';
import type { Part, StoredEvent } from '../store/port.ts';
import type { MemberFile } from './contract/members.ts';
import { leftOut } from './left-out.ts';
import { exportFates, type Fate, partFates } from './testing-export-fates.ts';
import { liveThroughEverything, me } from './testing-member-life.ts';
import { beTakenTogether } from './testing-member-trials.ts';
import { keepingParts } from './testing-parts.ts';
import { factorsGiven, urgencyGiven, viewGiven } from './testing-verbs.ts';
import {
  allEvents,
  asMember,
  asStaff,
  must,
  openWorld,
  type TestingWorld,
} from './testing-world.ts';

interface Exported {
  readonly world: TestingWorld;
  readonly file: MemberFile;
  readonly parts: readonly Part[];
}

/** A member to whom everything happened that can happen, and their file. */
async function exported(): Promise<Exported> {
  const { store, parts } = keepingParts(memoryStore());
  const world = await openWorld({ store });
  await liveThroughEverything(world);
  const file = must(await world.application.members.export(me, asMember(me)));
  return { world, file, parts };
}

function mentions(value: unknown, name: string): boolean {
  if (typeof value === 'string') {
    return value === name || value.endsWith(`:${name}`) || value.endsWith(`-${name}`);
  }
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((part) => mentions(part, name));
}

/** Streams with an event that names the member, and everything about the reports they filed. */
function streamsOf(events: readonly StoredEvent[], member: string): ReadonlySet<string> {
  const own = events.filter(({ event }) => mentions(event, member)).map(({ stream }) => stream);
  const reports = own
    .filter((stream) => stream.startsWith('report-'))
    .map((stream) => stream.slice('report-'.length));
  const ofReports = events.filter(({ event }) => reports.some((id) => mentions(event, id)));
  return new Set([...own, ...ofReports.map(({ stream }) => stream)]);
}

/** Ids by which an event of a stream is found again in the file. */
function anchorsOf({ stream, event }: StoredEvent, events: readonly StoredEvent[]): string[] {
  const id = stream.slice(stream.indexOf('-') + 1);
  const reports = events
    .filter((other) => other.stream === stream && other.event.type === 'matter-joined')
    .flatMap((other) => JSON.stringify(other.event).match(/(?<="report":")[^"]+/g) ?? []);
  const read = event.type === 'file-read' && 'file' in event ? [String(event.file)] : [];
  return [id, ...reports, ...read];
}

function isIn(
  file: MemberFile,
  fate: Extract<Fate, { in: unknown }>,
  anchors: readonly string[],
): boolean {
  return fate.in.some((section) => {
    const text = JSON.stringify(file[section]);
    return anchors.some((anchor) => text.includes(`"${anchor}"`));
  });
}

/** Records that rightly are not in the file, though their kind is, and the sentence saying so. */
function withheld(events: readonly StoredEvent[], { stream }: StoredEvent): boolean {
  const first = events.find((other) => other.stream === stream)?.event;
  const types = new Set(
    events.filter((other) => other.stream === stream).map(({ event }) => event.type),
  );
  if (first === undefined) return false;
  switch (first.type) {
    // Somebody reported the member: `reporters`.
    case 'report-received':
      return mentions({ subject: 'subject' in first ? first.subject : null }, me);
    // Not issued: `open-work`.
    case 'decision-made':
      return !types.has('decision-issued');
    // A silence holds: `not-yet`.
    case 'order-received':
      return !types.has('order-member-told');
    // Somebody else appeals as a reporter, or against what binds somebody else: `other-people`.
    case 'appeal-received':
      return !mentions({ by: 'appellant' in first ? first.appellant : null }, me);
    // On the staff, for a reason that is not theirs: `relations`.
    case 'staff-appointed':
      return !mentions(first, me);
    default:
      return false;
  }
}

test('P5 every event about a member is in their file, or in what it says is left out', async () => {
  const { world, file } = await exported();
  const events = await allEvents(world);
  const own = streamsOf(events, me);
  const seen = new Set<string>();
  for (const stored of events.filter(({ stream }) => own.has(stream))) {
    const { type } = stored.event;
    const fate: Fate | undefined = (exportFates as Readonly<Record<string, Fate>>)[type];
    assert.ok(fate !== undefined, `nobody said what becomes of \`${type}\` in a member's file`);
    seen.add(type);
    if ('leftOut' in fate) {
      for (const reason of fate.leftOut) assert.ok(file.redactions.includes(leftOut[reason]));
      continue;
    }
    const found = isIn(file, fate, anchorsOf(stored, events));
    assert.ok(
      found || withheld(events, stored),
      `${stored.stream}: \`${type}\` is not in the file`,
    );
  }
  const rare = ['view-answered', 'early-end-answered', 'decision-vacated', 'case-taken-in'];
  for (const type of ['order-member-told', 'recognition-given', 'appeal-decided', ...rare]) {
    assert.ok(seen.has(type), `${type} happened`);
  }
  assert.ok(seen.size >= 25, `${seen.size} types of events happened to the member`);
});

test('P5 every type of event that is in the store has its place or its reason', async () => {
  const { world } = await exported();
  for (const { event } of await allEvents(world)) {
    assert.ok(Object.hasOwn(exportFates, event.type), `nobody said what becomes of ${event.type}`);
  }
});

test('P5 every text by or about a member is in their file, or in what it says is left out', async () => {
  const { file, parts } = await exported();
  const text = JSON.stringify(file);
  const reports = new Set(file.reportsFiled.map(({ report }) => `report:${report}`));
  const own = parts.filter(({ person }) => person === `member:${me}` || reports.has(person ?? ''));
  const kinds = new Set<string>();
  for (const { kind, body } of own) {
    const fate = partFates[kind];
    assert.ok(fate !== undefined, `nobody said what becomes of a \`${kind}\` in a member's file`);
    if ('leftOut' in fate) continue;
    kinds.add(kind);
    for (const words of wordsOf(body)) {
      const there = text.includes(JSON.stringify(words).slice(1, -1));
      assert.ok(there || isStillOpen(words), `a \`${kind}\` is not in the file: ${words}`);
    }
  }
  const asked = ['view', 'early-end'];
  for (const kind of [
    'evidence',
    'report',
    'report-contact',
    'appeal',
    'recognition-reason',
    ...asked,
  ])
    assert.ok(kinds.has(kind), `there was a ${kind}`);
});

test('P5 what the staff wrote about the member alone is in their file', async () => {
  const { file } = await exported();
  const urgent = file.decisions.find(({ heard }) => heard?.kind === 'urgent');
  assert.deepEqual(urgent?.heard, { kind: 'urgent', urgency: urgencyGiven });
  assert.ok(file.decisions.some(({ heard }) => heard?.kind === 'heard'));
  const weighed = file.decisions.find(({ factors }) => factors !== undefined);
  assert.deepEqual(weighed?.factors, factorsGiven);
  assert.ok(file.decisions.some(({ bulk, reversedAt }) => bulk !== undefined && reversedAt));
  const after = file.hearings.find(({ answered }) => answered !== undefined);
  assert.match(after?.answered?.reasons ?? '', /explains the tone/);
  const requests = file.earlyEnds.flatMap((one) => one.requests);
  assert.match(requests[0]?.answer?.reasons ?? '', /still hot/);
});

test('P5 both cases of a merger are in the file with what was said in each, once it is decided', async () => {
  const world = await openWorld();
  const merged: MemberFile[] = [];
  await beTakenTogether(world, me, async () => {
    merged.push(must(await world.application.members.export(me, asMember(me))));
  });
  const [before] = merged;
  assert.deepEqual(before?.cases.map(({ phase }) => phase).toSorted(), ['merged', 'open']);
  for (const one of before?.cases ?? []) assert.deepEqual([one.evidence, one.notes], [[], []]);
  const file = must(await world.application.members.export(me, asMember(me)));
  const one = file.cases.find(({ phase }) => phase === 'merged');
  assert.equal(one?.mergedInto, file.cases.find(({ phase }) => phase === 'decided')?.case);
  assert.deepEqual(one?.notes, ['A note on what was two cases.']);
  assert.deepEqual(
    file.hearings.map(({ given }) => given?.text),
    [viewGiven, viewGiven],
  );
});

test('P5 every kind of part in the store has its place or its reason', async () => {
  const { parts } = await exported();
  for (const { kind } of parts) {
    assert.ok(Object.hasOwn(partFates, kind), `nobody said what becomes of a ${kind}`);
  }
});

function wordsOf(body: unknown): readonly string[] {
  if (typeof body === 'string') return [body];
  const { text, plain } = body as { readonly text?: string; readonly plain?: string };
  return [plain ?? text ?? ''];
}

// What `liveThroughEverything` leaves undecided or under a silence says so in its words.
function isStillOpen(words: string): boolean {
  return /still open|under a silence/.test(words);
}

test('P5 N3 the file names nobody who reported, and no note that would', async () => {
  const { file } = await exported();
  const { reportsFiled: _own, ...rest } = file;
  const text = JSON.stringify(rest);
  assert.equal(text.includes('m-0900'), false);
  assert.equal(text.includes('reporter@forum.example'), false);
  assert.ok(text.includes('A calm note about the fern.'));
  assert.equal(text.includes('A note that quotes'), false);
});

test('P5 what was left out is said to everybody alike, whether there was something or not', async () => {
  const { file, world } = await exported();
  const empty = must(
    await world.application.members.export('m-4711' as typeof me, asMember('m-4711')),
  );
  assert.deepEqual(empty.redactions, file.redactions);
});

test('G2 a file that the staff make holds no recognition that its receiver does not show', async () => {
  const { world, file } = await exported();
  assert.ok(file.recognitionsReceived.length >= 2);
  const made = must(await world.application.members.export(me, asStaff('moderator-1')));
  assert.deepEqual(
    made.recognitionsReceived.map(({ phase }) => phase),
    ['shown'],
  );
  assert.deepEqual(made.recognitionsGiven, []);
  assert.equal(made.redactions.length, file.redactions.length + 1);
});
