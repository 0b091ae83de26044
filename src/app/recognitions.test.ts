import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY_MS } from '../kernel/duration.ts';
import type { ItemId, MemberId, ReportId } from '../kernel/identifier.ts';
import type { SaidInput } from './contract/recognitions.ts';
import { assertViewsFollowEvents } from './testing-consistency.ts';
import { difference, perturbed } from './testing-perturbation.ts';
import {
  anonymous,
  asMember,
  asPlatform,
  asStaff,
  must,
  openWorld,
  post,
  refused,
  report,
  reportOf,
  type TestingWorld,
} from './testing-world.ts';

const receiver = 'm-0412' as MemberId;
const reason = 'A first question was answered with patience and a drawing.';

function helped(item: string): SaidInput {
  const deed = { kind: 'newcomer-helped', item: item as ItemId } as const;
  return { deed, criterion: 'first-steps', reason };
}

/** A world in which a member did something and somebody thanked them. */
async function thanked(): Promise<{ world: TestingWorld; id: string }> {
  const world = await openWorld();
  await post(world, { author: receiver, item: 'answer-1', text: 'Water it from below.' });
  const given = must(
    await world.application.recognitions.give(
      { receiver, ...helped('answer-1') },
      asMember('m-0900'),
    ),
  );
  return { world, id: given.recognition };
}

async function shown(world: TestingWorld): Promise<readonly string[]> {
  const page = must(await world.application.recognitions.shown({}));
  return page.items.map(({ recognition }) => recognition);
}

test('G3 a recognition is shown to nobody before its receiver agrees, and goes when they say so', async () => {
  const { world, id } = await thanked();
  const { recognitions } = world.application;
  assert.deepEqual(await shown(world), []);
  const [own] = must(await recognitions.received(asMember(receiver)));
  assert.equal(own?.phase, 'offered');
  assert.equal(own?.reason, reason);
  const choose = async (choice: 'show' | 'hide' | 'decline'): Promise<readonly string[]> => {
    must(await recognitions.choose(id as never, choice, asMember(receiver)));
    return await shown(world);
  };
  assert.deepEqual(await choose('show'), [id]);
  assert.deepEqual(await choose('hide'), []);
  assert.deepEqual(await choose('show'), [id]);
  assert.deepEqual(await choose('decline'), []);
  assert.deepEqual(await choose('show'), [id]);
  await assertViewsFollowEvents(world.store);
});

test('G3 nobody but the receiver decides what becomes of it, and the giver is not told', async () => {
  const { world, id } = await thanked();
  const { recognitions } = world.application;
  for (const call of [asMember('m-0900'), asStaff('operator-1'), asPlatform(), anonymous]) {
    refused(await recognitions.choose(id as never, 'decline', call), 'not_found');
  }
  must(await recognitions.choose(id as never, 'decline', asMember(receiver)));
  const [given] = must(await recognitions.given(asMember('m-0900')));
  assert.equal(given !== undefined && 'phase' in given, false);
});

test('G1 a deed has to be on record as theirs, and is thanked for once', async () => {
  const { world } = await thanked();
  const { give } = world.application.recognitions;
  await post(world, { author: 'm-0777', item: 'answer-2', text: 'Less sun.' });
  for (const item of ['answer-2', 'never-posted']) {
    const answer = await give({ receiver, ...helped(item) }, asMember('m-0900'));
    assert.equal(refused(answer, 'invalid_value').pointer, '/deed/item');
  }
  refused(await give({ receiver, ...helped('answer-1') }, asMember('m-0901')), 'too_many');
  refused(
    await give({ receiver, ...helped('answer-1') }, asMember(receiver)),
    'conflict_of_interest',
  );
  refused(await give({ receiver, ...helped('answer-1') }, anonymous), 'not_signed_in');
  refused(await give({ receiver, ...helped('answer-1') }, asPlatform()), 'not_found');
});

test('N3 a careful report is thanked for by staff, and what is shown does not name the report', async () => {
  const { world } = await thanked();
  await post(world, { author: 'm-0777', item: 'post-9' });
  const filed = await report(world, reportOf('post-9', 'm-0777'), asMember(receiver));
  const { recognitions } = world.application;
  const input = {
    receiver,
    deed: { kind: 'careful-report', report: filed.report },
    criterion: 'report-with-care',
    reason: 'It said what happened and where, and nothing else.',
  } as const;
  refused(await recognitions.give(input, asMember('m-0900')), 'role_required');
  const wrong = { ...input, receiver: 'm-0777' as MemberId };
  refused(await recognitions.give(wrong, asStaff('lead-1')), 'invalid_value');
  const none = { ...input, deed: { ...input.deed, report: 'report-none' as ReportId } };
  refused(await recognitions.give(none, asStaff('lead-1')), 'invalid_value');
  const given = must(await recognitions.give(input, asStaff('lead-1')));
  must(await recognitions.choose(given.recognition, 'show', asMember(receiver)));
  const page = must(await recognitions.shown({}));
  assert.equal(JSON.stringify(page).includes(filed.report), false);
});

test('a giver puts right what they wrote within three days, and the receiver is asked again', async () => {
  const { world, id } = await thanked();
  const { recognitions } = world.application;
  await post(world, { author: receiver, item: 'answer-3', text: 'Both of you are right.' });
  must(await recognitions.choose(id as never, 'show', asMember(receiver)));
  const input = {
    deed: { kind: 'mediation', item: 'answer-3' as ItemId },
    criterion: 'calmed-a-quarrel',
    reason: 'They calmed a quarrel about light.',
    why: 'I named the wrong post.',
  } as const;
  refused(await recognitions.correct(id as never, input, asMember('m-0901')), 'not_found');
  const corrected = must(await recognitions.correct(id as never, input, asMember('m-0900')));
  assert.equal(corrected.corrections[0]?.before, reason);
  assert.deepEqual(await shown(world), []);
  // The deed that was named by mistake can now be recognised by itself.
  must(await recognitions.give({ receiver, ...helped('answer-1') }, asMember('m-0901')));
  world.clock.forward(4 * DAY_MS);
  refused(await recognitions.correct(id as never, input, asMember('m-0900')), 'deadline_passed');
});

test('a giver who thanks all day is asked to wait', async () => {
  const { world } = await thanked();
  const { give } = world.application.recognitions;
  for (let number = 1; number <= 10; number += 1) {
    await post(world, { author: receiver, item: `more-${number}`, text: 'Water it.' });
  }
  const answers: boolean[] = [];
  for (let number = 1; number <= 10; number += 1) {
    const input = { receiver, ...helped(`more-${number}`) };
    answers.push((await give(input, asMember('m-0900'))).ok);
  }
  assert.deepEqual(answers, [...Array<boolean>(9).fill(true), false]);
  world.clock.forward(2 * DAY_MS);
  must(await give({ receiver, ...helped('more-10') }, asMember('m-0900')));
});

test('G2 S5 a case with and without recognitions is the same, byte by byte', async () => {
  const { without, with: recognised } = await perturbed(async (world) => {
    const { recognitions } = world.application;
    for (const author of ['m-0412', 'm-0900']) {
      const input = { receiver: author as MemberId, ...helped(`answer-of-${author}`) };
      const { recognition } = must(await recognitions.give(input, asStaff('moderator-1')));
      must(await recognitions.choose(recognition, 'show', asMember(author)));
    }
  });
  assert.equal(difference(recognised.said, without.said), '');
  assert.equal(difference(recognised.events, without.events), '');
  assert.ok(without.said.includes('read-only-3d'), 'the case came to a decision');
});
