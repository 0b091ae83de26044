import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { testingApi } from '../api/testing-application.ts';
import type { ReplayResult } from '../cli/replay/describe-replay.ts';
import { typed } from '../cli/testing-terminal.ts';
import { DAY_MS, type Duration, HOUR_MS } from '../kernel/duration.ts';
import type { MemberId, RuleId, StaffId } from '../kernel/identifier.ts';
import { seededRandom } from '../replay/seeded-random.ts';
import { loadRulebook } from '../rulebook/load.ts';
import { statementCategories } from '../rulebook/statement-category.ts';
import { exampleRulebooks } from '../rulebook/testing-examples.ts';
import { memoryStore } from '../store/memory.ts';
import type { Store } from '../store/port.ts';
import { openTestingStore } from '../store/sqlite/testing-directory.ts';
import { assertViewsFollowEvents, eventsOf } from './testing-consistency.ts';
import { Died, dyingStore } from './testing-crash.ts';
import { Interleaving } from './testing-interleaving.ts';
import {
  appealAs,
  breachInput,
  decideBreach,
  decisionState,
  hear,
  outcomeReasons,
  powersLacking,
  readyToDecide,
  readyToHear,
  reportedPost,
  restrict,
  restrictionNow,
  statementOf,
} from './testing-verbs.ts';
import {
  activityOf,
  allEvents,
  asMember,
  asPlatform,
  asStaff,
  forumFiles,
  later,
  must,
  openWorld,
  pass,
  post,
  refused,
  reportOf,
  type TestingWorld,
  withKey,
} from './testing-world.ts';

// Weaknesses that were found in neighbouring systems, by running them or by reading them. Each test
// says in its first line what happens there, and shows that it cannot happen here.

async function standingOf(world: TestingWorld, member: string) {
  const { members } = world.application;
  return must(await members.standing(member as MemberId, asMember(member)));
}

test('A2 a decider cannot hear the appeal against their own decision', async () => {
  // There, the account that took a measure resolved the appeal against it, thirty times of thirty.
  const world = await openWorld();
  const { appeals, staffRoom } = world.application;
  const both = { role: 'reviewer', reason: 'Hears appeals too.' } as const;
  must(await staffRoom.grantRole('lead-1' as StaffId, both, asStaff('operator-1')));
  const { decision, member } = await restrict(world, { by: 'lead-1' });
  const { appeal } = await appealAs(world, member, decision);
  const by = asStaff('lead-1');
  const reversed = { outcome: 'decision-reversed', reasons: outcomeReasons } as const;
  for (let time = 0; time < 30; time += 1) {
    refused(await appeals.lease(appeal, by), 'conflict_of_interest');
    refused(
      await appeals.recordFinding(appeal, { breach: 'no-breach' }, by),
      'conflict_of_interest',
    );
    refused(await appeals.openFirst(appeal, by), 'conflict_of_interest');
    refused(await appeals.decide(appeal, reversed, by), 'conflict_of_interest');
  }
  assert.equal(eventsOf(await allEvents(world), 'appeal-decided').length, 0);
});

test('A6 a reversal takes the weight with it, and nobody has to think of a number', async () => {
  // There, the count of a reversed suspension stayed until somebody typed a negative one.
  const world = await openWorld();
  const { decision, member } = await restrict(world);
  const { appeal } = await appealAs(world, member, decision);
  await hear(world, appeal, { outcome: 'decision-reversed' });
  const { active, clearAt, lines } = await standingOf(world, member);
  assert.deepEqual([active, clearAt, lines[0]?.reversed], [0, null, 2]);
});

test('twelve calls at once with one key store one row', async () => {
  // There, the key was looked up first and stored later: six and seven rows in two runs.
  for (const newStore of [memory, openTestingStore]) {
    for (let seed = 1; seed <= 5; seed += 1) {
      const { store, close } = await newStore();
      const interleaving = new Interleaving();
      const world = await openWorld({ store: interleaving.over(store) });
      await post(world, { author: 'm-0412', item: 'post-1' });
      const sides = [world, await world.reopened(), await world.reopened()];
      const call = withKey(asPlatform(), 'one-key-for-all-of-them');
      const answers = await interleaving.race(
        seededRandom(seed),
        Array.from({ length: 12 }, (_, index) => async () => {
          const { reports } = (sides[index % sides.length] ?? world).application;
          return await reports.file(reportOf('post-1', 'm-0412'), call);
        }),
      );
      const receipts = new Set(answers.filter(({ ok }) => ok).map((one) => must(one).report));
      assert.equal(receipts.size, 1, `seed ${seed}`);
      for (const answer of answers) if (!answer.ok) refused(answer, 'in_progress');
      assert.equal(eventsOf(await allEvents(world), 'report-received').length, 1);
      await close();
    }
  }
});

async function memory(): Promise<{ readonly store: Store; close(): Promise<void> }> {
  return { store: memoryStore(), close: async () => undefined };
}

test('an end by time is recorded as time’s, never as a moderator’s', async () => {
  // There, the automatic end was logged in the name of whoever had imposed it.
  const world = await openWorld();
  await restrict(world);
  await pass(world, 4 * DAY_MS);
  const [expired] = eventsOf(await allEvents(world), 'restriction-expired');
  assert.deepEqual(expired?.event.by, { kind: 'clock' });
});

test('X2 an hour after its end nothing is restricted, though no job has run', async () => {
  // There, an account stayed suspended until a separate daemon came by.
  const world = await openWorld();
  const restricted = await restrict(world);
  assert.notDeepEqual(powersLacking(world, restricted.member), []);
  world.clock.forward(3 * DAY_MS + HOUR_MS);
  assert.deepEqual(powersLacking(world, restricted.member), []);
  assert.equal((await restrictionNow(world, restricted)).phase, 'expired');
  const restarted = await world.reopened();
  assert.deepEqual(powersLacking(restarted, restricted.member), []);
});

test('X1 no restriction without a rule, reasons or an end', async () => {
  // There, an account was taken down for good with no rule, no reason and no length given.
  const world = await openWorld();
  const id = await reportedPost(world, { author: 'm-0412', item: 'post-1' });
  const ready = await readyToDecide(world, id);
  const { cases } = world.application;
  const call = asStaff('moderator-1', ready.blind.version);
  const { rule: _rule, ...withoutRule } = breachInput(ready);
  const lasting = (length: string) =>
    breachInput(ready, { more: { measures: [{ kind: 'read-only', for: length as Duration }] } });
  refused(await cases.decide(id, withoutRule, call), 'reasons_required');
  refused(await cases.decide(id, { ...breachInput(ready), reasons: '' }, call), 'reasons_required');
  for (const length of ['', 'P0D', 'for ever', 'P99999D']) {
    const answer = await cases.decide(id, lasting(length), call);
    assert.ok(!answer.ok && answer.error.refused.startsWith('restriction_'), length);
  }
  const { ask } = testingApi();
  const json = { ...breachInput(ready), measures: [{ kind: 'read-only' }] };
  const headers = { 'if-match': '"3"' };
  const answer = await ask('/v1/cases/c-1/decision', { as: 'staff', json, headers });
  assert.deepEqual([answer.status, answer.json['code']], [400, 'restriction_must_end']);
});

test('nobody who decides chooses how heavily it counts', async () => {
  // There, a count of 500 under an unknown rule and severity was accepted from the client.
  const world = await openWorld();
  const id = await reportedPost(world, { author: 'm-0412', item: 'post-1' });
  const ready = await readyToDecide(world, id);
  const { ask } = testingApi();
  for (const field of ['weight', 'points', 'gravity']) {
    const json = { ...breachInput(ready), [field]: 500 };
    const headers = { 'if-match': '"3"' };
    const answer = await ask('/v1/cases/c-1/decision', { as: 'staff', json, headers });
    assert.deepEqual([answer.status, answer.json['code']], [400, 'unknown_field'], field);
  }
  const unknown = breachInput(ready, { rule: 'civility.unheard-of' as RuleId });
  const call = asStaff('moderator-1', ready.blind.version);
  refused(await world.application.cases.decide(id, unknown, call), 'rule_not_in_force');
  const { decision } = must(await world.application.cases.decide(id, breachInput(ready), call));
  assert.equal((await decisionState(world, decision)).made.weight?.points, 2);
});

test('O3 no way into the store rewrites what happened', async () => {
  // There, 62 rows of the history were rewritten by the server’s own role, and nothing noticed.
  for (const newStore of [memory, openTestingStore]) {
    const { store, close } = await newStore();
    const world = await openWorld({ store });
    const { decision } = await restrict(world);
    const before = JSON.stringify(await allEvents(world));
    const stream = `decision-${decision}` as const;
    const [first] = await store.events(stream);
    const version = (await store.view(stream))?.version ?? 0;
    const forged = { ...first?.event, decidedBy: 'moderator-2' } as never;
    for (let expectedVersion = 0; expectedVersion < version; expectedVersion += 1) {
      const view = { body: {}, indexes: [] };
      const streams = [{ stream, expectedVersion, events: [forged], view }];
      assert.equal((await store.commit({ streams })).ok, false, `over version ${expectedVersion}`);
    }
    for (const stored of await store.events(stream)) Object.assign(stored.event, { by: 'me' });
    for (const stored of await store.allEvents(0, 1_000)) Object.assign(stored, { version: 0 });
    const all = { activitiesReceivedBefore: later(world.application.now(), 9_999 * DAY_MS) };
    const end = all.activitiesReceivedBefore;
    await store.sweep(end, { ...all, idempotencyBefore: end });
    await pass(world, 400 * DAY_MS);
    assert.ok(JSON.stringify(await allEvents(world)).startsWith(before.slice(0, -1)));
    await assertViewsFollowEvents(store);
    await close();
  }
});

test('every rule belongs to a category and a family that is counted', async () => {
  // There, nine of the reasons people could report for stood in no group and in no figure.
  const known: ReadonlySet<string> = new Set(statementCategories);
  for (const [name, files] of exampleRulebooks()) {
    const loaded = loadRulebook(files);
    const rulebook = loaded.ok ? loaded.value : assert.fail(name);
    const families = new Set(rulebook.families.map(({ id }) => id));
    for (const rule of rulebook.rules) {
      assert.ok(known.has(rule.category) && families.has(rule.family), `${name} ${rule.id}`);
    }
  }
  const world = await openWorld();
  const elsewhere = reportOf('post-1', 'm-0412', { rule: 'other.animal' as RuleId });
  await post(world, { author: 'm-0412', item: 'post-1' });
  refused(await world.application.reports.file(elsewhere, asMember('m-0900')), 'rule_not_in_force');
  for (const [from, to] of [
    ['category: ILLEGAL_OR_HARMFUL_SPEECH', 'category: ANIMALS'],
    ['family: civility', 'family: nowhere'],
  ] as const) {
    const files = changed('rules/civility.insults.md', from, to);
    const answer = await world.application.rulebooks.publish({ files }, asPlatform());
    refused(answer, 'rulebook_invalid');
  }
});

function changed(file: string, from: string, to: string): Readonly<Record<string, string>> {
  const text = forumFiles[file] ?? assert.fail(`there is no ${file}`);
  assert.ok(text.includes(from), from);
  return { ...forumFiles, [file]: text.replace(from, to) };
}

test('R2 a change of weight is a version of its own, and past decisions keep theirs', async () => {
  // There, a weight went from 1 to 9 without a row of history, and past ones could not be told.
  const world = await openWorld();
  const { decision, member } = await restrict(world);
  const heavier = changed(
    'rulebook.yaml',
    'weights: { 1: 1, 2: 2, 3: 5, 4: 10 }',
    'weights: { 1: 1, 2: 9, 3: 9, 4: 10 }',
  );
  must(await world.application.rulebooks.publish({ files: heavier }, asPlatform()));
  const weights = world.application.rulebooks
    .history()
    .versions.map(
      ({ rulebook }) => rulebook.families.find(({ id }) => id === 'civility')?.weights[2],
    );
  assert.deepEqual(weights, [2, 9]);
  const { made } = await decisionState(world, decision);
  assert.deepEqual([made.weight?.points, made.rule?.version], [2, 1]);
  const { appeal } = await appealAs(world, member, decision);
  await hear(world, appeal);
  assert.equal((await standingOf(world, member)).active, 2);
});

test('O3 a published version is never changed, only followed by another one', async () => {
  // There, the rows that say what a rule used to be could be updated in place.
  const world = await openWorld();
  const { rulebooks } = world.application;
  const [before] = rulebooks.history().versions;
  const text = changed('rulebook.yaml', 'name: Windowsill Garden', 'name: Another Garden');
  const past = later(world.application.now(), -HOUR_MS);
  refused(
    await rulebooks.publish({ files: text, effectiveFrom: past }, asPlatform()),
    'not_retroactive',
  );
  must(await rulebooks.publish({ files: text }, asPlatform()));
  for (const { application } of [world, await world.reopened()]) {
    const { versions } = application.rulebooks.history();
    assert.equal(versions.length, 2);
    assert.deepEqual(versions[0], before);
  }
});

test('A6 an accepted appeal undoes everything in the transaction that accepts it', async () => {
  // There, an accepted appeal only sent a message; counts stayed, tied to no decision.
  for (const death of ['before the commit', 'after the commit'] as const) {
    const store = memoryStore();
    const world = await openWorld({ store });
    const restricted = await restrict(world);
    const { appeal } = await appealAs(world, restricted.member, restricted.decision);
    await readyToHear(world, appeal);
    const dying = await world.reopened(dyingStore(store, { commit: 1, death }));
    const reversed = { outcome: 'decision-reversed', reasons: outcomeReasons } as const;
    const { appeals } = dying.application;
    await assert.rejects(appeals.decide(appeal, reversed, asStaff('reviewer-1')), Died);
    const after = await world.reopened();
    const done = death === 'after the commit';
    const types = (await allEvents(after)).map(({ event }) => event.type);
    for (const type of ['appeal-decided', 'decision-reversed', 'restriction-reversed']) {
      assert.equal(types.includes(type), done, type);
    }
    const told = eventsOf(await allEvents(after), 'report-outcome-told').map(({ event }) =>
      'outcome' in event ? event.outcome : '',
    );
    assert.deepEqual(told, done ? ['breach', 'reversed-on-appeal'] : ['breach']);
    assert.equal(powersLacking(after, restricted.member).length === 0, done);
  }
});

test('a rulebook is replayed over what happened, and reaches nobody by it', async () => {
  // There, trying a rule on the past threw, and so did applying it to the past.
  const place = mkdtempSync(join(tmpdir(), 'evenhand-probe-'));
  const world = await openWorld();
  const insult = activityOf(world, { author: 'm-0412', item: 'post-1', text: 'You muppet!' });
  writeFileSync(join(place, 'week.ndjson'), `${JSON.stringify(insult)}\n`);
  for (const name of ['now', 'then']) {
    for (const [file, text] of Object.entries(forumFiles)) {
      mkdirSync(dirname(join(place, name, file)), { recursive: true });
      const terms = name === 'now' && file === 'lists/insults.txt' ? `${text}\nmuppet\n` : text;
      writeFileSync(join(place, name, file), terms);
    }
  }
  const line = 'rules replay now --activities week.ndjson --against then --workers 1 --json';
  const { out } = await typed(line.split(' '), place);
  rmSync(place, { recursive: true });
  const { all, activities } = JSON.parse(out) as ReplayResult;
  assert.deepEqual([activities, all.newlyMatched.count], [1, 1]);
  const id = await reportedPost(world, { author: 'm-0412', item: 'post-1' });
  await pass(world);
  const { rulebooks, cases } = world.application;
  const rule = 'civility.quarrels' as RuleId;
  const text = changed('rules/civility.insults.md', 'id: civility.insults', `id: ${rule}`);
  const path = `rules/${rule}.md`;
  const files = { ...forumFiles, [path]: text['rules/civility.insults.md'] ?? '' };
  must(await rulebooks.publish({ files }, asPlatform()));
  const ready = await readyToDecide(world, id);
  const call = asStaff('moderator-1', ready.blind.version);
  refused(await cases.decide(id, breachInput(ready, { rule }), call), 'not_retroactive');
});

test('A2 the queue of appeals gives nobody what they took part in', async () => {
  // There, the next appeal was handed to whoever asked first, the first decider included.
  const world = await openWorld();
  const { appeals, staffRoom, decisions } = world.application;
  for (const staff of ['moderator-1', 'moderator-2'] as const) {
    const both = { role: 'reviewer', reason: 'Hears appeals too.' } as const;
    must(await staffRoom.grantRole(staff as StaffId, both, asStaff('operator-1')));
  }
  const id = await reportedPost(world, { author: 'm-0412', item: 'post-1' });
  const grave = { rule: 'civility.harassment' as RuleId, rung: 'suspension-30d' };
  const { decision } = await decideBreach(world, id, grave);
  must(await decisions.confirm(decision, asStaff('moderator-2')));
  await pass(world);
  await statementOf(world, decision);
  const { appeal } = await appealAs(world, 'm-0412', decision);
  for (const staff of ['moderator-1', 'moderator-2']) {
    const [row] = must(await appeals.queue({}, asStaff(staff))).items;
    assert.deepEqual([row?.open, row?.appeal], [false, appeal]);
    refused(await appeals.lease(appeal, asStaff(staff)), 'conflict_of_interest');
  }
  const [row] = must(await appeals.queue({}, asStaff('reviewer-1'))).items;
  assert.equal(row?.open, true);
  must(await appeals.lease(appeal, asStaff('reviewer-1')));
});

test('S1 decisions at the same moment all count, each by its own memory, and nothing fires', async () => {
  // There, the total was read, then added to, then compared: one of two at once was lost, only the
  // highest threshold fired, and the memory was baked into each row.
  for (let seed = 1; seed <= 4; seed += 1) {
    const interleaving = new Interleaving();
    const world = await openWorld({ store: interleaving.over(memoryStore()) });
    const sides = [world, await world.reopened()];
    const member = 'm-0412';
    const made = [];
    for (const item of ['post-1', 'post-2', 'post-3', 'post-4']) {
      made.push(await restrict(world, { author: member, item, rung: 'slow-1d' }));
    }
    const appeals = [];
    for (const { decision } of made) appeals.push(await appealAs(world, member, decision));
    await interleaving.race(
      seededRandom(seed),
      appeals.map(({ appeal }, index) => async () => {
        await hear(sides[index % 2] ?? world, appeal, { by: `reviewer-${1 + (index % 2)}` });
      }),
    );
    const standing = await standingOf(world, member);
    assert.equal(standing.active, 4 * 2, `seed ${seed}`);
    const imposed = eventsOf(await allEvents(world), 'restriction-imposed');
    assert.equal(imposed.length, made.length, 'standing imposed something by itself');
    const shorter = changed('rulebook.yaml', 'memory: 365d', 'memory: 30d');
    must(await world.application.rulebooks.publish({ files: shorter }, asPlatform()));
    await pass(world, 40 * DAY_MS);
    assert.ok((await standingOf(world, member)).active > 0, 'a later version reached back');
  }
});
