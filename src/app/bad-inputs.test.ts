import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../kernel/duration.ts';
import type { CaseId, DecisionId, MemberId, StaffId } from '../kernel/identifier.ts';
import type { Page } from './contract/call.ts';
import type { QueueRow } from './contract/cases.ts';
import { assertViewsFollowEvents, eventsOf, folded } from './testing-consistency.ts';
import {
  appealAs,
  breachInput,
  decideBreach,
  decisionState,
  openCase,
  openCases,
  powersLacking,
  readyToDecide,
  reportedPost,
  restrict,
} from './testing-verbs.ts';
import {
  activityOf,
  allEvents,
  anonymous,
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
  report,
  reportOf,
  type TestingWorld,
  withKey,
} from './testing-world.ts';

const key = 'key-of-sixteen-letters';

test('bad input 2: a key used for another request is refused and the first effect stands', async () => {
  const world = await openWorld();
  await post(world, { author: 'm-0412', item: 'post-1' });
  const { file } = world.application.reports;
  const first = must(await file(reportOf('post-1', 'm-0412'), withKey(asMember('m-0900'), key)));
  const other = withKey(asMember('m-0900'), key, 'another body');
  refused(await file(reportOf('post-1', 'm-0412'), other), 'idempotency_key_reused');
  const same = must(await file(reportOf('post-1', 'm-0412'), withKey(asMember('m-0900'), key)));
  // The secret is a new one each time, because no remembered answer holds one.
  assert.deepEqual({ ...same, secret: '' }, { ...first, secret: '' });
  assert.notEqual(same.secret, first.secret);
  assert.equal((await folded(world.store, 'report')).length, 1);
  // The same key of another caller is another key.
  must(await file(reportOf('post-1', 'm-0412'), withKey(asMember('m-0901'), key)));
});

test('bad input 4: a key of last month is spent and has no second effect', async () => {
  const world = await openWorld();
  await post(world, { author: 'm-0412', item: 'post-1' });
  const { file } = world.application.reports;
  const call = withKey(asMember('m-0900'), key);
  must(await file(reportOf('post-1', 'm-0412'), call));
  world.clock.forward(29 * DAY_MS);
  must(await file(reportOf('post-1', 'm-0412'), call));
  await pass(world, 2 * DAY_MS);
  await world.application.sweep();
  refused(await file(reportOf('post-1', 'm-0412'), call), 'key_expired');
  assert.equal((await folded(world.store, 'report')).length, 1);
});

test('bad input 3: two at once with the same key have one effect', async () => {
  const world = await openWorld();
  await post(world, { author: 'm-0412', item: 'post-1' });
  const { file } = world.application.reports;
  const call = withKey(anonymous, key);
  const answers = await Promise.all(
    [1, 2, 3].map(async () => await file(reportOf('post-1', 'm-0412'), call)),
  );
  assert.deepEqual(
    answers.map(({ ok }) => ok),
    [true, false, false],
  );
  const refusal = refused(answers[1] as never, 'in_progress');
  assert.equal(refusal.facts?.['retryAfterSeconds'], 1);
  assert.equal((await folded(world.store, 'report')).length, 1);
  const activity = activityOf(world, { author: 'm-0500', item: 'post-2' });
  const batch = [{ kind: 'activity', activity }] as const;
  const taken = await Promise.all(
    [1, 2].map(async () => await world.application.intake.take(batch, withKey(asPlatform(), key))),
  );
  refused(taken[1] as never, 'in_progress');
  assert.equal(await world.store.countActivities(), 2);
});

test('bad input 3: two servers on one store, the same key at once: one effect', async () => {
  const world = await openWorld();
  await post(world, { author: 'm-0412', item: 'post-1' });
  const other = await world.reopened();
  const call = withKey(anonymous, key);
  const [first, second] = await Promise.all(
    [world, other].map(
      async ({ application }) => await application.reports.file(reportOf('post-1', 'm-0412'), call),
    ),
  );
  assert.ok(first?.ok && second?.ok);
  assert.equal(second.value.report, first.value.report);
  assert.equal((await folded(world.store, 'report')).length, 1);
});

test('bad input 19: a delivery replayed is answered as before and has no second effect', async () => {
  const world = await openWorld();
  const activity = activityOf(world, { author: 'm-0412', item: 'post-1', text: 'You blorthead.' });
  const batch = [{ kind: 'activity', activity }] as const;
  const { take } = world.application.intake;
  const first = must(await take(batch, withKey(asPlatform(), key)));
  assert.deepEqual(must(await take(batch, withKey(asPlatform(), key))), first);
  assert.deepEqual(must(await take(batch, asPlatform()))[0]?.result, 'duplicate');
  await pass(world);
  const [file] = await folded<{ readonly matters: readonly unknown[] }>(world.store, 'case');
  assert.equal(file?.matters.length, 1);
  assert.equal(await world.store.countActivities(), 1);
});

test('bad input 21: many reports by one account on one post are one open report', async () => {
  const world = await openWorld();
  await post(world, { author: 'm-0412', item: 'post-1' });
  const { file } = world.application.reports;
  const first = await report(world, reportOf('post-1', 'm-0412'));
  for (let count = 0; count < 500; count += 1) {
    const again = await file(reportOf('post-1', 'm-0412'), asMember('m-0900'));
    const refusal = refused(again, 'too_many');
    assert.equal(refusal.facts?.['report'], first.report);
  }
  assert.equal((await folded(world.store, 'report')).length, 1);
  await decideBreach(world, await openCase(world));
  await pass(world);
  await report(world, reportOf('post-1', 'm-0412'));
});

test('bad input 22: 500 accounts in ten minutes are one case, a burst, and no standing', async () => {
  const world = await openWorld();
  await post(world, { author: 'm-0412', item: 'post-1' });
  const member = 'm-0412' as MemberId;
  const standing = async (): Promise<unknown> => {
    const { at: _, ...rest } = must(
      await world.application.members.standing(member, asMember(member)),
    );
    return rest;
  };
  const before = await standing();
  for (let count = 0; count < 500; count += 1) {
    await report(world, reportOf('post-1', 'm-0412'), asMember(`m-${1_000 + count}`));
    world.clock.forward(SECOND_MS);
  }
  await world.application.tick();
  assert.equal((await openCases(world)).length, 1);
  assert.equal((await folded(world.store, 'report')).length, 500);
  assert.deepEqual(await standing(), before);
  assert.deepEqual(powersLacking(world, member), []);
  const { opened } = await readyToDecide(world, await openCase(world));
  assert.deepEqual([opened?.burst, opened?.reportsBand], [true, '5+']);
});

test('bad input 23: of oneself, of what is gone, and of what others wrote to each other', async () => {
  const world = await openWorld();
  await post(world, { author: 'm-0900', item: 'post-1' });
  await report(world, reportOf('post-1', 'm-0900'));
  const shown = { text: 'It read: go away.', occurredAt: world.application.now(), private: false };
  await report(world, { ...reportOf('post-gone', 'm-0500'), shown }, asMember('m-0901'));
  const { file } = world.application.reports;
  refused(await file(reportOf('post-gone-2', ''), asMember('m-0901')), 'required');
  const overheard = { ...reportOf('post-7', 'm-0500'), shown: { ...shown, private: true } };
  refused(await file(overheard, asMember('m-0902')), 'private_without_participant');
  must(await file({ ...overheard, participant: true }, asMember('m-0902')));
});

test('bad input 35: a decision without the version, or with an old one', async () => {
  const world = await openWorld();
  const id = await reportedPost(world, { author: 'm-0412', item: 'post-1' });
  const ready = await readyToDecide(world, id);
  const { cases } = world.application;
  refused(await cases.decide(id, breachInput(ready), asStaff('moderator-1')), 'version_required');
  must(await cases.addNote(id, { text: 'Asked the author.' }, asStaff('moderator-1')));
  const stale = await cases.decide(
    id,
    breachInput(ready),
    asStaff('moderator-1', ready.blind.version),
  );
  const { facts } = refused(stale, 'version_changed');
  must(
    await cases.decide(id, breachInput(ready), asStaff('moderator-1', Number(facts?.['version']))),
  );
});

test('bad input 36: whoever comes second is told who decided and what to read', async () => {
  const world = await openWorld();
  const id = await reportedPost(world, { author: 'm-0412', item: 'post-1' });
  const ready = await readyToDecide(world, id);
  const { cases } = world.application;
  const made = must(
    await cases.decide(id, breachInput(ready), asStaff('moderator-1', ready.blind.version)),
  );
  const second = await cases.decide(
    id,
    breachInput(ready),
    asStaff('moderator-2', ready.blind.version),
  );
  const { facts } = refused(second, 'already_decided');
  assert.deepEqual([facts?.['decision'], facts?.['decidedBy']], [made.decision, 'moderator-1']);
});

test('bad input 38: no decision without reasons or without a rule', async () => {
  const world = await openWorld();
  const id = await reportedPost(world, { author: 'm-0412', item: 'post-1' });
  const ready = await readyToDecide(world, id);
  const { decide } = world.application.cases;
  const call = asStaff('moderator-1', ready.blind.version);
  const silent = breachInput(ready, { more: { reasons: '  Because.  ' } });
  assert.equal(refused(await decide(id, silent, call), 'reasons_required').pointer, '/reasons');
  const { rule: _, ...lawless } = breachInput(ready);
  assert.equal(refused(await decide(id, lawless, call), 'reasons_required').pointer, '/rule');
  const factless = breachInput(ready, { more: { factsReliedOn: [] } });
  refused(await decide(id, factless, call), 'facts_required');
});

test('bad inputs 42 and 43: a link opened changes nothing; one that is not yours opens nothing', async () => {
  const world = await openWorld();
  const url = 'https://forum.example/hook';
  const topics = ['decision.issued'] as const;
  must(await world.application.webhooks.add({ url, topics }, asPlatform()));
  const first = await restrict(world);
  const other = await restrict(world, { author: 'm-0500', item: 'post-2' });
  await pass(world);
  const secrets = world.posted.map(({ body }) => {
    const { data } = JSON.parse(body) as { data: { statementUrl: string } };
    return data.statementUrl.split('/d/')[1] ?? '';
  });
  const [secret = '', foreign = ''] = secrets;
  const before = await allEvents(world);
  const { byLink } = world.application.statements;
  for (let scan = 0; scan < 3; scan += 1) {
    assert.equal(must(await byLink(secret)).statement, first.statement.statement);
  }
  assert.deepEqual(await allEvents(world), before);
  const { file } = world.application.appeals;
  const text = 'I meant the fern.';
  for (const wrong of [foreign, secret.slice(0, -1), '']) {
    const answer = await file(first.decision, { text, statementSecret: wrong }, anonymous);
    refused(answer, 'not_found');
  }
  must(await file(other.decision, { text, statementSecret: foreign }, anonymous));
  world.clock.forward(731 * DAY_MS);
  refused(await byLink(secret), 'not_found');
  refused(await file(first.decision, { text, statementSecret: secret }, anonymous), 'not_found');
});

test('bad input 44: a suspended member’s appeal is taken', async () => {
  const world = await openWorld();
  const { decision, member } = await restrict(world, { rung: 'read-only-7d' });
  assert.ok(powersLacking(world, member).includes('post'));
  assert.equal((await appealAs(world, member, decision)).phase, 'waiting');
});

test('bad input 47: another member’s statement, file and restrictions are not there', async () => {
  const world = await openWorld();
  const { statement, restriction, member } = await restrict(world);
  const { statements, restrictions, members } = world.application;
  const stranger = asMember('m-0900');
  refused(await statements.read(statement.statement, stranger), 'not_found');
  refused(await members.export(member as MemberId, stranger), 'not_found');
  refused(await restrictions.read(restriction.restriction, stranger), 'not_found');
  const subject = `member:${member}`;
  refused(await restrictions.ofSubject({ subject }, stranger), 'not_found');
  refused(await statements.read('no-such-statement' as never, stranger), 'not_found');
});

test('bad input 49: of a moderator whose role ended no held decision takes effect', async () => {
  const world = await openWorld();
  const held: { readonly id: CaseId; readonly decision: DecisionId }[] = [];
  for (const number of [1, 2, 3]) {
    const about = { author: `m-050${number}`, item: `post-${number}` };
    const id = await reportedPost(world, about);
    const { decision } = await decideBreach(world, id);
    held.push({ id, decision });
  }
  const { staffRoom, cases } = world.application;
  const end = { role: 'moderator', reason: 'No longer one of us.' } as const;
  must(await staffRoom.endRole('moderator-1' as StaffId, end, asStaff('operator-1')));
  await pass(world);
  for (const { decision } of held) {
    assert.equal((await decisionState(world, decision)).phase, 'undone');
    const [undone] = eventsOf(await world.store.events(`decision-${decision}`), 'decision-undone');
    assert.equal((undone?.event as { reason?: string } | undefined)?.reason, 'authority-ended');
  }
  assert.deepEqual(eventsOf(await allEvents(world), 'restriction-imposed'), []);
  assert.deepEqual([...(await openCases(world))].toSorted(), held.map(({ id }) => id).toSorted());
  refused(
    await cases.lease(held[0]?.id ?? ('' as CaseId), {}, asStaff('moderator-1')),
    'role_required',
  );
  await pass(world, 11 * MINUTE_MS);
  for (const { id } of held) await decideBreach(world, id, { by: 'lead-1' });
  await pass(world);
  assert.equal(eventsOf(await allEvents(world), 'restriction-imposed').length, 3);
  await assertViewsFollowEvents(world.store);
});

async function firstCursor(world: TestingWorld): Promise<string> {
  for (const number of [1, 2, 3]) {
    await reportedPost(world, { author: `m-050${number}`, item: `post-${number}` });
  }
  const page = must(await world.application.cases.queue({ limit: 1 }, asStaff('lead-1')));
  assert.equal(page.items.length, 1);
  return page.next ?? '';
}

test('bad input 55: a cursor of another list, or a cut one, is refused; a good one goes on', async () => {
  const world = await openWorld();
  const cursor = await firstCursor(world);
  const { queue } = world.application.cases;
  const lead = asStaff('lead-1');
  refused(await queue({ cursor, phase: 'decided' }, lead), 'bad_cursor');
  refused(await world.application.appeals.queue({ cursor }, asStaff('reviewer-1')), 'bad_cursor');
  for (const cut of [cursor.slice(0, -4), '', 'null', Buffer.from('{}').toString('base64url')]) {
    refused(await queue({ cursor: cut }, lead), 'bad_cursor');
  }
  const seen = new Set<string>();
  let next: string | undefined = cursor;
  while (next !== undefined) {
    const page: Page<QueueRow> = must(await queue({ cursor: next, limit: 1 }, lead));
    for (const row of page.items) seen.add(row.case);
    next = page.next;
  }
  assert.equal(seen.size, 2);
});

test('a rulebook that would take effect in the past is refused (bad input 32)', async () => {
  const world = await openWorld();
  const input = { files: forumFiles, effectiveFrom: later(world.application.now(), -HOUR_MS) };
  refused(await world.application.rulebooks.publish(input, asPlatform()), 'not_retroactive');
});
