import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
const BIN = join(REPOSITORY, 'node_modules', '.bin');
const SOURCES = ['src', 'spec', 'examples', 'package.json', 'LICENSE', 'README.md', 'CHANGELOG.md'];
const SETTINGS = ['tsconfig.json', 'tsconfig.build.json'];

let place: string;
let installed: string;

/** Builds a copy, packs it, and installs the package into an empty folder as anybody would. */
before(() => {
  place = mkdtempSync(join(tmpdir(), 'evenhand-package-'));
  const copy = join(place, 'copy');
  for (const name of [...SOURCES, ...SETTINGS]) {
    cpSync(join(REPOSITORY, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(REPOSITORY, 'node_modules'), join(copy, 'node_modules'));
  run(copy, join(BIN, 'tsc'), ['-p', 'tsconfig.build.json']);
  run(copy, join(BIN, 'publint'), ['--strict']);
  const packed = run(copy, 'npm', ['pack', '--json', '--ignore-scripts']);
  const tarball = /"filename": "([^"]+)"/.exec(packed)?.[1] ?? '';
  installed = join(place, 'empty');
  mkdirSync(installed);
  run(installed, 'npm', ['init', '--yes']);
  const quiet = ['--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts'];
  run(installed, 'npm', ['install', ...quiet, join(copy, tarball)]);
});
after(() => rmSync(place, { recursive: true, force: true }));

function run(cwd: string, program: string, words: readonly string[]): string {
  return execFileSync(program, [...words], { cwd, encoding: 'utf8', stdio: 'pipe' });
}

interface Manifest {
  readonly version: string;
  readonly exports: Readonly<Record<string, unknown>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

function manifest(): Manifest {
  return JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8')) as Manifest;
}

function evenhand(...words: readonly string[]): string {
  const bin = join(installed, 'node_modules', '.bin', 'evenhand');
  return run(installed, process.execPath, [bin, ...words]);
}

test('the package says its version and makes a data directory out of what it carries', () => {
  const { version } = manifest();
  assert.match(evenhand('version'), new RegExp(`^evenhand ${version.replaceAll('.', '\\.')} `));
  const made = JSON.parse(evenhand('init', '--directory', 'first', '--json'));
  assert.ok(made.token.startsWith('evh_'));
  const linted = JSON.parse(evenhand('rules', 'lint', made.rulebook, '--json'));
  assert.equal(linted.ok, true);
});

test('every published entry can be imported; who tests with it brings fast-check', () => {
  const { devDependencies } = manifest();
  const fastCheck = `fast-check@${devDependencies['fast-check']}`;
  run(installed, 'npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', fastCheck]);
  const entries = Object.keys(manifest().exports).filter((name) => !name.endsWith('.json'));
  for (const entry of entries) {
    const line = `await import('evenhand${entry.slice(1)}')`;
    run(installed, process.execPath, ['--input-type=module', '--eval', line]);
  }
});

test('it carries neither tests nor fixtures nor anything of this machine', () => {
  const files = run(join(installed, 'node_modules', 'evenhand'), 'find', ['.', '-type', 'f']);
  for (const file of files.trim().split('\n')) {
    assert.doesNotMatch(file, /\.test\.|testing-|\.fixture\.|\.tsbuildinfo|node_modules/);
  }
  assert.match(files, /^\.\/dist\/cli\/evenhand\.js$/m);
  assert.match(files, /^\.\/examples\/rulebooks\/forum\/rulebook\.yaml$/m);
});
