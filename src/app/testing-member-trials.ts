import assert from 'node:assert/strict';
import { DAY_MS, HOUR_MS } from '../kernel/duration.ts';
import type { CaseId, MemberId, RuleId } from '../kernel/identifier.ts';
import { checkedJob } from './testing-bulk.ts';
import {
  askAndHear,
  decideBreach,
  decideNoBreach,
  openCases,
  outcomeReasons,
  reportedPost,
  statementOf,
  urgencyGiven,
} from './testing-verbs.ts';
import {
  asMember,
  asStaff,
  later,
  must,
  pass,
  post,
  report,
  reportOf,
  type TestingWorld,
} from './testing-world.ts';

const harassment = 'civility.harassment' as RuleId;
const moderator = asStaff('moderator-1');

/** Restricted before they could speak, heard after it, and asking for an early end in vain. */
export async function beHeardAfterwards(world: TestingWorld, member: MemberId): Promise<void> {
  const { hearings, cases, earlyEnds } = world.application;
  const text = 'Every thread again, and louder.';
  const id = await reportedPost(world, { author: member, item: 'post-urgent', text });
  const more = { urgency: urgencyGiven };
  const { decision } = await decideBreach(world, id, {
    urgent: true,
    rung: 'read-only-7d',
    more,
  });
  await pass(world);
  const said = 'They were my own words, quoted back at me.';
  must(await hearings.give(id, { text: said }, asMember(member)));
  const reasons = 'What was said explains the tone and does not change what it did.';
  must(await cases.answerView(id, { outcome: 'kept', reasons }, asStaff('lead-1')));
  const [bound] = (await statementOf(world, decision)).restrictions;
  assert.ok(bound !== undefined, 'the decision imposed something');
  const asked = { text: 'I would like to say sorry in the thread.' };
  must(await earlyEnds.ask(bound.restriction, asked, asMember(member)));
  const kept = 'Three days are left, and the thread is still hot.';
  const answered = { outcome: 'kept', reasons: kept } as const;
  must(await earlyEnds.answer(bound.restriction, answered, asStaff('lead-1')));
  await pass(world, 8 * DAY_MS);
}

/** Suspended, after everything the law asks for was weighed. */
export async function beSuspended(world: TestingWorld, member: MemberId): Promise<void> {
  const text = 'And once more, after two requests to stop.';
  const id = await reportedPost(world, { author: member, item: 'post-suspended', text });
  const made = await decideBreach(world, id, { rule: harassment, rung: 'suspension-30d' });
  if (made.phase === 'awaiting-second-person') {
    must(await world.application.decisions.confirm(made.decision, asStaff('lead-1')));
  }
  await pass(world, 31 * DAY_MS);
}

/** Two cases that both waited and asked, of which one goes on in the other. */
export async function beTakenTogether(
  world: TestingWorld,
  member: MemberId,
  onceMerged: () => Promise<void> = async () => undefined,
): Promise<void> {
  const { cases } = world.application;
  for (const [item, rule] of [
    ['post-apart-1', 'civility.insults'],
    ['post-apart-2', 'spam.link-flood'],
  ] as const) {
    await post(world, { author: member, item, text: `What was written in ${item}.` });
    await report(world, reportOf(item, member, { rule: rule as RuleId }), asMember('m-0900'));
    await pass(world, HOUR_MS);
  }
  const [first, second] = (await openCases(world)) as [CaseId, CaseId];
  for (const [id, reason] of [
    [first, 'The first one waits for whoever speaks the language.'],
    [first, 'It waits for them once more.'],
    [second, 'The second one waits for them too.'],
  ] as const) {
    must(await cases.lease(id, {}, moderator));
    const until = later(world.application.now(), HOUR_MS);
    must(await cases.putAside(id, { until, reason }, moderator));
    await pass(world, 2 * HOUR_MS);
  }
  for (const id of [first, second]) {
    must(await cases.lease(id, {}, moderator));
    const rule = (id === first ? 'civility.insults' : 'spam.link-flood') as RuleId;
    const finding = { breach: 'breach', rule, confidence: 'high' } as const;
    must(await cases.recordFinding(id, finding, moderator));
    await askAndHear(world, id);
  }
  must(await cases.addNote(second, { text: 'A note on what was two cases.' }, moderator));
  must(await cases.mergeInto(second, { into: first }, moderator));
  await onceMerged();
  await pass(world, HOUR_MS);
  await decideNoBreach(world, first, 'lead-1');
  await pass(world);
}

/** One of many cases that are decided as one job, of which one is left out; then all is undone. */
export async function beOneOfMany(world: TestingWorld, member: MemberId): Promise<void> {
  const { bulks } = world.application;
  const text = 'The same line that everybody posted that day.';
  const ids: CaseId[] = [];
  for (const author of [member, 'm-1001', 'm-1002']) {
    ids.push(await reportedPost(world, { author, item: `post-of-many-${author}`, text }));
  }
  const spared = ids[1] as CaseId;
  const { bulk } = await checkedJob(world, ids);
  const reason = 'This one only quotes the line.';
  must(await bulks.leaveOut(bulk, { case: spared, reason }, moderator));
  must(await bulks.start(bulk, moderator));
  await pass(world, HOUR_MS);
  must(await bulks.vacate(bulk, { reasons: outcomeReasons }, asStaff('lead-1')));
  await pass(world, HOUR_MS);
  await decideNoBreach(world, spared);
  await pass(world);
}
