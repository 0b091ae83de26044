import { posix } from 'node:path';
import { lineAt, type SourceFile } from './repository.ts';

export interface Import {
  readonly specifier: string;
  /** Only types cross: `import type …` or every name marked `type`. */
  readonly typeOnly: boolean;
  readonly line: number;
  /** Path of the imported file when the specifier is relative. */
  readonly target?: string;
}

const statement: RegExp =
  /^(?:import|export)\s+(type\s+)?([^'";]*?)\s*from\s*['"]([^'"]+)['"]|^import\s*['"]([^'"]+)['"]/gm;
const dynamic: RegExp = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

/** Static, re-exporting and dynamic imports of a file. */
export function importsOf(file: SourceFile): readonly Import[] {
  const fixed = [...file.text.matchAll(statement)].map((match) =>
    importOf(file, match.index, {
      specifier: match[3] ?? match[4] ?? '',
      typeOnly: match[1] !== undefined || onlyTypeNames(match[2] ?? ''),
    }),
  );
  const late = [...file.text.matchAll(dynamic)].map((match) =>
    importOf(file, match.index, { specifier: match[1] ?? '', typeOnly: false }),
  );
  return [...fixed, ...late];
}

function importOf(
  file: SourceFile,
  offset: number,
  { specifier, typeOnly }: { readonly specifier: string; readonly typeOnly: boolean },
): Import {
  const line = lineAt(file.text, offset);
  if (!specifier.startsWith('.')) return { specifier, typeOnly, line };
  const target = posix.normalize(posix.join(posix.dirname(file.path), specifier));
  return { specifier, typeOnly, line, target };
}

function onlyTypeNames(names: string): boolean {
  const inside = /^\{([\s\S]*)\}$/.exec(names.trim())?.[1];
  if (inside === undefined) return false;
  const list = inside.split(',').map((name) => name.trim());
  return list.every((name) => name === '' || name.startsWith('type '));
}
