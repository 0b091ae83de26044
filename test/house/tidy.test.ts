import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkHygiene, checkSkips, checkTitles } from './hygiene.ts';
import { checkDeadFiles, entryPoints } from './module-graph.ts';
import { assertNone, type Check, listed, readRepository, readText } from './repository.ts';
import { checkFileLength, checkFunctionLength, checkLineLength } from './size.ts';
import { checkModuleNames, checkWords, readBannedWords } from './words.ts';

const files = readRepository();
const banned = readBannedWords(readText('GLOSSARY.md'));
const islands = files
  .map(({ path }) => path)
  .filter((path) => /^src\/web\/islands\/[^/]+\.ts$/.test(path));
const entries = [...entryPoints(readText('package.json')), ...islands];

const checks: readonly (readonly [name: string, check: Check])[] = [
  ['functions are short', checkFunctionLength],
  ['files hold one idea', checkFileLength],
  ['lines fit the page', checkLineLength],
  ['names keep to the glossary', (all) => checkWords(all, banned)],
  ['modules are named after what they are about', checkModuleNames],
  ['every module is reached from an entry point', (all) => checkDeadFiles(all, entries)],
  ['no leftovers, foreign paths or silenced tools', checkHygiene],
  ['every document has one title', checkTitles],
  ['no test is skipped without a reason', checkSkips],
];

for (const [name, check] of checks) {
  test(name, () => {
    assertNone(check(files));
  });
}

function lines(count: number, line = '  work();'): string {
  return Array.from({ length: count }, () => line).join('\n');
}

function found(check: Check, text: string, path = 'src/app/a.ts'): number {
  return check([{ path, text }]).length;
}

const longFunctions: readonly string[] = [
  `function f(): void {\n${lines(69)}\n}\n`,
  `export async function f<T>(\n  a: { readonly b: T },\n): Promise<void> {\n${lines(69)}\n}\n`,
  `function f(): { readonly a: number } | undefined {\n${lines(69)}\n}\n`,
  `const f = (a: string): void => {\n${lines(69)}\n};\n`,
  `class A {\n  private run(a: string): void {\n${lines(69)}\n  }\n}\n`,
  `const a = {\n  run(): void {\n${lines(69)}\n  },\n};\n`,
  `const page = (): Html => html\`<p>\n${lines(70, "<p>It's late")}\n</p>\`;\n`,
];

for (const text of longFunctions) {
  test(`planted: a function of more than 70 lines is found: ${text.split('\n')[0]}`, () => {
    assert.equal(found(checkFunctionLength, text), 1);
  });
}

test('planted: a function of 70 lines passes, and so does a long list', () => {
  assert.equal(found(checkFunctionLength, `function f(): void {\n${lines(68)}\n}\n`), 0);
  assert.equal(found(checkFunctionLength, `const list = [\n${lines(90, "  'a',")}\n];\n`), 0);
  assert.equal(found(checkFunctionLength, `interface A {\n${lines(90, '  b(c: D): E;')}\n}\n`), 0);
});

test('planted: long files and long lines are found', () => {
  assert.equal(found(checkFileLength, lines(401)), 1);
  assert.equal(found(checkFileLength, lines(400)), 0);
  assert.equal(found(checkLineLength, `// ${'a '.repeat(50)}`), 1);
  assert.equal(found(checkLineLength, `call(${'one, '.repeat(20)});`), 1);
  assert.equal(found(checkLineLength, `const a = '${'a'.repeat(100)}';`), 0);
});

const bareWords: readonly string[] = [
  'const status = 1;',
  'interface Policy {}',
  'function notices(): void {}',
  'interface A { readonly score: number }',
  'function f(user: string): void {}',
  'function f(a: string, label: string): void {}',
];

for (const text of bareWords) {
  test(`planted: the banned word in \`${text}\` is found`, () => {
    assert.equal(
      found((all) => checkWords(all, banned), text, 'src/domain/case/a.ts'),
      1,
    );
  });
}

test('planted: longer names, strings and boundary folders are not taken for banned words', () => {
  const fine = "const phase = { status: 'flag' };\nconst transactionCount = 1; // the action";
  assert.equal(
    found((all) => checkWords(all, banned), fine, 'src/domain/case/a.ts'),
    0,
  );
  const boundary = [{ word: 'label', instead: 'measure', allowedIn: ['src/connectors/'] }];
  const check: Check = (all) => checkWords(all, boundary);
  assert.equal(found(check, 'const label = 1;', 'src/connectors/a/vocabulary.ts'), 0);
  assert.equal(found(check, 'const label = 1;', 'src/app/a.ts'), 1);
});

test('planted: modules with empty names are found', () => {
  for (const path of ['src/app/utils.ts', 'src/common/a.ts', 'src/app/case-manager.ts']) {
    assert.equal(found(checkModuleNames, '', path), 1);
  }
  assert.equal(found(checkModuleNames, '', 'src/app/caseView.ts'), 1);
  assert.equal(found(checkModuleNames, '', 'src/app/case-view.ts'), 0);
});

test('planted: a file that nobody imports is found', () => {
  const tree = [
    { path: 'src/main.ts', text: "import type { A } from './a.ts';" },
    { path: 'src/a.ts', text: '' },
    { path: 'src/lonely.ts', text: '' },
    { path: 'src/lonely.test.ts', text: "import './lonely.ts';" },
  ];
  assert.match(listed(checkDeadFiles(tree, ['src/main.ts'])), /^src\/lonely\.ts:1 [^\n]*$/);
});

test('entry points are read from package.json', () => {
  const manifest = '"default": "./dist/kernel/index.js", "start": "node src/cli/evenhand.ts demo"';
  assert.deepEqual(entryPoints(manifest), ['src/kernel/index.ts', 'src/cli/evenhand.ts']);
});

const unclean: readonly string[] = [
  `const path = '${['', 'home', 'somebody'].join('/')}';`,
  `// ${['FIX', 'ME'].join('')} later`,
  `// ${['TO', 'DO'].join('')} later`,
  `const host = 'https://${['registry', 'npmjs', 'org'].join('.')}/';`,
  `const file = '${['..', 'shared', 'data'].join('/')}';`,
  `// @${['ts', 'ignore'].join('-')}`,
  `// ${['biome', 'ignore'].join('-')} lint: because`,
  'const a: any = 1;',
  'const a = b as any;',
  'const a: Map<string, any> = c;',
  'const a = b!.c;',
  'const a = b[0]!;',
  'enum A {}',
  'export default 1;',
];

for (const text of unclean) {
  test(`planted: \`${text}\` is found`, () => {
    assert.equal(found(checkHygiene, text), 1);
  });
}

test('planted: ordinary code is not taken for unclean', () => {
  const text =
    "if (a !== b && !c) many(); // any of them\nconst d = 'x as any';\nconst e = any(f);\n";
  assert.equal(found(checkHygiene, text), 0);
});

test('planted: a document with two titles or none is found', () => {
  assert.equal(found(checkTitles, '# One\n\n# Two\n', 'docs/a.md'), 1);
  assert.equal(found(checkTitles, 'No title\n', 'docs/a.md'), 1);
  assert.equal(found(checkTitles, '# One\n\n```sh\n# a comment\n```\n', 'docs/a.md'), 0);
});

test('planted: a test skipped without a reason is found', () => {
  const skip = ['test', 'skip'].join('.');
  assert.equal(found(checkSkips, `${skip}('x', () => {});`), 1);
  assert.equal(found(checkSkips, "test('x', { skip: true }, () => {});"), 1);
  assert.equal(found(checkSkips, "test('x', { skip: 'no data here' }, () => {});"), 0);
});
