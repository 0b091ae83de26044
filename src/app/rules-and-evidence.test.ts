import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseState, OpenCase } from '../domain/case/state.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../kernel/duration.ts';
import type { CommunityId, MemberId, RuleId } from '../kernel/identifier.ts';
import type { Call } from './contract/call.ts';
import { sha256Hex } from './snapshots.ts';
import { folded } from './testing-consistency.ts';
import {
  breachInput,
  decideNoBreach,
  decisionState,
  hear,
  openCase,
  openCases,
  readyToDecide,
  reportedPost,
  restrict,
} from './testing-verbs.ts';
import {
  activityOf,
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
  worldStart,
} from './testing-world.ts';

const newRule = 'civility.shouting' as RuleId;

/** The forum's rulebook with one rule more, in force a day from now. */
async function publishNewRule(world: TestingWorld): Promise<void> {
  const insults = forumFiles['rules/civility.insults.md'] ?? '';
  const text = insults.replace('id: civility.insults', `id: ${newRule}`);
  const files = { ...forumFiles, [`rules/${newRule}.md`]: text };
  const effectiveFrom = later(world.application.now(), DAY_MS);
  must(await world.application.rulebooks.publish({ files, effectiveFrom }, asPlatform()));
}

test('R1 conduct is not judged by a rule that came later', async () => {
  const world = await openWorld();
  await publishNewRule(world);
  await pass(world, DAY_MS - MINUTE_MS);
  const id = await reportedPost(world, { author: 'm-0412', item: 'post-1' });
  await pass(world, HOUR_MS);
  const ready = await readyToDecide(world, id);
  assert.ok(ready.blind.rules.every(({ ref }) => ref.version === 1 && ref.rule !== newRule));
  const { cases } = world.application;
  const call = asStaff('moderator-1', ready.blind.version);
  const changed = { breach: 'breach', rule: newRule } as const;
  refused(await cases.seePrecedents(id, changed, asStaff('moderator-1')), 'rule_not_in_force');
  refused(await cases.decide(id, breachInput(ready, { rule: newRule }), call), 'not_retroactive');
  const made = must(await cases.decide(id, breachInput(ready), call));
  assert.equal(made.rule?.version, 1);
});

test('R1 a machine finds nothing in conduct older than its rule', async () => {
  const world = await openWorld();
  const text = 'You absolute blorthead.';
  await post(world, { author: 'm-0412', item: 'post-0', text, at: later(worldStart, -HOUR_MS) });
  assert.deepEqual(await openCases(world), []);
  await post(world, { author: 'm-0412', item: 'post-1', text });
  assert.equal((await openCases(world)).length, 1);
});

test('R2 a decision cites a rule in a version that was published then, with its text', async () => {
  const world = await openWorld();
  const { decision, statement } = await restrict(world);
  const { made } = await decisionState(world, decision);
  const { versions } = world.application.rulebooks.history();
  const cited = versions.find(({ number }) => number === made.rule?.version);
  assert.ok(cited !== undefined && made.rule !== undefined);
  assert.ok(cited.publishedAt <= made.at && cited.effectiveFrom <= made.conductAt);
  assert.match(cited.ruleHashes[made.rule.rule] ?? '', /^[0-9a-f]{64}$/);
  const rule = cited.rulebook.rules.find(({ id }) => id === made.rule?.rule);
  assert.equal(statement.text.rule.text, rule?.text);
  const again = await world.reopened();
  assert.deepEqual(again.application.rulebooks.history(), world.application.rulebooks.history());
});

async function evidenceParts(world: TestingWorld): Promise<readonly [string, OpenCase][]> {
  const files = await folded<CaseState>(world.store, 'case');
  return files.flatMap((file) =>
    file.phase === 'none' ? [] : file.evidence.map(({ part }): [string, OpenCase] => [part, file]),
  );
}

test('E3 evidence is a snapshot that a later edit does not touch', async () => {
  const world = await openWorld();
  const id = await reportedPost(world, { author: 'm-0412', item: 'post-1', text: 'First words.' });
  const edit = activityOf(world, { author: 'm-0412', item: 'post-1', text: 'Kind words.' });
  const edited = { ...edit, id: 'edit-1' as typeof edit.id, type: 'content.edited' } as const;
  const batch = [{ kind: 'activity', activity: edited }] as const;
  must(await world.application.intake.take(batch, asPlatform()));
  const { blind } = must(await world.application.cases.lease(id, {}, asStaff('moderator-1')));
  assert.deepEqual(
    blind.evidence.map(({ text }) => text),
    ['First words.'],
  );
  const [file] = await folded<OpenCase>(world.store, 'case');
  for (const { part, digest } of file?.evidence ?? []) {
    const kept = await world.store.part(part);
    assert.equal(sha256Hex(canonicalJson(kept?.body ?? null)), digest);
  }
});

test('E3 no snapshot is kept without a case, and none belongs to two', async () => {
  const world = await openWorld();
  const kept: string[] = [];
  const { commit } = world.store;
  world.store.commit = async (changes) => {
    for (const part of changes.parts ?? []) if (part.kind === 'evidence') kept.push(part.id);
    return await commit.call(world.store, changes);
  };
  await post(world, { author: 'm-0412', item: 'post-1' });
  for (let number = 0; number < 5; number += 1) {
    await report(world, reportOf('post-1', 'm-0412'), asMember(`m-080${number}`));
  }
  const receipt = await report(world, reportOf('post-1', 'm-0412'), asMember('m-0900'));
  await decideNoBreach(world, await openCase(world));
  await pass(world);
  const told = must(await world.application.reports.status(receipt.secret));
  assert.ok(told.appealable !== undefined);
  const by = asMember('m-0900');
  const input = { text: 'It was aimed at me.', reportSecret: receipt.secret };
  const { appeal } = must(await world.application.appeals.file(told.appealable, input, by));
  await hear(world, appeal, { outcome: 'decision-reversed' });
  const parts = await evidenceParts(world);
  assert.equal(parts.length, 2);
  assert.equal(new Set(parts.map(([part]) => part)).size, 2);
  assert.deepEqual(kept.toSorted(), parts.map(([part]) => part).toSorted());
});

test('E4 what happened in another community is not taken in', async () => {
  const world = await openWorld();
  const elsewhere = 'another-garden' as CommunityId;
  const activity = activityOf(world, { author: 'm-0412', item: 'post-1', community: elsewhere });
  const results = must(
    await world.application.intake.take([{ kind: 'activity', activity }], asPlatform()),
  );
  assert.equal(results[0]?.result, 'refused');
  assert.equal(await world.store.countActivities(), 0);
  const own = activityOf(world, { author: 'm-0412', item: 'post-2' });
  const { by } = asPlatform();
  const foreign = { by: { ...by, community: elsewhere } } as Call;
  const batch = [{ kind: 'activity', activity: own }] as const;
  refused(await world.application.intake.take(batch, foreign), 'not_found');
  assert.equal(await world.store.countActivities(), 0);
});

test('E5 the member sees all evidence that was used, and nobody who reported', async () => {
  const world = await openWorld();
  const { decision, statement } = await restrict(world);
  const { made } = await decisionState(world, decision);
  assert.deepEqual(
    statement.evidence.map(({ evidence }) => evidence).toSorted(),
    made.factsReliedOn.toSorted(),
  );
  assert.ok(statement.evidence.every(({ text }) => text.length > 0));
  const own = asMember('m-0412');
  const file = must(await world.application.members.export('m-0412' as MemberId, own));
  assert.ok(!JSON.stringify(file).includes('m-0900'));
});

test('a report that names no rule joins the case that a rule opened on the same post', async () => {
  const world = await openWorld();
  await post(world, { author: 'm-0412', item: 'post-1', text: 'You blorthead, all of you.' });
  await world.application.tick();
  const [first] = await openCases(world);
  assert.notEqual(first, undefined);
  const { rule: _, ...unnamed } = reportOf('post-1', 'm-0412');
  await report(world, unnamed);
  assert.deepEqual(await openCases(world), [first]);
});

test('E6 ten times the reports change nothing about what can be decided', async () => {
  const choices = await Promise.all(
    [1, 10].map(async (reporters) => {
      const world = await openWorld();
      await post(world, { author: 'm-0412', item: 'post-1' });
      for (let number = 0; number < reporters; number += 1) {
        await report(world, reportOf('post-1', 'm-0412'), asMember(`m-09${10 + number}`));
      }
      const { blind, opened } = await readyToDecide(world, await openCase(world));
      const { suggestion, standing } = opened ?? {};
      return { evidence: blind.evidence.map(({ text }) => text), suggestion, standing };
    }),
  );
  assert.deepEqual(choices[0], choices[1]);
});

test('E6 before the finding nobody is told how many reported or who', async () => {
  const world = await openWorld();
  const id = await reportedPost(world, { author: 'm-0555', item: 'post-1' });
  const view = must(await world.application.cases.lease(id, {}, asStaff('moderator-1')));
  assert.equal(view.opened, undefined);
  const shown = JSON.stringify(view);
  for (const hidden of ['m-0555', 'm-0900', 'reportsBand']) assert.ok(!shown.includes(hidden));
});

test('the words of a report are read once the finding stands, and not who wrote them', async () => {
  const world = await openWorld();
  const id = await reportedPost(world, { author: 'm-0555', item: 'post-1' });
  const { text } = reportOf('post-1', 'm-0555');
  const { cases } = world.application;
  const blind = must(await cases.lease(id, {}, asStaff('moderator-1')));
  assert.ok(!JSON.stringify(blind).includes(text));
  const finding = { breach: 'no-breach', confidence: 'high' } as const;
  const { opened } = must(await cases.recordFinding(id, finding, asStaff('moderator-1')));
  assert.deepEqual(opened?.reportTexts, [text]);
  assert.ok(!JSON.stringify(opened).includes('m-0900'));
});
