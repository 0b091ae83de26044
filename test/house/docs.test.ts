import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { test } from 'node:test';
import { parseAllDocuments } from 'yaml';
import {
  blocksOf,
  checkFences,
  checkLinks,
  type FencedBlock,
  reasonNotToRun,
} from './fenced-blocks.ts';
import { assertNone, listed, readRepository, readText, root } from './repository.ts';

const documents = readRepository().filter(({ path }) =>
  /^(?:[A-Z]+\.md|(?:docs|spec)\/.*\.md)$/.test(path),
);
const blocks = documents.flatMap(blocksOf);

function inLanguage(language: string): readonly FencedBlock[] {
  return blocks.filter((block) => block.language === language);
}

test('fenced blocks are in languages that are checked', () => {
  assertNone(checkFences(documents));
});

test('links between files resolve', () => {
  assertNone(checkLinks(documents, (path) => existsSync(join(root, path))));
});

test('blocks of JSON and YAML parse', () => {
  assertNone([...inLanguage('json'), ...inLanguage('yaml')].flatMap(unreadable));
});

test('blocks of TypeScript type-check', () => {
  assert.equal(typeProblems(inLanguage('ts')), '');
});

for (const path of new Set(inLanguage('sh').map((block) => block.path))) {
  const runnable = inLanguage('sh').filter((block) => block.path === path);
  const script = runnable.filter((block) => reasonNotToRun(block) === undefined);
  test(`commands of ${path} run, one after the other`, () => {
    assert.equal(shellProblem(script.map(({ text }) => text).join('\n')), '');
  });
}

function unreadable({ path, line, language, text }: FencedBlock): readonly {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}[] {
  try {
    if (language === 'json') JSON.parse(text);
    const problems = language === 'yaml' ? parseAllDocuments(text).flatMap((d) => d.errors) : [];
    return problems.map((problem) => ({ path, line, message: problem.message }));
  } catch (error) {
    return [{ path, line, message: String(error) }];
  }
}

// Compiled inside the repository, so that packages resolve, and in a folder that git ignores.
function typeProblems(list: readonly FencedBlock[]): string {
  if (list.length === 0) return '';
  const folder = join(root, 'dist', `docs-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  try {
    for (const [index, block] of list.entries()) {
      const name = `${block.path.replaceAll(/\W/g, '-')}-line-${block.line}-${index}.ts`;
      writeFileSync(join(folder, name), `${fromSource(block.text)}\nexport {};\n`);
    }
    const compilerOptions = {
      rootDir: '../..',
      noUnusedLocals: false,
      isolatedDeclarations: false,
    };
    const configuration = { extends: '../../tsconfig.json', compilerOptions, include: ['*.ts'] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(configuration));
    return compilerProblems(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function compilerProblems(folder: string): string {
  try {
    execFileSync(join(root, 'node_modules/.bin/tsc'), ['-p', folder], { encoding: 'utf8' });
    return '';
  } catch (error) {
    const told = error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error);
    const ours = told.split('\n').filter((line) => line.includes('-line-'));
    return ours.join('\n');
  }
}

// Readers import the package by its name; here the same doors open on the sources.
function fromSource(text: string): string {
  const doors = readText('package.json').matchAll(
    /"\.(\/\w+)":\s*\{\s*"types":\s*"\.\/dist\/([^"]+)\.d\.ts"/g,
  );
  return [...doors].reduce(
    (code, [, door, path]) => code.replaceAll(`'evenhand${door}'`, `'../../src/${path}.ts'`),
    text,
  );
}

function shellProblem(script: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-docs-'));
  try {
    const tools = join(folder, '.tools');
    const copy = join(folder, 'copy');
    mkdirSync(tools);
    mkdirSync(copy);
    for (const path of ['examples', 'spec', 'docs', 'README.md']) {
      if (existsSync(join(root, path)))
        cpSync(join(root, path), join(copy, path), { recursive: true });
    }
    const entry = join(root, 'src/cli/evenhand.ts');
    const shim = `#!/bin/sh\nexec '${process.execPath}' '${entry}' "$@"\n`;
    writeFileSync(join(tools, 'evenhand'), shim, { mode: 0o755 });
    const path = [tools, process.env['PATH'] ?? ''].join(delimiter);
    execFileSync('bash', ['-euo', 'pipefail', '-c', script], {
      cwd: copy,
      env: { ...process.env, PATH: path },
      encoding: 'utf8',
      stdio: 'pipe',
      timeout: 60_000,
    });
    return '';
  } catch (error) {
    const told = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
    return `${String(error)}\n${told}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function planted(language: string, text: string): readonly FencedBlock[] {
  return blocksOf({ path: 'docs/a.md', text: `# A\n\n\`\`\`${language}\n${text}\n\`\`\`\n` });
}

test('planted: broken JSON and YAML are found', () => {
  assert.equal(planted('json', '{ "a": }').flatMap(unreadable).length, 1);
  assert.equal(planted('yaml', 'a: [').flatMap(unreadable).length > 0, true);
  assert.equal(planted('json', '{ "a": 1 }').flatMap(unreadable).length, 0);
});

test('planted: a block with a type error is found, by file and line', () => {
  assert.match(typeProblems(planted('ts', "const a: number = 'b';")), /docs-a-md-line-3/);
});

test('planted: a failing command is found', () => {
  assert.match(shellProblem('true\nfalse\n'), /Command failed/);
  assert.equal(shellProblem('test -d examples'), '');
});

test('planted: unknown languages and blocks set aside in silence are found', () => {
  const text =
    '# A\n\n```cobol\n```\n\n```sh no-run\n```\n\n```sh no-run reason="stays up for ever"\n```\n';
  const found = checkFences([{ path: 'docs/a.md', text }]);
  assert.deepEqual(
    found.map(({ line }) => line),
    [3, 6],
  );
});

test('planted: links to missing files and headings are found', () => {
  const documents = [
    { path: 'A.md', text: '# A\n\n[b](docs/b.md) [c](docs/c.md) [web](https://example.org)\n' },
    { path: 'docs/b.md', text: '# B\n\n[a](../A.md#a) [b](../A.md#b) [here](#b)\n' },
  ];
  const known = documents.map(({ path }) => path);
  const found = checkLinks(documents, (path) => known.includes(path));
  assert.equal(found.length, 2);
  assert.match(listed(found), /A\.md:3 links to `docs\/c\.md`/);
  assert.match(listed(found), /docs\/b\.md:3 links to `\.\.\/A\.md#b`/);
});
