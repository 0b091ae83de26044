import { normalisedText } from './source-text.ts';

/** A place in one file of the rulebook, in UTF-16 units from its start. */
export interface Place {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** One remark of the rulebook compiler, in the words of whoever writes rules. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  /** Name of the check that made it: `spec/rulebook.md` explains each. */
  readonly check: string;
  readonly message: string;
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1, in UTF-16 units. */
  readonly column: number;
  /** How many characters of the line are meant; at least 1. */
  readonly length: number;
  /** What to write instead. */
  readonly help: string;
}

export type Files = Readonly<Record<string, string>>;

/** Collects diagnostics while a rulebook is read, so that all problems are told at once. */
export interface Remarks {
  error(check: string, place: Place, message: string, help: string): void;
  warning(check: string, place: Place, message: string, help: string): void;
  /** Everything so far: errors and warnings by file, line, column and check; none twice. */
  sorted(): readonly Diagnostic[];
}

export function collectRemarks(files: Files): Remarks {
  const diagnostics: Diagnostic[] = [];
  const add =
    (severity: Diagnostic['severity']) =>
    (check: string, place: Place, message: string, help: string): void => {
      diagnostics.push({ severity, check, message, help, ...locate(files, place) });
    };
  return {
    error: add('error'),
    warning: add('warning'),
    sorted: () => sortDiagnostics(diagnostics),
  };
}

/** Shows a diagnostic with its source line, a caret under the place, and the help. */
export function renderDiagnostic(diagnostic: Diagnostic, files: Files): string {
  const { file, line, column } = diagnostic;
  const source = normalisedText(fileText(files, file)).split('\n')[line - 1] ?? '';
  const margin = ' '.repeat(String(line).length);
  // Tabs are kept before the caret so that it stands under its place in any editor.
  const indent = source.slice(0, column - 1).replace(/[^\t]/g, ' ');
  return [
    `${diagnostic.severity}: ${diagnostic.message} (${diagnostic.check})`,
    `${margin}--> ${file}:${line}:${column}`,
    `${line} | ${source}`,
    `${margin} | ${indent}${'^'.repeat(Math.max(diagnostic.length, 1))}`,
    `${margin} = help: ${diagnostic.help}`,
  ].join('\n');
}

function locate(
  files: Files,
  place: Place,
): Pick<Diagnostic, 'file' | 'line' | 'column' | 'length'> {
  const text = fileText(files, place.file);
  const start = Math.min(Math.max(place.start, 0), text.length);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', start);
  const lineEnd = newline === -1 ? text.length : newline;
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < start; at = text.indexOf('\n', at + 1)) {
    line += 1;
  }
  const length = Math.max(Math.min(place.end, lineEnd) - start, 1);
  return { file: place.file, line, column: start - lineStart + 1, length };
}

function fileText(files: Files, file: string): string {
  return Object.hasOwn(files, file) ? (files[file] ?? '') : '';
}

function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics
    .toSorted(
      (a, b) =>
        byText(a.file, b.file) ||
        a.line - b.line ||
        a.column - b.column ||
        byText(a.check, b.check) ||
        byText(a.message, b.message),
    )
    .filter((diagnostic) => {
      const { file, line, column, check, message } = diagnostic;
      const key = JSON.stringify([file, line, column, check, message]);
      return seen.has(key) ? false : seen.add(key) !== undefined;
    });
}

function byText(first: string, second: string): number {
  if (first === second) return 0;
  return first < second ? -1 : 1;
}
