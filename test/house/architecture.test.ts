import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkImports, checkTable, type ImportRow, readImportTable } from './import-table.ts';
import { checkCycles } from './module-graph.ts';
import { checkPurity } from './purity.ts';
import { assertNone, type Check, listed, readRepository, readText } from './repository.ts';

const files = readRepository();
const rows = readImportTable(readText('ARCHITECTURE.md'));

function holds(check: Check): void {
  assertNone(check(files));
}

test('modules import only what the table in ARCHITECTURE.md allows', () => {
  holds((all) => checkImports(all, rows));
});

test('every row of the import table speaks of something that exists', () => {
  holds((all) => checkTable(all, rows));
});

test('the core is pure and synchronous', () => {
  holds(checkPurity);
});

test('no module imports itself by way of others', () => {
  holds(checkCycles);
});

const planted: readonly ImportRow[] = readImportTable(`
| Place | May import | Types only | Packages | \`node:\` |
|---|---|---|---|---|
| \`kernel\` | – | – | – | no |
| \`store\` | \`kernel\` | \`domain\` | – | yes |
| \`app\` | \`kernel\`, \`store/port.ts\` | – | \`zod\` | no |
`);

const badImports: readonly (readonly [path: string, text: string, expected: RegExp])[] = [
  ['src/kernel/a.ts', "import { x } from '../app/x.ts';", /may not import `src\/app\/x.ts`/],
  ['src/kernel/a.ts', "import { x } from 'zod';", /may not import the package `zod`/],
  ['src/kernel/a.ts', "import { x } from 'node:fs';", /may not import `node:fs`/],
  ['src/kernel/a.ts', "import { x } from './b.js';", /must end in .ts/],
  ['src/kernel/a.ts', "export * from '../app/x.ts';", /may not import/],
  ['src/kernel/a.ts', "const x = await import('../app/x.ts');", /may not import/],
  ['src/store/a.ts', "import { x } from '../domain/x.ts';", /only types/],
  ['src/store/a.ts', "import { type T, x } from '../domain/x.ts';", /only types/],
  ['src/app/a.ts', "import { m } from '../store/memory.ts';", /may not import/],
  ['src/other/a.ts', '', /no row/],
];

for (const [path, text, expected] of badImports) {
  test(`planted: ${path} with ${text === '' ? 'no row' : text} is found`, () => {
    const found = checkImports([{ path, text }], planted);
    assert.equal(found.length, 1);
    assert.match(listed(found), expected);
  });
}

test('planted: what the table allows passes', () => {
  const fine = [
    { path: 'src/store/a.ts', text: "import type { X } from '../domain/x.ts';" },
    { path: 'src/store/b.ts', text: "import { type X, type Y } from '../domain/x.ts';" },
    { path: 'src/store/c.ts', text: "import { x } from 'node:fs';\nimport { a } from './a.ts';" },
    { path: 'src/app/a.ts', text: "import { x } from '../store/port.ts';" },
    { path: 'src/app/b.ts', text: "import { z } from 'zod';\nimport { y } from 'zod/v4';" },
    { path: 'src/kernel/a.test.ts', text: "import { x } from '../app/x.ts';" },
  ];
  assert.equal(listed(checkImports(fine, planted)), '');
});

test('planted: a row without files is found', () => {
  const found = checkTable([{ path: 'src/kernel/a.ts', text: '' }], planted);
  assert.deepEqual(found.length, 2);
});

const impure: readonly string[] = [
  'const now = Date.now();',
  'const now = new Date();',
  'const chance = Math.random();',
  'const name = process.env;',
  'const start = performance.now();',
  'setTimeout(f, 1);',
  'const id = crypto.randomUUID();',
  'async function f(): Promise<void> {}',
  'const x = await y;',
  "import { readFileSync } from 'node:fs';",
];

for (const text of impure) {
  test(`planted: \`${text}\` in the core is found`, () => {
    assert.equal(checkPurity([{ path: 'src/domain/case/decide.ts', text }]).length, 1);
    assert.equal(checkPurity([{ path: 'src/app/work.ts', text }]).length, 0);
  });
}

test('planted: the core may speak of these things in comments and strings', () => {
  const text = "// never Date.now()\nconst words = 'await process.env';\nnew Date(ms);\n";
  assert.equal(checkPurity([{ path: 'src/kernel/a.ts', text }]).length, 0);
});

test('planted: a cycle over three modules is found, one of types is not', () => {
  const cycle = [
    { path: 'src/a.ts', text: "import { b } from './b.ts';" },
    { path: 'src/b.ts', text: "import { c } from './c.ts';" },
    { path: 'src/c.ts', text: "import { a } from './a.ts';" },
  ];
  assert.match(listed(checkCycles(cycle)), /a\.ts → src\/b\.ts → src\/c\.ts → src\/a\.ts/);
  const types = cycle.map(({ path, text }) => ({ path, text: text.replace('{', 'type {') }));
  assert.equal(checkCycles(types).length, 0);
});
