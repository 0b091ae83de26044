import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix, relative, sep } from 'node:path';
import { behindBracket, maskSource } from './mask.ts';
import { root, type SourceFile } from './repository.ts';

/** Declarations by path, relative to the output folder: `kernel/index.d.ts`. */
export type Declarations = ReadonlyMap<string, string>;

interface ExportedName {
  readonly name: string;
  /** One line, without comments. */
  readonly signature: string;
}

/**
 * Compiles declarations to a temporary folder and reads them all. Types need not be right for that.
 */
export function emitDeclarations(): Declarations {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-declarations-'));
  try {
    emitTo(folder);
    const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const declarations = paths.filter((path) => path.endsWith('.d.ts'));
    return new Map(
      declarations.map((path) => [
        relative('.', path).split(sep).join('/'),
        readFileSync(join(folder, path), 'utf8'),
      ]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every published entry point with every name it exports, sorted, one per line. */
export function surfaceOf(packageJson: string, declarations: Declarations): string {
  const doors = [...packageJson.matchAll(/"(\.[\w./-]*)":\s*\{\s*"types":\s*"\.\/dist\/([^"]+)"/g)];
  return doors
    .map(([, door = '', path = '']) => {
      if (!declarations.has(path)) throw new TypeError(`${door} has no source: ${path} is missing`);
      const names = exportsOf(path, declarations);
      const lines = [...names].map(([name, signature]) => `  ${name}: ${signature}`);
      return [`evenhand${door.slice(1)}`, ...lines.toSorted(), ''].join('\n');
    })
    .join('\n');
}

function emitTo(folder: string): void {
  const compiler = join(root, 'node_modules/.bin/tsc');
  const project = ['-p', 'tsconfig.build.json', '--declaration', '--emitDeclarationOnly'];
  const plain = ['--declarationMap', 'false', '--sourceMap', 'false', '--noEmitOnError', 'false'];
  try {
    execFileSync(compiler, [...project, ...plain, '--outDir', folder], { cwd: root });
  } catch {
    // Type errors are told by `npm run check:types`; declarations are written all the same.
  }
}

function exportsOf(path: string, declarations: Declarations): ReadonlyMap<string, string> {
  const text = declarations.get(path) ?? '';
  const own = declaredIn({ path, text }).map(({ name, signature }) => [name, signature] as const);
  const passedOn = [...maskedExports(text)].flatMap(([names, from]) => {
    const source = exportsOf(sourceOf(path, from), declarations);
    if (names === undefined) return [...source];
    return names.map(({ theirs, ours }) => [ours, source.get(theirs) ?? `from ${from}`] as const);
  });
  return new Map([...own, ...passedOn]);
}

function sourceOf(path: string, specifier: string): string {
  return posix.join(posix.dirname(path), specifier).replace(/\.(?:ts|js)$/, '.d.ts');
}

type Renamed = { readonly theirs: string; readonly ours: string };

function maskedExports(text: string): (readonly [readonly Renamed[] | undefined, string])[] {
  const passing = /^export (?:type )?(?:\*|\{([^}]*)\}) from ['"]([^'"]+)['"]/gm;
  return [...text.matchAll(passing)].map(([, names, from = '']) => [
    names === undefined ? undefined : names.split(',').flatMap(renamed),
    from,
  ]);
}

function renamed(name: string): Renamed[] {
  const [theirs = '', ours] = name
    .replace(/^\s*type\s/, '')
    .trim()
    .split(/\s+as\s+/);
  return theirs === '' ? [] : [{ theirs, ours: ours ?? theirs }];
}

const declared: RegExp =
  /^export (?:declare )?(?:abstract )?(const|function|class|interface|type) ([\w$]+)/gm;

/** Exported declarations of one `.d.ts` file. */
export function declaredIn({ text }: SourceFile): readonly ExportedName[] {
  const masked = maskSource(text);
  return [...masked.matchAll(declared)].map((match) => {
    const end = endOfDeclaration(masked, match.index + match[0].length, match[1] ?? '');
    const code = withoutComments(text.slice(match.index, end), masked.slice(match.index, end));
    const line = code.replace(/^export (?:declare )?/, '').replaceAll(/\s+/g, ' ');
    return { name: match[2] ?? '', signature: line.trim() };
  });
}

function endOfDeclaration(masked: string, from: number, kind: string): number {
  const block = kind === 'interface' || kind === 'class';
  for (let at = from; at < masked.length; at += 1) {
    const char = masked[at] ?? '';
    if (char === ';') return at + 1;
    if (!'([{'.includes(char)) continue;
    at = behindBracket(masked, at) - 1;
    if (block && masked[at] === '}') return at + 1;
  }
  return masked.length;
}

// Where the mask is blank inside `/* … */` or behind `//`, the text is a comment and not a string.
function withoutComments(text: string, masked: string): string {
  return text
    .replaceAll(/\/\*[\s\S]*?\*\//g, (comment, offset: number) =>
      masked.slice(offset, offset + comment.length).trim() === '' ? ' ' : comment,
    )
    .replaceAll(/\/\/[^\n]*/g, (comment, offset: number) =>
      text.length === masked.length && masked.slice(offset, offset + comment.length).trim() === ''
        ? ' '
        : comment,
    );
}
