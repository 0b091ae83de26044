import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Files } from './diagnostic.ts';
import { renderDiagnostic } from './diagnostic.ts';
import { forbiddenWord } from './forbidden-signal.ts';
import { inspectRulebook, loadRulebook } from './load.ts';
import { ruleVariables } from './rule-environment.ts';
import { statementCategories } from './statement-category.ts';
import { exampleRulebooks } from './testing-examples.ts';
import { brokenFiles, soundFiles } from './testing-files.ts';

const RULE = 'rules/spam.links.md';

test('a sound rulebook is read whole', () => {
  const loaded = loadRulebook(soundFiles);
  assert.ok(loaded.ok);
  const [rule] = loaded.value.rules;
  assert.equal(rule?.id, 'spam.links');
  assert.deepEqual(rule?.windows, [
    {
      name: 'links_10m',
      aggregate: 'sum',
      of: 'size(content.links)',
      by: 'actor.id',
      over: 'PT10M',
      lateness: 'PT10M',
      keys: 1_000_000,
    },
  ]);
  assert.deepEqual(rule?.allowed, ['Two links.']);
  assert.deepEqual(rule?.tests[1]?.activities, [{ content: { links: ['https://a.example/1'] } }]);
  assert.deepEqual(loaded.value.families[0]?.startsAt, { 1: 0, 2: 0, 3: 1, 4: 1 });
  assert.equal(loaded.value.promises.appealWindow, 'P184D');
});

test('a range that is left out is the whole ladder', () => {
  const loaded = loadRulebook(
    brokenFiles(RULE, 'range: { from: reminder, to: no-links-1d }\n', ''),
  );
  assert.ok(loaded.ok);
  assert.deepEqual(loaded.value.rules[0]?.range, { from: 'reminder', to: 'no-links-1d' });
});

test('line ends and a byte order mark change nothing', () => {
  const windows = Object.fromEntries(
    Object.entries(soundFiles).map(([path, text]) => [
      path,
      `\uFEFF${text.replaceAll('\n', '\r\n')}`,
    ]),
  );
  assert.deepEqual(loadRulebook(windows), loadRulebook(soundFiles));
});

test('all problems are told at once, in the order of the files', () => {
  const files = {
    ...brokenFiles(RULE, 'family: spam', 'family: spamm'),
    'lists/shops.txt': '# kind: shops\n',
    'lists/Bad Name.txt': 'x\n',
  };
  const loaded = loadRulebook(files);
  assert.ok(!loaded.ok);
  const places = loaded.error.map(({ file, line }) => `${file}:${line}`);
  assert.deepEqual(places, [
    'lists/Bad Name.txt:1',
    'lists/shops.txt:1',
    `${RULE}:4`,
    `${RULE}:10`,
  ]);
});

test('X1 a rung without an end and one over 365 days are refused', () => {
  const endless = brokenFiles('rulebook.yaml', 'kind: no-links, for: 1d', 'kind: no-links');
  const long = brokenFiles('rulebook.yaml', 'for: 1d', 'for: 366d');
  for (const files of [endless, long]) assert.equal(loadRulebook(files).ok, false);
});

test('R4 a rule without text, reasons, examples or tests is refused', () => {
  const text = soundFiles[RULE] ?? '';
  for (const section of ['## Why', '## Allowed', '## Not allowed', '## Tests']) {
    const start = text.indexOf(`${section}\n`);
    const next = text.indexOf('\n## ', start + 1);
    const without = text.slice(0, start) + (next === -1 ? '' : text.slice(next + 1));
    assert.equal(loadRulebook({ ...soundFiles, [RULE]: without }).ok, false, section);
  }
  const silent = brokenFiles(RULE, 'At most two links in ten minutes.', '');
  assert.equal(loadRulebook(silent).ok, false);
});

test('R7 no name a condition can read is a forbidden signal', () => {
  for (const path of Object.keys(ruleVariables)) assert.equal(forbiddenWord(path), undefined, path);
});

test('R7 a condition that names what people like, follow, read or think is refused', () => {
  const words = ['likes', 'votes', 'reactions', 'views', 'follows', 'reads', 'opinion', 'karma'];
  const shapes = [
    (word: string): string => `content.${word} > 1`,
    (word: string): string => `actor.${word}Count > 1`,
    (word: string): string => `${word}_10m > 1`,
    (word: string): string => `detector("${word}") == "high"`,
    (word: string): string => `content.links.exists(l, l == actor.${word})`,
  ];
  fc.assert(
    fc.property(fc.constantFrom(...words), fc.constantFrom(...shapes), (word, shape) => {
      const when = 'links_10m > 2 || inDomains(content.links, "shops")';
      const { diagnostics } = inspectRulebook(brokenFiles(RULE, when, shape(word)));
      assert.ok(diagnostics.some((diagnostic) => diagnostic.check === 'forbidden-signal'));
    }),
  );
});

test('R7 E1 a test activity cannot carry a reaction either', () => {
  for (const field of ['likes', 'reactions', 'views', 'followers']) {
    const files = brokenFiles(RULE, '- content: { links', `- ${field}: 3\n      content: { links`);
    const { diagnostics } = inspectRulebook(files);
    assert.ok(
      diagnostics.some((diagnostic) => diagnostic.check === 'forbidden-signal'),
      field,
    );
  }
});

const path: fc.Arbitrary<string> = fc.constantFrom(
  'rulebook.yaml',
  RULE,
  'rules/other.md',
  'lists/shops.txt',
  '__proto__',
  'README.md',
);
const piece: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('---\n', ': ', '- ', '&a ', '*a', '!!js ', '"', '|\n', '```yaml\n', '\u0000'),
  fc.constantFrom('[['.repeat(200), '{a: '.repeat(200), '!'.repeat(200), '## Tests\n'),
);

function inspectAndShow(files: Files): void {
  const { diagnostics, rulebook } = inspectRulebook(files);
  assert.equal(
    rulebook === undefined,
    diagnostics.some((diagnostic) => diagnostic.severity === 'error'),
  );
  for (const diagnostic of diagnostics) renderDiagnostic(diagnostic, files);
}

test('loading never throws, whatever the files hold', () => {
  const files = fc.dictionary(
    path,
    fc.array(piece, { maxLength: 8 }).map((parts) => parts.join('')),
  );
  fc.assert(fc.property(files, inspectAndShow), { numRuns: 300 });
});

test('loading never throws on brackets nested as deep as a file allows', () => {
  for (const opening of ['[', '{a: ', '- ', '!', '(']) {
    const text = opening.repeat(Math.floor(60_000 / opening.length));
    const when = `---\nid: a.b\nwhen: '${text}'\n---\n`;
    inspectAndShow({ 'rulebook.yaml': text, 'rules/a.md': `---\n${text}\n---\n`, [RULE]: when });
  }
});

test('loading never throws on a sound rulebook with one piece changed', () => {
  const change = fc.record({ file: path, at: fc.nat(2_000), drop: fc.nat(20), piece });
  fc.assert(
    fc.property(change, ({ file, at, drop, piece: added }) => {
      const text = Object.hasOwn(soundFiles, file) ? (soundFiles[file] ?? '') : '';
      const changed = text.slice(0, at) + added + text.slice(at + drop);
      inspectAndShow({ ...soundFiles, [file]: changed });
    }),
    { numRuns: 200 },
  );
});

test('a window may not take a word that CEL keeps for itself', () => {
  for (const name of ['for', 'int', 'type', 'content', 'true', 'google', 'loop']) {
    const text = (soundFiles[RULE] ?? '').replaceAll('links_10m', name);
    assert.equal(loadRulebook({ ...soundFiles, [RULE]: text }).ok, false, name);
  }
});

const shared: URL = new URL('../../../shared/data/', import.meta.url);
const enumsFile: URL = new URL('dsa/sor-enums.json', shared);
const bombsFile: URL = new URL('bad-inputs/rule-bombs.json', shared);

test('the statement categories are those of the published list', {
  skip: existsSync(enumsFile) ? false : 'the list of the statement database is not here',
}, () => {
  const text = readFileSync(enumsFile, 'utf8');
  const { enums } = JSON.parse(text) as { enums: { category: Record<string, string> } };
  const published = Object.keys(enums.category).map((name) => name.slice(19));
  assert.deepEqual(
    [...statementCategories, 'NOT_SPECIFIED_NOTICE'].toSorted(),
    published.toSorted(),
  );
});

test('rule bombs are refused with a diagnostic', {
  skip: existsSync(bombsFile) ? false : 'the collection of bad inputs is not here',
}, () => {
  // One value of the collection is an `Infinity`, which is not JSON.
  const collection = readFileSync(bombsFile, 'utf8').replace('Infinity', 'null');
  const bombs = JSON.parse(collection) as readonly { text?: string }[];
  for (const { text } of bombs) {
    if (text === undefined) continue;
    const front = brokenFiles(RULE, 'gravity: 1', `gravity: 1\n${text}`);
    assert.equal(loadRulebook(front).ok, false, text);
    assert.equal(loadRulebook({ ...soundFiles, 'rulebook.yaml': text }).ok, false, text);
    assert.equal(Object.hasOwn(Object.prototype, 'isOperator'), false);
  }
});

test('the example rulebooks have no remarks', () => {
  for (const [name, files] of exampleRulebooks()) {
    assert.deepEqual(inspectRulebook(files).diagnostics, [], name);
  }
});

test('a window is late by ten minutes, by less when it is shorter, or by what it says', () => {
  const lateness = (over: string): unknown => {
    const loaded = loadRulebook(brokenFiles(RULE, 'over: 10m', over));
    return loaded.ok ? loaded.value.rules[0]?.windows[0]?.lateness : loaded.error[0]?.message;
  };
  assert.equal(lateness('over: 1h'), 'PT10M');
  assert.equal(lateness('over: 5m'), 'PT5M');
  assert.equal(lateness('over: 5m, lateness: 1h'), 'PT1H');
  assert.match(String(lateness('over: 5m, lateness: 25h')), /at most a day late/);
});
