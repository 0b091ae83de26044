import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY_MS } from '../../kernel/duration.ts';
import type { CaseId } from '../../kernel/identifier.ts';
import { ranJob, reportedPosts } from '../testing-bulk.ts';
import {
  breachInput,
  decideBreach,
  insults,
  readyToDecide,
  reportedPost,
  restrict,
  statementOf,
  urgencyGiven,
  viewGiven,
} from '../testing-verbs.ts';
import {
  anonymous,
  asMember,
  asStaff,
  must,
  pass,
  post,
  report,
  reportOf,
} from '../testing-world.ts';
import {
  lettersIn,
  linkIn,
  openPost,
  type PostWorld,
  reachable,
  readable,
} from './testing-post.ts';

const member = 'm-0412';
const reasons = 'The words go after her and not after what she said about the fern.';

/** Letters to the member by their kind, in the order they were sent. */
async function kindsSent(world: PostWorld): Promise<readonly string[]> {
  const sent = await lettersIn(world, 'accepted');
  const kinds = new Map(sent.map(({ letter, kind }) => [letter, kind]));
  return world.mailed.map(({ id }) => kinds.get(id) ?? assert.fail(id));
}

async function asked(world: PostWorld, found: 'with-rule' | 'without-rule'): Promise<CaseId> {
  const id = await reportedPost(world, { author: member, item: 'post-1' });
  const { cases } = world.application;
  const handler = asStaff('moderator-1');
  must(await cases.lease(id, {}, handler));
  if (found === 'with-rule') {
    const finding = { breach: 'breach', rule: insults, confidence: 'high' } as const;
    must(await cases.recordFinding(id, finding, handler));
    must(await cases.seePrecedents(id, { breach: 'breach', rule: insults }, handler));
  }
  must(await cases.requestView(id, handler));
  await pass(world);
  return id;
}

test('D3 who is asked before a decision has a letter, whose link is enough to answer', async () => {
  const world = await openPost();
  await reachable(world, member);
  const id = await asked(world, 'with-rule');
  assert.deepEqual(await kindsSent(world), ['hearing']);
  const letter = world.mailed[0] ?? assert.fail();
  assert.match(readable(letter), /goes against the rule “No insults”\. Nobody has decided/);
  assert.match(readable(letter), /We wait for your answer until \d+ March 2026 at/);
  const { hearings } = world.application;
  const secret = linkIn(letter, 'h');
  assert.equal(must(await hearings.byLink(secret)).case, id);
  const view = must(await hearings.give(id, { text: viewGiven, secret }, anonymous));
  assert.equal(view.given?.text, viewGiven);
});

test('D3 a question without a finding names no rule, in the language the member chose', async () => {
  const world = await openPost();
  await reachable(world, member, { language: 'de' });
  await asked(world, 'without-rule');
  const said = readable(world.mailed[0] ?? assert.fail());
  assert.match(said, /ob etwas von Ihnen gegen eine Regel verstößt\. Noch hat niemand/);
});

test('D3 an urgent decision says why, and a letter of its own asks how the member sees it', async () => {
  const world = await openPost();
  const { id } = await urgently(world);
  assert.deepEqual((await kindsSent(world)).toSorted(), ['hearing', 'statement']);
  const statement = world.mailed.find(({ text }) => text.includes(urgencyGiven)) ?? assert.fail();
  assert.match(readable(statement), /Sie wurden nicht vorher angehört, weil es eilig war/);
  const question = world.mailed.find((letter) => letter !== statement) ?? assert.fail();
  assert.match(readable(question), /Eine Entscheidung über Sie gilt bereits/);
  assert.equal(must(await world.application.hearings.byLink(linkIn(question, 'h'))).case, id);
});

async function urgently(world: PostWorld): Promise<{ readonly id: CaseId }> {
  await reachable(world, member, { language: 'de' });
  const id = await reportedPost(world, { author: member, item: 'post-1' });
  const more = { urgency: urgencyGiven };
  await decideBreach(world, id, { urgent: true, rung: 'read-only-7d', more });
  await pass(world);
  return { id };
}

test('D3 the answer after an urgent decision comes with its reasons', async () => {
  const world = await openPost();
  const { id } = await urgently(world);
  const { hearings, cases } = world.application;
  must(await hearings.give(id, { text: viewGiven }, asMember(member)));
  must(await cases.answerView(id, { outcome: 'kept', reasons }, asStaff('moderator-2')));
  await pass(world);
  assert.deepEqual((await kindsSent(world)).slice(2), ['hearing-answer']);
  const said = readable(world.mailed[2] ?? assert.fail());
  assert.match(said, /noch einmal angesehen, und es bleibt, wie es entschieden wurde/);
  assert.ok(said.includes(`> ${reasons}`));
});

test('D3 what nobody answers in time is lifted, and nobody is told that an item is free', async () => {
  const world = await openPost();
  const { id } = await urgently(world);
  must(await world.application.hearings.give(id, { text: viewGiven }, asMember(member)));
  await pass(world, 3 * DAY_MS);
  const told = world.mailed.slice(2).map(readable);
  assert.equal(told.length, 2);
  assert.ok(
    told.some((text) => text.includes('In der versprochenen Zeit hat niemand geantwortet')),
  );
  assert.ok(told.some((text) => text.includes('Diese Einschränkung ist vorbei')));
  assert.ok(told.every((text) => !text.includes('Ihr Beitrag')));
});

test('X3 the answer to a request for an early end is one letter, with its reasons', async () => {
  for (const outcome of ['lifted', 'kept'] as const) {
    const world = await openPost();
    await reachable(world, member);
    const { restriction } = await restrict(world, { rung: 'read-only-7d' });
    const before = world.mailed.length;
    const { earlyEnds } = world.application;
    const id = restriction.restriction;
    must(await earlyEnds.ask(id, { text: 'I have said sorry.' }, asMember(member)));
    must(await earlyEnds.answer(id, { outcome, reasons }, asStaff('moderator-2')));
    await pass(world);
    assert.deepEqual((await kindsSent(world)).slice(before), ['early-end-answer']);
    const said = readable(world.mailed.at(-1) ?? assert.fail());
    assert.ok(said.includes(`> ${reasons}`));
    assert.match(said, /- You can read along, but not post/);
    assert.equal(said.includes('A person lifted the restriction.'), outcome === 'lifted');
    assert.equal(said.includes('The restriction is kept.'), outcome === 'kept');
  }
});

test('A6 a decision that is undone with its whole job is taken back in a letter, once', async () => {
  const world = await openPost();
  const [id] = await reportedPosts(world, 1);
  const author = 'm-1001';
  await reachable(world, author);
  const contact = 'reader@reader.example';
  await report(world, reportOf('post-1', author, { contact }), asMember('m-9900'));
  const job = await ranJob(world, [id ?? assert.fail()]);
  const { bulks } = world.application;
  const why = 'The list of words had a mistake, so none of these posts was an insult.';
  const before = world.mailed.length;
  must(await bulks.vacate(job.bulk, { reasons: why }, asStaff('lead-1')));
  await pass(world);
  await pass(world, DAY_MS);
  const kinds = (await kindsSent(world)).slice(before);
  assert.deepEqual(kinds.toSorted(), ['decision-reversed', 'report-outcome']);
  const told = world.mailed.slice(before).map(readable);
  assert.ok(told.some((text) => text.includes('All its effects are undone, nothing of it counts')));
  assert.ok(told.some((text) => text.includes('We looked at the matter again ourselves.')));
});

test('N1 what was heard and weighed stands in the statement in the language of the reader', async () => {
  const world = await openPost();
  await reachable(world, member, { language: 'zh' });
  await post(world, { author: member, item: 'post-1' });
  await report(world, reportOf('post-1', member), asMember('m-0900'));
  const page = must(await world.application.cases.queue({}, asStaff('moderator-1')));
  const id = page.items[0]?.case ?? assert.fail();
  const ready = await readyToDecide(world, id);
  const factors = { amount: 4, outOf: 30, within: 'P90D', consequences: reasons } as never;
  const call = asStaff('moderator-1', ready.blind.version);
  const input = breachInput(ready, { rung: 'read-only-7d', more: { factors } });
  const { decision } = must(await world.application.cases.decide(id, input, call));
  await pass(world);
  const { text } = await statementOf(world, decision);
  const said = readable({ text: text.plain });
  for (const part of [
    '是否听取了您的说法',
    '有人阅读了您的说法',
    '共 30 次，其中 4 次',
    '无法判断',
  ]) {
    assert.ok(said.includes(part), `${part} is not in ${said}`);
  }
  assert.doesNotMatch(said, /You were asked|How often|What you meant/);
});
