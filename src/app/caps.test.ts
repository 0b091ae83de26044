import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Duration } from '../kernel/duration.ts';
import { DAY_MS } from '../kernel/duration.ts';
import type { RuleId } from '../kernel/identifier.ts';
import {
  breachInput,
  decideBreach,
  openCases,
  readyToDecide,
  reportedPost,
  restrict,
} from './testing-verbs.ts';
import {
  asMember,
  asStaff,
  openWorld,
  pass,
  post,
  refused,
  report,
  reportOf,
} from './testing-world.ts';

const author = 'm-0412';
const longYear = (files: Readonly<Record<string, string>>): Readonly<Record<string, string>> => ({
  ...files,
  'rulebook.yaml': (files['rulebook.yaml'] ?? '').replace(
    '{ kind: read-only, for: 7d }',
    '{ kind: read-only, for: 365d }',
  ),
});

function readOnly(days: number) {
  return [{ kind: 'read-only', for: `P${days}D` as Duration }] as const;
}

test('X4 all decisions on one course of conduct together stay under the cap', async () => {
  const world = await openWorld({ files: longYear });
  await restrict(world, { rung: 'read-only-7d', more: { measures: readOnly(200) } });
  await pass(world, 10 * DAY_MS);
  const id = await reportedPost(world, { author, item: 'post-2' });
  const ready = await readyToDecide(world, id);
  const call = asStaff('moderator-1', ready.blind.version);
  const { decide } = world.application.cases;
  const asked = (days: number) =>
    breachInput(ready, { rung: 'read-only-7d', more: { measures: readOnly(days) } });
  const refusal = refused(await decide(id, asked(166), call), 'restriction_too_long');
  assert.equal(refusal.facts?.['remaining'], 'P165D');
  assert.ok((await decide(id, asked(165), call)).ok);
});

test('X4 time that was lifted is free again, and a year later nothing is counted', async () => {
  const world = await openWorld({ files: longYear });
  const more = { measures: readOnly(365) };
  const first = await restrict(world, { rung: 'read-only-7d', more });
  const reason = 'It has done its work, and sooner than we thought.';
  const { restrictions } = world.application;
  assert.ok(
    (await restrictions.lift(first.restriction.restriction, { reason }, asStaff('lead-1'))).ok,
  );
  const id = await reportedPost(world, { author, item: 'post-2' });
  assert.equal((await decideBreach(world, id, { rung: 'read-only-7d', more })).phase, 'held');
});

test('X4 of two decisions at the same moment the second one reckons with the first', async () => {
  const world = await openWorld({ files: longYear });
  await post(world, { author, item: 'post-1' });
  await post(world, { author, item: 'post-2' });
  await report(world, reportOf('post-1', author));
  const other = reportOf('post-2', author, { rule: 'spam.link-flood' as RuleId });
  await report(world, other, asMember('m-0901'));
  const [first, second] = await openCases(world);
  assert.ok(first !== undefined && second !== undefined);
  const ready = [
    await readyToDecide(world, first, { by: 'moderator-1' }),
    await readyToDecide(world, second, { by: 'moderator-2' }),
  ];
  const answers = await Promise.all(
    ready.map(async (view, index) => {
      const input = breachInput(view, { rung: 'read-only-7d', more: { measures: readOnly(200) } });
      const call = asStaff(`moderator-${index + 1}`, view.blind.version);
      return await world.application.cases.decide(view.blind.case, input, call);
    }),
  );
  assert.equal(answers.filter(({ ok }) => ok).length, 1);
  const lost = answers.find(({ ok }) => !ok);
  assert.ok(lost !== undefined);
  refused(lost, 'restriction_too_long');
});
