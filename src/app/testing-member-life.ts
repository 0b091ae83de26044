import { DAY_MS, type Duration } from '../kernel/duration.ts';
import type { CaseId, ItemId, LanguageTag, MemberId, StaffId } from '../kernel/identifier.ts';
import {
  beHeardAfterwards,
  beOneOfMany,
  beSuspended,
  beTakenTogether,
} from './testing-member-trials.ts';
import { enableWebhook } from './testing-orders.ts';
import {
  appealAs,
  decideBreach,
  decideNoBreach,
  decisionState,
  hear,
  openCases,
  reportedPost,
  restrict,
} from './testing-verbs.ts';
import {
  asMember,
  asPlatform,
  asStaff,
  later,
  must,
  pass,
  post,
  report,
  reportOf,
  type TestingWorld,
} from './testing-world.ts';

/** The member to whom everything happens. */
export const me = 'm-0412' as MemberId;

/** One of everything that the store keeps about a member. */
export async function liveThroughEverything(world: TestingWorld): Promise<void> {
  await enableWebhook(world);
  await joinTheStaff(world);
  await beJudged(world);
  await beHeldBack(world);
  await beForgotten(world);
  await beTakenTogether(world, me);
  await beHeardAfterwards(world, me);
  await beSuspended(world, me);
  await beOneOfMany(world, me);
  await reportSomebody(world);
  await beThanked(world);
  await beOrderedAbout(world);
  await leaveOpen(world);
  must(await world.application.members.standing(me, asStaff('auditor-1')));
  must(await world.application.signIn.issueLink({ kind: 'member', id: me }, asPlatform()));
  must(
    await world.application.dangers.record(
      { suspected: `A post of ${me} announces something grave.` },
      asStaff('operator-1'),
    ),
  );
}

async function joinTheStaff({ application }: TestingWorld): Promise<void> {
  const { staffRoom } = application;
  const helper = 'helper-1' as StaffId;
  const appointed = { staff: helper, role: 'moderator', member: me } as const;
  must(await staffRoom.appoint(appointed, asStaff('operator-1')));
  const input = { role: 'moderator', reason: 'They wanted to garden again.' } as const;
  must(await staffRoom.endRole(helper, input, asStaff('operator-1')));
  const relation = { to: { kind: 'member', id: me }, relation: 'work' } as const;
  must(await staffRoom.declareRelation('moderator-2' as StaffId, relation, asStaff('moderator-2')));
}

/** A breach with notes, appealed and upheld, and a second one that is reversed. */
async function beJudged(world: TestingWorld): Promise<void> {
  const { cases } = world.application;
  await post(world, { author: me, item: 'post-1' });
  const contact = 'reporter@forum.example';
  await report(world, reportOf('post-1', me, { contact }));
  const [id] = await openCases(world);
  const moderator = asStaff('moderator-1');
  must(await cases.lease(id as CaseId, {}, moderator));
  const calm = 'A calm note about the fern.';
  must(await cases.addNote(id as CaseId, { text: calm }, moderator));
  const telling = `A note that quotes ${contact}.`;
  must(await cases.addNote(id as CaseId, { text: telling }, moderator));
  const decided = await decideBreach(world, id as CaseId);
  await pass(world);
  const appeal = await appealAs(world, me, decided.decision);
  await hear(world, appeal.appeal);
  const second = await restrict(world, { author: me, item: 'post-2' });
  const { statement } = await decisionState(world, second.decision);
  if (statement === undefined) return;
  must(await world.application.statements.markDelivered(statement, 'page', asMember(me)));
  const again = await appealAs(world, me, second.decision);
  await hear(world, again.appeal, { outcome: 'decision-reversed' });
  await pass(world, DAY_MS);
}

/** A machine held an item back. */
async function beHeldBack(world: TestingWorld): Promise<void> {
  const links = ['https://plantbazaar.example/fern'];
  await post(world, { author: me, item: 'post-held', text: 'A tip from a friend.', links });
  await pass(world, 4 * DAY_MS);
}

/** A case that nobody decided in time, and one with no breach. */
async function beForgotten(world: TestingWorld): Promise<void> {
  await reportedPost(world, { author: me, item: 'post-forgotten', text: 'Nobody came to look.' });
  await pass(world, 4 * DAY_MS);
  const id = await reportedPost(world, { author: me, item: 'post-fine', text: 'A hard word.' });
  await decideNoBreach(world, id);
  await pass(world);
}

/** The member reports somebody, and appeals that no breach was found. */
async function reportSomebody(world: TestingWorld): Promise<void> {
  await post(world, { author: 'm-0777', item: 'post-of-other', text: 'Ferns are overrated.' });
  const contact = 'me@forum.example';
  const input = reportOf('post-of-other', 'm-0777', { contact, text: 'I find this very unkind.' });
  const receipt = await report(world, input, asMember(me));
  const [id] = await openCases(world);
  const { decision } = await decideNoBreach(world, id as CaseId);
  await pass(world);
  const appeal = { text: 'Please read the whole thread.', reportSecret: receipt.secret };
  const filed = must(await world.application.appeals.file(decision, appeal, asMember(me)));
  await hear(world, filed.appeal);
}

async function beThanked(world: TestingWorld): Promise<void> {
  const { recognitions } = world.application;
  const said = { criterion: 'first-steps', reason: 'They explained it with a drawing.' };
  const helped = (item: string) => ({ kind: 'newcomer-helped', item: item as ItemId }) as const;
  for (const [item, author] of [
    ['answer-1', me],
    ['answer-2', me],
    ['answer-3', 'm-0777'],
  ] as const) {
    await post(world, { author, item, text: 'Water it from below.' });
  }
  const shown = must(
    await recognitions.give(
      { receiver: me, deed: helped('answer-1'), ...said },
      asMember('m-0778'),
    ),
  );
  must(await recognitions.choose(shown.recognition, 'show', asMember(me)));
  const corrected = { deed: helped('answer-1'), ...said, why: 'I had misspelt a word.' };
  must(await recognitions.correct(shown.recognition, corrected, asMember('m-0778')));
  must(await recognitions.choose(shown.recognition, 'show', asMember(me)));
  const declined = must(
    await recognitions.give({ receiver: me, deed: helped('answer-2'), ...said }, asStaff('lead-1')),
  );
  must(await recognitions.choose(declined.recognition, 'hide', asMember(me)));
  must(await recognitions.choose(declined.recognition, 'decline', asMember(me)));
  const receiver = 'm-0777' as MemberId;
  must(await recognitions.give({ receiver, deed: helped('answer-3'), ...said }, asMember(me)));
}

/** One order that the member was told of and that ended, and one that is under a silence. */
async function beOrderedAbout(world: TestingWorld): Promise<void> {
  const { orders } = world.application;
  const operator = asStaff('operator-1');
  const order = {
    kind: 'act',
    authority: 'Amtsgericht Musterstadt',
    reference: '3 C 17/26',
    legalGround: 'Section 1004 of the civil code',
    territory: ['DE'],
    language: 'de' as LanguageTag,
    member: me,
    item: 'post-2' as ItemId,
    ordered: 'Make the post inaccessible in Germany.',
  } as const;
  const first = must(await orders.receive(order, operator)).order;
  must(await orders.sendReceipt(first, operator));
  const effect = { kind: 'restricted', measure: 'hide', for: 'P90D' as Duration } as const;
  must(await orders.giveEffect(first, effect, operator));
  must(await orders.endEffect(first, { reasons: 'Set aside, under a silence no more.' }, operator));
  must(await orders.close(first, operator));
  must(await orders.read(first, asStaff('lead-1')));
  const until = later(world.application.now(), 300 * DAY_MS);
  const { item: _, ...itemless } = order;
  const ordered = 'Give what is known, under a silence.';
  const silence = { until, legalGround: 'Section 101' };
  const input = { ...itemless, kind: 'inform', ordered, silence } as const;
  const second = must(await orders.receive(input, operator)).order;
  must(await orders.sendReceipt(second, operator));
  const information = 'Joined in spring, under a silence.';
  must(await orders.giveEffect(second, { kind: 'information-given', information }, operator));
}

/** A case that is being worked on, with a decision that was undone. */
async function leaveOpen(world: TestingWorld): Promise<void> {
  const { cases, decisions } = world.application;
  const id = await reportedPost(world, {
    author: me,
    item: 'post-open',
    text: 'What is said here is still open.',
  });
  const reasons = 'This was withdrawn; the matter is still open to both sides.';
  const deviationReason = 'It is still open why another step would fit.';
  const more = { reasons, deviationReason };
  const { decision } = await decideBreach(world, id, { more });
  must(await decisions.undo(decision, asStaff('moderator-1')));
  must(await cases.addNote(id, { text: 'A note on what is still open.' }, asStaff('moderator-1')));
  must(await cases.read(id, asStaff('auditor-1')));
}
