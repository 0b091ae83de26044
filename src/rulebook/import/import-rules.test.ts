import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { type ImportKind, importKinds, importRules } from './import-rules.ts';
import { renderImport } from './render-import.ts';
import { assertSound, imported, remarksOn, sourceLeaves } from './testing-import.ts';
import { samples } from './testing-samples.ts';

const golden: URL = new URL('./import-rules.golden.txt', import.meta.url);
const payloads: URL = new URL('../../../../shared/data/payloads/', import.meta.url);

for (const [name, { kind, text }] of Object.entries(samples)) {
  test(`${name}: the draft loads and its tests hold`, () => {
    assertSound(imported(kind, text));
  });
}

for (const [name, { kind, text }] of Object.entries(samples)) {
  if (!/^\s*[[{]/.test(text) && kind !== 'reddit-automoderator') continue;
  test(`${name}: every leaf of the source has exactly one remark`, () => {
    const result = imported(kind, text);
    const leaves = sourceLeaves(kind, text);
    assert.ok(leaves.length > 0);
    for (const { path } of leaves) assert.equal(remarksOn(result, path), 1, path);
  });
}

test('the samples get the remarks and the files of import-rules.golden.txt', () => {
  const parts = Object.entries(samples).map(([name, { kind, text }]) => {
    const { files, remarks } = imported(kind, text);
    const { 'rulebook.yaml': _same, ...own } = files;
    const shown = Object.entries(own).map(([path, content]) => `--- ${path}\n${content}`);
    return `# ${name}\n\n${renderImport({ files: own, remarks })}\n${shown.join('\n')}`;
  });
  const text = parts.join('\n');
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, text);
  assert.equal(text, readFileSync(golden, 'utf8'));
});

const real: readonly (readonly [ImportKind, string])[] = [
  ['reddit-automoderator', 'reddit-automoderator-emportugues.yml'],
  ['discord-automod', 'discord-automod-rule.json'],
];
for (const [kind, name] of real) {
  const file = new URL(name, payloads);
  const skip = existsSync(file) ? false : 'the collected payloads are not here';
  test(`${name} is imported and everything in it is told`, { skip }, () => {
    const text = readFileSync(file, 'utf8');
    const result = imported(kind, text);
    assertSound(result);
    for (const { path } of sourceLeaves(kind, text)) assert.equal(remarksOn(result, path), 1, path);
    assert.ok(result.remarks.some(({ outcome }) => outcome === 'translated'));
    assert.ok(result.remarks.some(({ outcome }) => outcome === 'refused'));
  });
}

test('no drafted rule reads or does more than a rule may', () => {
  for (const { kind, text } of Object.values(samples)) {
    for (const [path, rule] of Object.entries(imported(kind, text).files)) {
      if (!path.startsWith('rules/')) continue;
      const effect = /^effect: (.*)$/m.exec(rule)?.[1] ?? 'none';
      assert.ok(['none', 'nudge', 'review', 'hold'].includes(effect), `${path}: ${effect}`);
      assert.equal(/^when:/m.test(rule), effect !== 'none', path);
      assert.equal(/^## Tests$/m.test(rule), effect !== 'none', path);
      assert.match(rule, /^Draft: imported from /m, path);
    }
  }
});

test('texts and options that cannot be used are problems with help', () => {
  const options = { community: 'garden', languages: ['en'] };
  const cases: readonly (readonly [ImportKind, string, typeof options, RegExp])[] = [
    ['reddit-automoderator', 'a: 1'.padEnd(600_000), options, /600000 characters/],
    ['reddit-automoderator', '# nothing\n', options, /no rule in it/],
    ['discourse-watched-words', '\n\n', options, /no rule in it/],
    ['reddit-automoderator', 'a: 1', { ...options, community: ' ' }, /needs a name/],
    ['reddit-automoderator', 'a: 1', { ...options, languages: [] }, /languages/],
    ['reddit-automoderator', 'a: 1', { ...options, languages: ['en us'] }, /languages/],
    ['mediawiki-abuse-filter', '{"data": {}}', options, /not an exported filter/],
    ['mediawiki-abuse-filter', 'a & (b', options, /`\)` is missing here/],
    ['mediawiki-abuse-filter', '/* nothing */', options, /nothing in it/],
  ];
  for (const [kind, text, given, message] of cases) {
    const result = importRules(kind, text, given);
    assert.equal(result.ok, false, text.slice(0, 40));
    if (result.ok) continue;
    assert.match(result.error.message, message);
    assert.notEqual(result.error.help, '');
  }
});

test('a broken document is told and the others are imported', () => {
  const { files, remarks } = imported(
    'reddit-automoderator',
    'body: [one\naction: report\n---\nbody: two\naction: report\n',
  );
  assert.equal(Object.keys(files).filter((path) => path.startsWith('rules/')).length, 1);
  assert.ok(remarks.some(({ outcome, paths }) => outcome === 'refused' && paths[0] === 'rule 1'));
});

test('a field that may be a condition and is not known keeps the rule from running', () => {
  const source = 'body: hello\naction: report\n';
  const known = imported('reddit-automoderator', source);
  const unknown = imported('reddit-automoderator', `${source}brand_new: 5\n`);
  const [path = ''] = Object.keys(known.files).filter((one) => one.startsWith('rules/'));
  assert.match(known.files[path] ?? '', /^when:/m);
  assert.doesNotMatch(unknown.files[path] ?? '', /^when:/m);
  const told = unknown.remarks.find(({ paths }) => paths.length === 0)?.message ?? '';
  assert.match(told, /what is left of its condition is `containsTerm\(content.text, /);
});

test('more words and sites than a rulebook has lists become patterns', () => {
  const documents = Array.from({ length: 120 }, (_, index) => {
    const body = `title+body: [word${index}]\ndomain: [site${index}.example]`;
    return `${body}\naction: report`;
  });
  const result = imported('reddit-automoderator', documents.join('\n---\n'));
  assertSound(result);
  const paths = Object.keys(result.files);
  assert.equal(paths.filter((path) => path.startsWith('lists/')).length, 200);
  assert.equal(paths.filter((path) => path.startsWith('rules/')).length, 120);
});

test('there is an importer for each kind', () => {
  assert.deepEqual(
    [...importKinds].toSorted(),
    [...new Set(Object.values(samples).map(({ kind }) => kind))].toSorted(),
  );
});
