import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { MemberId } from '../kernel/identifier.ts';
import { type WebhookTopic, webhookTopics } from './contract/webhooks.ts';
import { assertViewsFollowEvents } from './testing-consistency.ts';
import {
  appealAs,
  decideBreach,
  decideNoBreach,
  decisionState,
  hear,
  openCase,
  powersLacking,
  restrict,
  statementOf,
} from './testing-verbs.ts';
import {
  anonymous,
  asMember,
  asPlatform,
  must,
  openWorld,
  pass,
  post,
  report,
  reportOf,
  type TestingWorld,
} from './testing-world.ts';

interface Message {
  readonly url: string;
  readonly type: WebhookTopic;
  readonly carried: Readonly<Record<string, string>>;
}

function messages(world: TestingWorld): readonly Message[] {
  return world.posted.map(({ url, body }) => {
    const { type, data: carried } = JSON.parse(body);
    return { url, type, carried };
  });
}

async function listen(
  world: TestingWorld,
  name: string,
  topics: readonly WebhookTopic[],
): Promise<void> {
  const url = `https://forum.example/${name}`;
  must(await world.application.webhooks.add({ url, topics }, asPlatform()));
}

const told: readonly WebhookTopic[] = ['decision.issued', 'restriction.imposed', 'report.decided'];

// What an endpoint was told of, by the message that first told it and the one that corrects it.
const pairs = [
  ['decision.issued', 'decision.corrected', 'decision'],
  ['restriction.imposed', 'restriction.reversed', 'restriction'],
  ['report.decided', 'report.decided', 'report'],
] as const;

function heard(all: readonly Message[], topic: WebhookTopic, key: string): ReadonlySet<string> {
  const of = all.filter(({ type }) => type === topic);
  return new Set(of.map(({ url, carried }) => `${url} ${carried[key]}`));
}

const choice = fc.record({
  before: fc.array(fc.subarray([...webhookTopics]), { minLength: 1, maxLength: 4 }),
  outcome: fc.constantFrom('decision-reversed' as const, 'decision-varied' as const),
});

test('A6 exactly the endpoints that were told are told of a reversal or a milder decision', async () => {
  await fc.assert(
    fc.asyncProperty(choice, async ({ before, outcome }) => {
      const world = await openWorld();
      for (const [index, topics] of before.entries()) await listen(world, `e-${index}`, topics);
      const { decision, member } = await restrict(world);
      await pass(world);
      const first = messages(world).filter(({ type }) => told.includes(type));
      const { appeal } = await appealAs(world, member, decision);
      await listen(world, 'late', webhookTopics);
      const sentBefore = world.posted.length;
      const more = outcome === 'decision-varied' ? { rung: 'warning' } : {};
      await hear(world, appeal, { outcome, more });
      await pass(world);
      const after = messages(world).slice(sentBefore);
      for (const [topic, correction, key] of pairs) {
        assert.deepEqual(heard(after, correction, key), heard(first, topic, key), correction);
      }
      const late = after.filter(({ url }) => url.endsWith('/late')).map(({ type }) => type);
      assert.ok(!late.includes('decision.corrected') && !late.includes('restriction.reversed'));
    }),
    { numRuns: 12 },
  );
});

test('A6 every reporter who was told is told of the change, and is told it is milder', async () => {
  const world = await openWorld();
  await post(world, { author: 'm-0412', item: 'post-1' });
  const input = reportOf('post-1', 'm-0412');
  const receipts = [
    await report(world, input, asMember('m-0900')),
    await report(world, input, asMember('m-0901')),
    await report(world, input, anonymous),
  ];
  const { decision } = await decideBreach(world, await openCase(world));
  await pass(world);
  const { appeal } = await appealAs(world, 'm-0412', decision);
  await hear(world, appeal, { outcome: 'decision-varied', more: { rung: 'warning' } });
  for (const { secret } of receipts) {
    const { outcome } = must(await world.application.reports.status(secret));
    assert.equal(outcome?.outcome, 'varied-on-appeal');
  }
});

test('A6 a no-breach that is reversed reaches those who were told of it', async () => {
  const world = await openWorld();
  await listen(world, 'all', webhookTopics);
  await post(world, { author: 'm-0412', item: 'post-1' });
  const { secret } = await report(world, reportOf('post-1', 'm-0412'), anonymous);
  const { decision } = await decideNoBreach(world, await openCase(world));
  await pass(world);
  const filing = { text: 'It was aimed at me.', reportSecret: secret };
  const { appeal } = must(await world.application.appeals.file(decision, filing, anonymous));
  await hear(world, appeal, { outcome: 'decision-reversed' });
  await pass(world);
  const corrected = messages(world).filter(({ type }) => type === 'decision.corrected');
  assert.deepEqual(
    corrected.map(({ carried }) => carried['outcome']),
    ['decision-reversed'],
  );
});

test('A6 what an appeal leaves standing corrects nothing', async () => {
  const world = await openWorld();
  await listen(world, 'all', webhookTopics);
  const { decision, member } = await restrict(world);
  const { appeal } = await appealAs(world, member, decision);
  await hear(world, appeal);
  await pass(world);
  const types = messages(world).map(({ type }) => type);
  assert.ok(!types.includes('decision.corrected') && !types.includes('restriction.reversed'));
});

test('A6 a reversal undoes restriction, standing, the act’s key and the export at once', async () => {
  const world = await openWorld();
  const { decision, member } = await restrict(world);
  const { appeal } = await appealAs(world, member, decision);
  await hear(world, appeal, { outcome: 'decision-reversed' });
  assert.deepEqual(powersLacking(world, member), []);
  const { members } = world.application;
  const file = must(await members.export(member as MemberId, asMember(member)));
  assert.deepEqual(
    file.statements.map(({ decisionPhase }) => decisionPhase),
    ['reversed'],
  );
  assert.deepEqual(
    file.restrictions.map(({ phase }) => phase),
    ['reversed'],
  );
  const [line] = file.standing.lines;
  assert.equal(file.standing.active, 0);
  assert.equal(line?.reversed, line?.imposed);
  const { made } = await decisionState(world, decision);
  for (const act of made.acts) {
    assert.equal(await world.store.holder(`act/${act}/${made.weight?.family}`), undefined);
  }
  assert.equal((await statementOf(world, decision)).appeal?.outcome, 'decision-reversed');
  await assertViewsFollowEvents(world.store);
});
