import { type Import, importsOf } from './imports.ts';
import { isTest, isTypeScript, type SourceFile, type Violation } from './repository.ts';

/** One row of the import table in ARCHITECTURE.md. */
export interface ImportRow {
  /** Folder or file under `src/`. */
  readonly place: string;
  readonly mayImport: readonly string[];
  readonly typesFrom: readonly string[];
  readonly packages: readonly string[];
  /** Whether `node:` modules may be imported. */
  readonly node: boolean;
}

const header = '| Place | May import | Types only | Packages | `node:` |';

/**
 * Reads the table under its header line; an absent or broken table is an error, not an empty one.
 */
export function readImportTable(markdown: string): readonly ImportRow[] {
  const lines = markdown.split('\n');
  const start = lines.findIndex((line) => line.replaceAll(/ +/g, ' ').trim() === header);
  if (start === -1) throw new TypeError(`ARCHITECTURE.md has no table with the header ${header}`);
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'));
  const rows = lines.slice(start + 2, end === -1 ? undefined : end).map(readRow);
  if (rows.length === 0) throw new TypeError('the import table of ARCHITECTURE.md has no rows');
  return rows;
}

function readRow(line: string): ImportRow {
  const cells = line.split('|').slice(1, -1);
  const [place, mayImport, typesFrom, packages, node] = cells.map(namesIn);
  if (place?.length !== 1 || mayImport === undefined || typesFrom === undefined) {
    throw new TypeError(`this row of the import table cannot be read: ${line}`);
  }
  return {
    place: place[0] ?? '',
    mayImport,
    typesFrom,
    packages: packages ?? [],
    node: node !== undefined && cells[4]?.trim() === 'yes',
  };
}

function namesIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
}

/** Holds every module of `src/` to the table: what may be imported, from where, and how. */
export function checkImports(
  files: readonly SourceFile[],
  rows: readonly ImportRow[],
): readonly Violation[] {
  return files.filter(isProductionModule).flatMap((file) => checkFile(file, rows));
}

/** Rows without a file, which would rot unseen. */
export function checkTable(
  files: readonly SourceFile[],
  rows: readonly ImportRow[],
): readonly Violation[] {
  const idle = rows.filter(({ place }) => !files.some((file) => inside(place, file.path)));
  return idle.map(({ place }) => ({
    path: 'ARCHITECTURE.md',
    line: 1,
    message: `the import table has a row for \`${place}\`, which does not exist in src/`,
  }));
}

export function isProductionModule(file: SourceFile): boolean {
  return file.path.startsWith('src/') && isTypeScript(file.path) && !isTest(file.path);
}

function checkFile(file: SourceFile, rows: readonly ImportRow[]): readonly Violation[] {
  const row = rowOf(file.path, rows);
  if (row === undefined) {
    const message = 'no row of the import table in ARCHITECTURE.md covers this file';
    return [{ path: file.path, line: 1, message }];
  }
  return importsOf(file).flatMap((imported) => {
    const problem = problemOf(imported, row);
    return problem === undefined
      ? []
      : [{ path: file.path, line: imported.line, message: problem }];
  });
}

function rowOf(path: string, rows: readonly ImportRow[]): ImportRow | undefined {
  const covering = rows.filter(({ place }) => inside(place, path));
  return covering.toSorted((a, b) => b.place.length - a.place.length)[0];
}

function problemOf(imported: Import, row: ImportRow): string | undefined {
  const { specifier, target } = imported;
  if (target !== undefined) return relativeProblem(imported, target, row);
  if (specifier.startsWith('node:')) {
    return row.node ? undefined : `\`${row.place}\` may not import \`${specifier}\``;
  }
  const allowed = row.packages.includes(packageOf(specifier));
  return allowed ? undefined : `\`${row.place}\` may not import the package \`${specifier}\``;
}

function relativeProblem(imported: Import, target: string, row: ImportRow): string | undefined {
  if (!target.endsWith('.ts')) return `\`${imported.specifier}\` must end in .ts`;
  if (inside(row.place, target)) return undefined;
  if (row.mayImport.some((place) => inside(place, target))) return undefined;
  if (!row.typesFrom.some((place) => inside(place, target))) {
    return `\`${row.place}\` may not import \`${target}\``;
  }
  return imported.typeOnly ? undefined : `\`${row.place}\` may import only types of \`${target}\``;
}

function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

function inside(place: string, path: string): boolean {
  const full = `src/${place}`;
  return path === full || path.startsWith(`${full}/`);
}
