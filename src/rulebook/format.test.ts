import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatRulebook } from './format.ts';
import { loadRulebook } from './load.ts';
import { exampleRulebooks } from './testing-examples.ts';
import { brokenFiles, soundFiles } from './testing-files.ts';

const RULE = 'rules/spam.links.md';

test('formatting puts fields in order, conditions in form and one blank line around headings', () => {
  const untidy = {
    ...soundFiles,
    [RULE]: (soundFiles[RULE] ?? '')
      .replace('id: spam.links\ntitle: Few links\n', 'title: Few links  \nid: spam.links\n')
      .replace('when: links_10m > 2 ||', 'when: (links_10m>2)||')
      .replace('## Why\n\n', '## Why\n')
      .replace('- Two links.\n\n', '- Two links.\n\n\n\n'),
  };
  const formatted = formatRulebook(untidy);
  assert.equal(formatted[RULE], formatRulebook(soundFiles)[RULE]);
  assert.match(formatted[RULE] ?? '', /^---\nid: spam\.links\ntitle: Few links\n/);
  assert.match(
    formatted[RULE] ?? '',
    /\nwhen: links_10m > 2 \|\| inDomains\(content\.links, "shops"\)\n/,
  );
});

test('formatting keeps what a rulebook says, and formatting again changes nothing', () => {
  for (const [name, files] of exampleRulebooks()) {
    const formatted = formatRulebook(files);
    assert.deepEqual(formatRulebook(formatted), formatted, name);
    const [before, after] = [files, formatted].map(loadRulebook);
    assert.ok(before?.ok && after?.ok, name);
    const said = ({ rules }: typeof before.value): unknown =>
      rules.map(({ when, ...rest }) => ({ ...rest, hasCondition: when !== undefined }));
    assert.deepEqual(said(after.value), said(before.value), name);
  }
});

test('a file that cannot be read keeps its text', () => {
  const broken = brokenFiles(RULE, 'gravity: 1', 'gravity: [1');
  assert.equal(formatRulebook(broken)[RULE], broken[RULE]);
});

test('what stands between fences is left as it is', () => {
  const fenced = '\n```text\n## Why\n\n\nlast\n```\n\n## Why\n';
  const files = brokenFiles(RULE, '\n## Why\n', fenced);
  assert.ok((formatRulebook(files)[RULE] ?? '').includes('```text\n## Why\n\n\nlast\n```\n'));
});
