import { maskSource } from './mask.ts';
import { isTest, isTypeScript, lineAt, type SourceFile, type Violation } from './repository.ts';

interface Rule {
  readonly pattern: RegExp;
  readonly message: string;
  readonly applies: (path: string) => boolean;
  /** Looks at code only, without comments and the insides of strings. */
  readonly masked: boolean;
}

const everywhere = (path: string): boolean => path !== 'LICENSE';
const typed = (path: string): boolean => isTypeScript(path);

// Written in pieces, so that this file does not contain what it forbids.
const machinePath = new RegExp(`(?<![\\w.:/-])/(?:${['work', 'root', 'home'].join('|')})/`, 'g');
const registryHost = new RegExp(
  ['registry\\.npmjs', 'registry\\.yarnpkg', 'npm\\.pkg\\.github', 'jsr\\.io'].join('|'),
  'g',
);
const neighbour = new RegExp(`\\.\\./${'shared'}\\b`, 'g');
const leftover = new RegExp(
  `\\b(?:${['FIX' + 'ME', 'TO' + 'DO', 'XX' + 'X', 'HA' + 'CK'].join('|')})\\b`,
  'g',
);
const suppressed = new RegExp(
  ['@ts-' + '(?:ignore|expect-error|nocheck)', 'biome' + '-ignore', 'oxlint' + '-disable'].join(
    '|',
  ),
  'g',
);

const rules: readonly Rule[] = [
  {
    pattern: machinePath,
    message: 'is a path of one machine; make it relative',
    applies: everywhere,
    masked: false,
  },
  {
    pattern: registryHost,
    message: 'names a registry; the package manager knows its own',
    applies: everywhere,
    masked: false,
  },
  {
    pattern: neighbour,
    message: 'reaches outside the repository; only tests may, and they skip visibly',
    applies: (path) => !isTest(path),
    masked: false,
  },
  {
    pattern: leftover,
    message: 'is a note to nobody; do it or open an issue',
    applies: everywhere,
    masked: false,
  },
  {
    pattern: suppressed,
    message: 'silences a tool; repair what it says',
    applies: typed,
    masked: false,
  },
  {
    pattern: /(?:[:<|&,(=[]|\bas|\bkeyof|\bextends)\s*any\b(?=\s*[;,)>[\]|&={])/g,
    message: 'gives up on types; use `unknown` and look at it',
    applies: typed,
    masked: true,
  },
  {
    pattern: /[\w)\]]!(?=[.;,)\][])/g,
    message: 'asserts what it does not check; handle the missing value',
    applies: typed,
    masked: true,
  },
  {
    pattern: /^\s*(?:export\s+)?(?:declare\s+|const\s+)?enum\s/gm,
    message: 'is an enum; use a list `as const` and its union',
    applies: typed,
    masked: true,
  },
  {
    pattern: /^export default\b/gm,
    message: 'has no name of its own; export it by name',
    applies: typed,
    masked: true,
  },
];

/** Leftovers, foreign paths and ways round the type checker. */
export function checkHygiene(files: readonly SourceFile[]): readonly Violation[] {
  return files.flatMap((file) => {
    const masked = isTypeScript(file.path) ? maskSource(file.text) : file.text;
    return rules
      .filter((rule) => rule.applies(file.path))
      .flatMap((rule) => hits(rule.masked ? masked : file.text, rule, file.path));
  });
}

function hits(text: string, rule: Rule, path: string): readonly Violation[] {
  return [...text.matchAll(rule.pattern)].map((match) => ({
    path,
    line: lineAt(text, match.index),
    message: `\`${match[0].trim()}\` ${rule.message}`,
  }));
}

/** A Markdown file has one title, on its first line. Fragments of the changelog have none. */
export function checkTitles(files: readonly SourceFile[]): readonly Violation[] {
  return files
    .filter(({ path }) => path.endsWith('.md') && isDocument(path))
    .flatMap(({ path, text }) => {
      const prose = text.replaceAll(/^(`{3,})[\s\S]*?^\1\s*$/gm, '');
      const titles = [...prose.matchAll(/^# /gm)].length;
      if (titles === 1 && text.startsWith('# ')) return [];
      const message = `has ${titles} titles; a document has one, on its first line`;
      return [{ path, line: 1, message }];
    });
}

function isDocument(path: string): boolean {
  return !path.startsWith('examples/rulebooks/') && !path.startsWith('changes/');
}

/** Skipped tests say why in their name or beside it: `skip: 'reason'`, never `skip: true`. */
export function checkSkips(files: readonly SourceFile[]): readonly Violation[] {
  const silent = /\b(?:test|it|describe)\.(?:skip|only|todo)\(|\b(?:skip|only|todo):\s*true\b/g;
  return files
    .filter(({ path }) => path.endsWith('.ts'))
    .flatMap((file) => {
      const masked = maskSource(file.text);
      return [...masked.matchAll(silent)].map((match) => ({
        path: file.path,
        line: lineAt(masked, match.index),
        message: `\`${match[0]}\` skips without a reason; write \`skip: 'why'\``,
      }));
    });
}
