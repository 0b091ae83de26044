import { maskSource } from './mask.ts';
import { lineAt, type SourceFile, type Violation } from './repository.ts';

/** A name that a type, a schema or a table gives to something it holds. */
export interface Field {
  readonly path: string;
  readonly line: number;
  readonly name: string;
}

const typedField: RegExp =
  /(?:^|[{;,(])\s*(?:readonly\s+|private\s+|static\s+)*(?:\[['"])?([A-Za-z_$][\w$]*)\??\s*:/gm;
const quotedField: RegExp = /(?:^|[{;,(])\s*(?:readonly\s+)?['"]([\w-]+)['"]\??\s*:/gm;
const table: RegExp =
  /\bcreate\s+(?:temp\s+)?table\b[^(]*\(([\s\S]*?)\n?\s*\)\s*(?:strict|without|;|`|'|")/gi;
const column: RegExp = /(?:^|,|\()\s*"?([a-z_]\w*)"?\s+(?:text|integer|blob|real|any|numeric)\b/gi;

/** Fields of types, objects and zod schemas, and columns of SQL tables. */
export function fieldsOf(file: SourceFile): readonly Field[] {
  const masked = maskSource(file.text);
  return [
    ...fieldsIn(masked, typedField, file.path),
    ...fieldsIn(withoutComments(file.text, masked), quotedField, file.path),
    ...columnsIn(file),
  ];
}

/** Fields whose name contains one of the forbidden words, whole word by whole word. */
export function checkFields(
  files: readonly SourceFile[],
  { words, why }: { readonly words: readonly string[]; readonly why: string },
): readonly Violation[] {
  return files.flatMap(fieldsOf).flatMap(({ path, line, name }) => {
    const spelled = ` ${wordsOf(name).join(' ')} `;
    const hit = words.find((word) => spelled.includes(` ${word} `));
    if (hit === undefined) return [];
    return [{ path, line, message: `the field \`${name}\` would hold “${hit}”: ${why}` }];
  });
}

/** `legalName`, `legal_name` and `legal-name` are the words `legal name`. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]+/g, ' ')
    .toLowerCase()
    .split(' ');
}

function fieldsIn(text: string, pattern: RegExp, path: string): readonly Field[] {
  return [...text.matchAll(pattern)].map((match) => {
    const name = match[1] ?? '';
    return { path, line: lineAt(text, match.index + match[0].lastIndexOf(name)), name };
  });
}

function columnsIn(file: SourceFile): readonly Field[] {
  return [...file.text.matchAll(table)].flatMap((created) => {
    const inside = created[1] ?? '';
    const start = created.index + created[0].indexOf(inside);
    return [...inside.matchAll(column)].map((match) => ({
      path: file.path,
      line: lineAt(file.text, start + match.index),
      name: match[1] ?? '',
    }));
  });
}

// Comments are blank in masked text while the quotes of a string remain.
function withoutComments(text: string, masked: string): string {
  return text
    .split('\n')
    .map((line, index) => ((masked.split('\n')[index] ?? '').trim() === '' ? '' : line))
    .join('\n');
}
