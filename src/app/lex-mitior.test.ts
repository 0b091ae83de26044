import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY_MS, HOUR_MS } from '../kernel/duration.ts';
import {
  appealAs,
  breachInput,
  hear,
  readyToDecide,
  reportedPost,
  statementOf,
} from './testing-verbs.ts';
import {
  asPlatform,
  asStaff,
  forumFiles,
  must,
  openWorld,
  pass,
  refused,
  type TestingWorld,
} from './testing-world.ts';

const insults = 'rules/civility.insults.md';

async function publish(world: TestingWorld, file: string, change: (text: string) => string) {
  const before = forumFiles[file] ?? assert.fail(`there is no ${file}`);
  const after = change(before);
  assert.notEqual(after, before, 'nothing was changed');
  const files = { ...forumFiles, [file]: after };
  const effectiveFrom = world.application.now();
  must(await world.application.rulebooks.publish({ files, effectiveFrom }, asPlatform()));
}

test('R3 the range of a rule that got milder since is applied, and the statement says so', async () => {
  const world = await openWorld();
  const id = await reportedPost(world, { author: 'm-0412', item: 'post-1' });
  await pass(world, HOUR_MS);
  await publish(world, 'rulebook.yaml', (text) =>
    text.replace('{ kind: read-only, for: 3d }', '{ kind: read-only, for: 2d }'),
  );
  const ready = await readyToDecide(world, id);
  const because = [{ version: 2, in: 'measures' }];
  assert.deepEqual(ready.opened?.suggestion?.milder, { range: 2, because });
  const rung = ready.opened?.suggestion?.range.find(({ name }) => name === 'read-only-3d');
  assert.deepEqual(rung?.measures, [{ kind: 'read-only', for: 'P2D' }]);
  const made = must(
    await world.application.cases.decide(
      id,
      breachInput(ready),
      asStaff('moderator-1', ready.blind.version),
    ),
  );
  assert.deepEqual(made.rule?.version, 1);
  assert.deepEqual(made.measures, [{ kind: 'read-only', for: 'P2D' }]);
  await pass(world);
  const { text } = await statementOf(world, made.decision);
  assert.match(text.plain, /The step was chosen from the range of version 2\./);
});

test('R3 of a withdrawn rule nothing follows, and what was decided can still be varied', async () => {
  const world = await openWorld();
  const id = await reportedPost(world, { author: 'm-0412', item: 'post-1' });
  await pass(world, HOUR_MS);
  const kept = Object.entries(forumFiles).filter(([name]) => !name.endsWith(insults));
  const files = Object.fromEntries(kept);
  const effectiveFrom = world.application.now();
  must(await world.application.rulebooks.publish({ files, effectiveFrom }, asPlatform()));
  const ready = await readyToDecide(world, id);
  const { decide } = world.application.cases;
  const call = asStaff('moderator-1', ready.blind.version);
  refused(await decide(id, breachInput(ready), call), 'measure_out_of_range');
  const made = must(await decide(id, breachInput(ready, { rung: 'reminder' }), call));
  assert.deepEqual(made.milder?.because, [{ version: 2, in: 'rule-withdrawn' }]);
  await pass(world);
  const { text } = await statementOf(world, made.decision);
  assert.match(text.plain, /The rule was withdrawn, so nothing follows from this \(version 2\)/);
  assert.equal(text.standing.added, 0);
  await pass(world, DAY_MS);
  const { appeal } = await appealAs(world, 'm-0412', made.decision);
  const heard = await hear(world, appeal, {
    outcome: 'decision-varied',
    more: { rung: 'reminder' },
  });
  assert.equal(heard.outcome?.outcome, 'decision-varied');
});
