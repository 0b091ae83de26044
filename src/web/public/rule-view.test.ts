import assert from 'node:assert/strict';
import { test } from 'node:test';
import { duration } from '../../kernel/duration.ts';
import { instant } from '../../kernel/instant.ts';
import { aggregates, windowKeys } from '../../rulebook/model.ts';
import { testingFigures } from '../testing-figures.ts';
import { inEnglish } from '../testing-markup.ts';
import { floodRule, testingVersion } from '../testing-rulebook.ts';
import { ruleView } from './rule-view.ts';

test('every window of a rule is told in words', async () => {
  const version = testingVersion((text) => text);
  const rule = version.rulebook.rules.find(({ id }) => id === floodRule);
  assert.ok(rule !== undefined);
  const [window] = rule.windows;
  assert.ok(window !== undefined);
  const windows = aggregates.flatMap((aggregate) =>
    windowKeys.map((by) => ({ ...window, aggregate, by, over: duration('PT1H') })),
  );
  const page = inEnglish(
    ruleView({
      version,
      rule: { ...rule, windows },
      now: instant('2026-11-20T08:15:00Z'),
      current: true,
      history: { versions: [version] },
      figures: await testingFigures((text) => text).read(),
    }).body,
  );
  assert.match(
    page,
    /the sum of\s+<code dir="ltr">size\(content\.links\)<\/code>\s+by one member, within 1 hour/,
  );
  assert.match(page, /when the last activity before was [\s\S]*? with much the same text, within/);
  for (const name of [...aggregates, ...windowKeys]) {
    assert.ok(
      !page.includes(`: ${name} `) && !page.includes(`<code dir="ltr">${name}</code>`),
      name,
    );
  }
});
