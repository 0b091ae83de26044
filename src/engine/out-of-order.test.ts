import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Activity } from '../domain/activity.ts';
import type { Duration } from '../kernel/duration.ts';
import type { Rule, Window } from '../rulebook/model.ts';
import type { Engine, Evaluation } from './engine.ts';
import { post, rulesOf } from './testing-engine.ts';

const window: Window = {
  ...{ name: 'seen', aggregate: 'count', of: 'activities', by: 'actor.id' },
  ...{ over: 'PT10M' as Duration, lateness: 'PT10M' as Duration, keys: 1_000 },
};

function rule(when: string, change: Partial<Window> = {}): Partial<Rule> {
  return { when, windows: [{ ...window, ...change }] };
}

/** Rules with a limit, and such whose windows say nothing of how many entries there are. */
const rules: readonly Partial<Rule>[] = [
  rule('seen >= 3'),
  rule('seen > 4 && size(content.links) > 0'),
  rule('seen == 2 || seen > 5'),
  rule('seen < 3'),
  rule('seen >= 4', { aggregate: 'sum', of: 'size(content.links)' }),
  rule('seen >= 3', { aggregate: 'distinct', of: 'content.text' }),
  rule('time - seen < duration("60s")', { aggregate: 'last' }),
  rule('time - seen > duration("120s")', { aggregate: 'first' }),
  rule('seen >= 3', { by: 'content.domains' }),
];

const activities = fc
  .array(
    fc.record({
      seconds: fc.integer({ min: 0, max: 400 }),
      actor: fc.constantFrom('m-1', 'm-2'),
      links: fc.integer({ min: 0, max: 2 }),
      text: fc.constantFrom('one', 'two', 'three'),
      item: fc.constantFrom('i-1', 'i-2', undefined),
      edits: fc.boolean(),
    }),
    { minLength: 2, maxLength: 30 },
  )
  .map((drawn) =>
    drawn.map(({ seconds, actor, links, text, item, edits }, at) => {
      const about = item === undefined ? {} : { item: `${actor}-${item}` };
      const type = edits && item !== undefined ? ('content.edited' as const) : undefined;
      return post(`a-${at}`, seconds, {
        ...{ actor, links, text },
        ...about,
        ...(type === undefined ? {} : { type }),
      });
    }),
  );

function found({ findings }: Evaluation): readonly string[] {
  return findings.map(({ rule: { rule: id } }) => id);
}

/** The last that was said of each activity, when what was overtaken is looked at again. */
function lookedAgain(engine: Engine, stream: readonly Activity[]): Map<string, readonly string[]> {
  const said = new Map<string, readonly string[]>();
  const byId = new Map(stream.map((activity) => [String(activity.id), activity]));
  for (const activity of stream) {
    const evaluation = engine.evaluate(activity);
    said.set(activity.id, found(evaluation));
    for (const { id } of evaluation.outOfOrder?.overtaken ?? []) {
      const other = byId.get(id);
      assert.ok(other !== undefined && said.has(id), 'only what came before is looked at again');
      said.set(id, found(engine.screen(other)));
    }
  }
  return said;
}

test('in any order, each activity has been looked at since the last one that it counts', () => {
  fc.assert(
    fc.property(activities, (stream) => {
      const engine = rulesOf(rules);
      const said = lookedAgain(engine, stream);
      for (const activity of stream) {
        assert.deepEqual(said.get(activity.id), found(engine.screen(activity)), activity.id);
      }
    }),
    { numRuns: 300 },
  );
});

test('in the order of time nothing is overtaken, unless two are of one moment', () => {
  const engine = rulesOf(rules);
  for (let at = 0; at < 50; at += 1) {
    assert.equal(engine.evaluate(post(`a-${at}`, at, { links: 1 })).outOfOrder, undefined);
  }
});

test('nothing is looked at again under a key that has too few for any rule', () => {
  const engine = rulesOf([rule('seen >= 3 && content.text != ""'), rule('5 < seen')]);
  assert.equal(engine.evaluate(post('later', 20)).outOfOrder, undefined);
  assert.equal(engine.evaluate(post('earlier', 10)).outOfOrder, undefined);
  const { outOfOrder } = engine.evaluate(post('earliest', 5));
  assert.deepEqual(
    outOfOrder?.overtaken.map(({ id }) => id),
    ['earlier', 'later'],
  );
});

test('a flood that comes backwards is found as if it had come forwards', () => {
  const floodOf = (order: readonly number[]): readonly string[] => {
    const engine = rulesOf([rule('seen > 150')]);
    const stream = order.map((at) => post(`a-${at}`, at));
    const said = lookedAgain(engine, stream);
    return [...said].filter(([, ids]) => ids.length > 0).map(([id]) => id);
  };
  const forwards = Array.from({ length: 500 }, (_, at) => at);
  const expected = floodOf(forwards);
  assert.equal(expected.length, 350);
  assert.deepEqual(floodOf(forwards.toReversed()).toSorted(), expected.toSorted());
});

test('an activity that comes too late for a window names the rules that did not count it', () => {
  const engine = rulesOf([rule('seen >= 3', { lateness: 'PT1M' as Duration }), rule('seen >= 3')]);
  engine.evaluate(post('now', 120));
  const { outOfOrder } = engine.evaluate(post('late', 0));
  assert.deepEqual(outOfOrder, { overtaken: [], notCountedBy: ['r-0'] });
  assert.equal(engine.evaluate(post('late', 0)).outOfOrder?.notCountedBy.length, 1);
  const onTime = engine.restore(post('early', 60));
  assert.deepEqual(onTime?.notCountedBy, []);
  assert.deepEqual(
    onTime?.overtaken.map(({ id }) => id),
    ['now'],
  );
});
