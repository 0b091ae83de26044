import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testingFigures } from '../testing-figures.ts';
import { inEnglish } from '../testing-markup.ts';
import { testingVersion } from '../testing-rulebook.ts';
import { ruleFigures } from './rule-figures.ts';

test('a rule’s page says what the published figures say of it, and what they withhold', async () => {
  const version = testingVersion((text) => text);
  const figures = await testingFigures((text) => text).read();
  const [flood, shop] = version.rulebook.rules.map((rule) =>
    inEnglish(ruleFigures(rule, figures, { versions: [version] })),
  );
  assert.match(flood ?? '', /<dt>Decisions<\/dt><dd>1,030<\/dd>\s*<dt>Overturned<\/dt><dd>15</);
  assert.match(flood ?? '', /The last 90 days/);
  assert.match(flood ?? '', /A reminder of the rule[\s\S]*?640[\s\S]*Reading only[\s\S]*?withheld/);
  assert.match(flood ?? '', /href="\/figures\?period=P90D"/);
  assert.match(
    shop ?? '',
    /<dt>Decisions<\/dt><dd>withheld<\/dd>\s*<dt>Overturned<\/dt><dd>withheld</,
  );
});
