import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One text file of the repository; `path` is relative to its root, with forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Something a check found. Every check is a function from files to violations. */
export interface Violation {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

export type Check = (files: readonly SourceFile[]) => readonly Violation[];

export const root: string = fileURLToPath(new URL('../../', import.meta.url));

const skippedFolders: ReadonlySet<string> = new Set([
  '.git',
  '.evenhand',
  'node_modules',
  'dist',
  'data',
  'screenshots',
]);
const textEndings: RegExp = /\.(?:ts|md|json|jsonc|yaml|yml|txt|sh|css|html|svg|sql)$/;

/** Every text file of the repository that a person wrote or a generator checked in. */
export function readRepository(): readonly SourceFile[] {
  return walk(root)
    .filter((path) => textEndings.test(path) || path === '.ci/run')
    .filter((path) => path !== 'package-lock.json')
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

export function readText(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Tests and what only tests use: `*.test.ts`, `*-fixture.ts`, `*.fixture.ts`, `testing-*.ts`. */
export function isTest(path: string): boolean {
  return path.startsWith('test/') || /(?:\.test|[-.]fixture)\.ts$|\/testing-[^/]*$/.test(path);
}

export function isTypeScript(path: string): boolean {
  return path.endsWith('.ts') && !path.endsWith('.d.ts');
}

/** Line of an offset, from 1. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line += 1;
  }
  return line;
}

/** All violations as one text, one per line. */
export function listed(violations: readonly Violation[]): string {
  return violations.map(({ path, line, message }) => `${path}:${line} ${message}`).join('\n');
}

/** Fails with every violation by place, so that one run shows all there is to repair. */
export function assertNone(violations: readonly Violation[]): void {
  if (violations.length > 0) assert.fail(`${violations.length} found\n${listed(violations)}`);
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = join(folder, entry.name);
    if (entry.isDirectory()) return skippedFolders.has(entry.name) ? [] : walk(full);
    return entry.isFile() ? [relative(root, full).split(sep).join('/')] : [];
  });
}
