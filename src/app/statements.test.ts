import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReportState } from '../domain/report/state.ts';
import { DAY_MS, MINUTE_MS } from '../kernel/duration.ts';
import type { CaseId, MemberId, RuleId } from '../kernel/identifier.ts';
import {
  assertEveryRestrictionIsExplained,
  assertViewsFollowEvents,
  folded,
} from './testing-consistency.ts';
import {
  appealAs,
  breachInput,
  decideBreach,
  openCase,
  readyToDecide,
  reportedPost,
  restrict,
  restrictionNow,
} from './testing-verbs.ts';
import {
  anonymous,
  asMember,
  asPlatform,
  asStaff,
  must,
  openWorld,
  pass,
  post,
  refused,
  report,
  reportOf,
} from './testing-world.ts';

test('N2 the statement is not later than the start of the restriction', async () => {
  const world = await openWorld();
  const { statement, restriction } = await restrict(world);
  assert.ok(statement.availableAt <= restriction.from);
  assert.equal(statement.text.measures[0]?.until, restriction.until);
  assert.equal(await assertEveryRestrictionIsExplained(world.store), 1);
});

test('N3 a statement that names a reporter is not written (bad input 39)', async () => {
  const world = await openWorld();
  await post(world, { author: 'm-0412', item: 'post-1' });
  const contact = 'quiet-reader@post.example';
  await report(world, reportOf('post-1', 'm-0412', { contact }), asMember('m-0777'));
  const id = await openCase(world);
  const ready = await readyToDecide(world, id);
  const { decide } = world.application.cases;
  const call = asStaff('moderator-1', ready.blind.version);
  for (const trace of ['m-0777', 'M-0777', contact]) {
    const reasons = `Somebody (${trace}) asked the author to stop, and they went on.`;
    const input = breachInput(ready, { more: { reasons } });
    const refusal = refused(await decide(id, input, call), 'may_identify_reporter');
    assert.equal(refusal.pointer, '/reasons');
    assert.equal(refusal.facts?.['start'], 10);
    const other = breachInput(ready, { more: { deviationReason: `${trace} asked them to stop.` } });
    refused(await decide(id, other, call), 'may_identify_reporter');
  }
  const made = must(await decide(id, breachInput(ready), call));
  await pass(world);
  const statements = must(
    await world.application.members.statements('m-0412' as MemberId, asMember('m-0412')),
  );
  assert.equal(statements[0]?.decision, made.decision);
  const whole = JSON.stringify(statements).toLowerCase();
  assert.ok(!whole.includes('m-0777') && !whole.includes(contact));
});

test('N4 a suspended member still reads the statement and appeals', async () => {
  const world = await openWorld();
  const rule = 'civility.harassment' as RuleId;
  const id = await reportedPost(world, { author: 'm-0412', item: 'post-1' });
  const made = await decideBreach(world, id, { rule, rung: 'suspension-30d' });
  assert.equal(made.phase, 'awaiting-second-person');
  must(await world.application.decisions.confirm(made.decision, asStaff('moderator-2')));
  await pass(world);
  const { members, statements } = world.application;
  const { limits } = members.powers('m-0412' as MemberId);
  assert.ok(limits.some(({ power }) => power === 'take-part'));
  const [statement] = must(await members.statements('m-0412' as MemberId, asMember('m-0412')));
  assert.ok(statement !== undefined);
  must(await statements.markDelivered(statement.statement, 'page', asMember('m-0412')));
  const appeal = await appealAs(world, 'm-0412', made.decision);
  assert.equal(appeal.phase, 'waiting');
});

test('N5 every reporter has a receipt and hears the outcome once, also of no breach', async () => {
  const world = await openWorld();
  await post(world, { author: 'm-0412', item: 'post-1' });
  const first = await report(world, reportOf('post-1', 'm-0412'), asMember('m-0900'));
  const second = await report(world, reportOf('post-1', 'm-0412'), asMember('m-0901'));
  await decideBreach(world, await openCase(world));
  await pass(world);
  for (const { secret } of [first, second]) {
    const told = must(await world.application.reports.status(secret));
    assert.equal(told.phase, 'outcome-told');
    assert.equal(told.outcome?.outcome, 'breach');
    assert.equal(told.appealable, undefined);
  }
  assert.equal((await folded<ReportState>(world.store, 'report')).length, 2);
});

test('N6 a report needs neither an account nor a name', async () => {
  const world = await openWorld();
  await post(world, { author: 'm-0412', item: 'post-1' });
  const input = reportOf('post-1', 'm-0412', { childAbuse: true, alleges: 'illegal-content' });
  const receipt = await report(world, input, anonymous);
  assert.ok(receipt.secret.length > 0 && receipt.promisedBy > receipt.receivedAt);
  const [stored] = await folded<Exclude<ReportState, { phase: 'none' }>>(world.store, 'report');
  assert.equal(stored?.received.reporter, undefined);
  assert.equal(stored?.received.contact, undefined);
  assert.equal(must(await world.application.reports.status(receipt.secret)).phase, 'joined');
});

test('N6 a number given by somebody without an account opens nobody else’s report', async () => {
  const world = await openWorld();
  await post(world, { author: 'm-0412', item: 'post-1' });
  const input = reportOf('post-1', 'm-0412', { externalId: 'flag-1' });
  const first = await report(world, input, anonymous);
  const guessed = await report(world, input, anonymous);
  assert.notEqual(guessed.report, first.report);
  const platformOnes = [
    await report(world, input, asPlatform()),
    await report(world, input, asPlatform()),
  ];
  assert.equal(platformOnes[1]?.duplicateOf, platformOnes[0]?.report);
});

test('N7 a held post has a restriction and a statement, and shows again by itself', async () => {
  const world = await openWorld();
  const links = ['https://pots-at-cost.example/blue'];
  await post(world, { author: 'm-0412', item: 'post-7', text: 'Best pots ever!', links });
  const held = must(
    await world.application.restrictions.ofSubject({ subject: 'item:post-7' }, asPlatform()),
  ).items;
  assert.equal(held.length, 1);
  assert.equal(held[0]?.phase, 'in-force');
  const [statement] = must(
    await world.application.members.statements('m-0412' as MemberId, asMember('m-0412')),
  );
  assert.equal(statement?.restrictions[0]?.restriction, held[0]?.restriction);
  assert.equal(statement?.text.automated.decision, 'hold');
  assert.equal(await assertEveryRestrictionIsExplained(world.store), 1);
  world.clock.forward(DAY_MS / 2);
  const after = must(
    await world.application.restrictions.ofSubject({ subject: 'item:post-7' }, asPlatform()),
  ).items;
  assert.equal(after[0]?.phase, 'expired');
});

test('N7 a hold ends as soon as a person has decided, whatever was decided', async () => {
  const world = await openWorld();
  const links = ['https://pots-at-cost.example/blue'];
  await post(world, { author: 'm-0412', item: 'post-7', text: 'Best pots ever!', links });
  const [hold] = must(
    await world.application.restrictions.ofSubject({ subject: 'item:post-7' }, asPlatform()),
  ).items;
  assert.ok(hold !== undefined);
  const id: CaseId = await openCase(world);
  const rule = 'spam.shop-links' as RuleId;
  const ready = await readyToDecide(world, id, { breach: 'no-breach', rule });
  const input = {
    outcome: 'no-breach',
    factsReliedOn: [],
    reasons: 'They bought the pots themselves and nobody paid for the tip.',
    confidence: 'high',
  } as const;
  must(
    await world.application.cases.decide(id, input, asStaff('moderator-1', ready.blind.version)),
  );
  await pass(world, MINUTE_MS);
  assert.equal((await restrictionNow(world, { restriction: hold })).phase, 'reversed');
  await assertViewsFollowEvents(world.store);
});
