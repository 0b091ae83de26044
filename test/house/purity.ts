import { importsOf } from './imports.ts';
import { maskSource } from './mask.ts';
import { isTest, isTypeScript, lineAt, type SourceFile, type Violation } from './repository.ts';

const pureFolder: RegExp = /^src\/(?:kernel|rulebook|engine|domain)\//;

const impurities: readonly { readonly pattern: RegExp; readonly why: string }[] = [
  { pattern: /\bDate\.now\b/g, why: 'reads the clock; take an Instant as an argument' },
  { pattern: /\bnew Date\(\s*\)/g, why: 'reads the clock; take an Instant as an argument' },
  { pattern: /(?<!new )\bDate\(\s*\)/g, why: 'reads the clock; take an Instant as an argument' },
  { pattern: /\bMath\.random\b/g, why: 'is not repeatable; take the number as an argument' },
  { pattern: /(?<![.\w])process\./g, why: 'reads the environment; take the value as an argument' },
  { pattern: /\bperformance\./g, why: 'reads the clock; take an Instant as an argument' },
  { pattern: /\bset(?:Timeout|Interval|Immediate)\b/g, why: 'waits; the shell schedules' },
  { pattern: /\bqueueMicrotask\b/g, why: 'waits; the shell schedules' },
  { pattern: /(?<![.\w])crypto\./g, why: 'reads a random source; take the value as an argument' },
  { pattern: /(?<![.\w])fetch\(/g, why: 'reaches the network; the core does no input or output' },
  { pattern: /(?<![.\w])console\./g, why: 'writes; the core returns values' },
  { pattern: /\basync\b(?!\s*[:?,=)])/g, why: 'the core is synchronous' },
  { pattern: /\bawait\b/g, why: 'the core is synchronous' },
];

/**
 * The core reads no clock, no random source, no environment and no file, and never waits. It cannot
 * see what a third-party library does inside; those are few and named in docs/decisions.
 */
export function checkPurity(files: readonly SourceFile[]): readonly Violation[] {
  return files
    .filter(({ path }) => pureFolder.test(path) && isTypeScript(path) && !isTest(path))
    .flatMap((file) => [...impureCode(file), ...nodeImports(file)]);
}

function impureCode(file: SourceFile): readonly Violation[] {
  const masked = maskSource(file.text);
  return impurities.flatMap(({ pattern, why }) =>
    [...masked.matchAll(pattern)].map((match) => ({
      path: file.path,
      line: lineAt(masked, match.index),
      message: `\`${match[0]}\` ${why}`,
    })),
  );
}

function nodeImports(file: SourceFile): readonly Violation[] {
  return importsOf(file)
    .filter(({ specifier }) => specifier.startsWith('node:'))
    .map(({ specifier, line }) => ({
      path: file.path,
      line,
      message: `\`${specifier}\` is not for the core`,
    }));
}
