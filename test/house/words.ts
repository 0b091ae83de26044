import { maskSource } from './mask.ts';
import { isTypeScript, lineAt, type SourceFile, type Violation } from './repository.ts';

/** One row of the table of banned words in GLOSSARY.md. */
export interface BannedWord {
  readonly word: string;
  readonly instead: string;
  /** Path prefixes where the word belongs to somebody else's vocabulary. */
  readonly allowedIn: readonly string[];
}

const header = '| Banned | Say instead | Allowed in |';
const moduleWords: RegExp = /^(?:utils?|helpers?|commons?|managers?|services?|misc|shared)$/;

export function readBannedWords(glossary: string): readonly BannedWord[] {
  const lines = glossary.split('\n');
  const start = lines.findIndex((line) => line.replaceAll(/ +/g, ' ').trim() === header);
  if (start === -1) throw new TypeError(`GLOSSARY.md has no table with the header ${header}`);
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'));
  return lines.slice(start + 2, end === -1 ? undefined : end).map((line) => {
    const [word = '', instead = '', allowed = ''] = line
      .split('|')
      .slice(1)
      .map((c) => c.trim());
    const allowedIn = [...allowed.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
    return { word: word.replaceAll('`', ''), instead, allowedIn };
  });
}

/**
 * Names that are a banned word and nothing else: `status`, `Status`, `statuses`. Longer names say
 * what they mean (`phaseOfCase`) and are left to the reader. It cannot see words in prose or in
 * strings.
 */
export function checkWords(
  files: readonly SourceFile[],
  banned: readonly BannedWord[],
): readonly Violation[] {
  return files.filter(({ path }) => isTypeScript(path)).flatMap((file) => wordsIn(file, banned));
}

/** Files and folders with names that say nothing. */
export function checkModuleNames(files: readonly SourceFile[]): readonly Violation[] {
  return files
    .filter(({ path }) => isTypeScript(path))
    .flatMap(({ path }) => {
      const parts = path.split('/').map((part) => part.replace(/(?:\.test)?\.ts$/, ''));
      const bad = parts.find((part) => part.split('-').some((word) => moduleWords.test(word)));
      const message = `\`${bad}\` names no idea; name the module after what it is about`;
      const unkempt = parts.find((part) => part !== part.toLowerCase() || part.includes('_'));
      if (unkempt !== undefined) {
        return [{ path, line: 1, message: `\`${unkempt}\` is not in kebab-case` }];
      }
      return bad === undefined ? [] : [{ path, line: 1, message }];
    });
}

function wordsIn(file: SourceFile, banned: readonly BannedWord[]): readonly Violation[] {
  const here = banned.filter(({ allowedIn }) => !allowedIn.some((p) => file.path.startsWith(p)));
  const masked = maskSource(file.text);
  return declaredNames(masked).flatMap(({ name, offset }) => {
    const hit = here.find(({ word }) => sameWord(name, word));
    if (hit === undefined) return [];
    const message = `\`${name}\` is banned as a bare word; say ${hit.instead}`;
    return [{ path: file.path, line: lineAt(masked, offset), message }];
  });
}

function sameWord(name: string, word: string): boolean {
  const flat = name.toLowerCase();
  const stem = word.replaceAll(' ', '').toLowerCase();
  const many = stem.endsWith('y') ? `${stem.slice(0, -1)}ies` : `${stem}s`;
  return flat === stem || flat === many || flat === `${stem}es`;
}

interface DeclaredName {
  readonly name: string;
  readonly offset: number;
}

const declaration: RegExp =
  /\b(?:const|let|var|function\*?|class|interface|type(?=\s+\w+\s*[=<])|import\s*\*\s*as)\s+([A-Za-z_$][\w$]*)/g;
const field: RegExp = /\breadonly\s+([A-Za-z_$][\w$]*)\??\s*:/g;
const method: RegExp = /^\s+(?:async\s+)?([A-Za-z_$][\w$]*)\((?=[^()]*\)\s*:)/gm;
const parameter: RegExp = /[(,]\s*([A-Za-z_$][\w$]*)\??\s*:(?!:)/g;

function declaredNames(masked: string): readonly DeclaredName[] {
  return [declaration, field, method, parameter].flatMap((pattern) =>
    [...masked.matchAll(pattern)]
      .filter((match) => pattern !== parameter || insideParentheses(masked, match.index))
      .map((match) => ({
        name: match[1] ?? '',
        offset: match.index + match[0].lastIndexOf(match[1] ?? ''),
      })),
  );
}

// A name with a colon is a parameter in parentheses and an object's key in braces.
function insideParentheses(masked: string, offset: number): boolean {
  if (masked[offset] === '(') return true;
  let closed = 0;
  for (let at = offset - 1; at >= 0; at -= 1) {
    const char = masked[at] ?? '';
    if (')]}'.includes(char)) closed += 1;
    if ('([{'.includes(char)) {
      if (closed === 0) return char === '(';
      closed -= 1;
    }
  }
  return false;
}
