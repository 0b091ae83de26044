/** Whose regular expressions they are. */
export type PatternFlavour = 'python' | 'ruby' | 'rust' | 'pcre';

/** A pattern as the rule language writes it, or why there is none. */
export type ForeignPattern =
  | { readonly ok: true; readonly body: string; readonly caveats: readonly string[] }
  | { readonly ok: false; readonly reason: string };

interface Forbidden {
  readonly shape: RegExp;
  readonly what: string;
}

const FORBIDDEN: readonly Forbidden[] = [
  { shape: /^\(\?<?[=!]/, what: 'look-around' },
  { shape: /^\(\?P=|^\\k[<{']|^\\[1-9]/, what: 'a reference back to a group' },
  { shape: /^\(\?>|^[*+?}]\+/, what: 'matching that never gives back' },
  { shape: /^\(\?\(|^\(\?[R0-9&]|^\(\*/, what: 'a condition or a call inside a pattern' },
];

/** Escapes that have another name in RE2, by flavour. */
const RENAMED: Readonly<Record<PatternFlavour, Readonly<Record<string, string>>>> = {
  python: { Z: '\\z' },
  ruby: { h: '[0-9A-Fa-f]', H: '[^0-9A-Fa-f]', Z: '\\z', e: '\\x1b' },
  rust: {},
  pcre: { h: '[ \\t]', R: '(?:\\r\\n|\\n|\\r)', Z: '\\z', e: '\\x1b' },
};

const ASCII_ONLY: string =
  'in RE2 `\\w`, `\\d`, `\\s` and `\\b` know ASCII letters, digits and blanks only';

/**
 * Rewrites a pattern of another regular-expression language into RE2 syntax. What runs in other
 * than linear time has no place there and is refused with its position, counted from 1.
 */
export function translatePattern(source: string, flavour: PatternFlavour): ForeignPattern {
  let body = '';
  let inClass = false;
  let asciiOnly = false;
  for (let at = 0; at < source.length; ) {
    const rest = source.slice(at);
    const found = inClass ? undefined : FORBIDDEN.find(({ shape }) => shape.test(rest));
    if (found !== undefined) return refusal(found.what, at);
    const [comment] = inClass ? [] : (/^\(\?#[^)]*\)/.exec(rest) ?? []);
    if (comment !== undefined) {
      at += comment.length;
      continue;
    }
    const [escaped] = /^\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[\s\S])/u.exec(rest) ?? [];
    if (escaped !== undefined) {
      asciiOnly ||= /^\\[wWdDbBsS]$/.test(escaped);
      body += renamed(escaped, flavour);
      at += escaped.length;
      continue;
    }
    const character = rest[0] ?? '';
    inClass = nextInClass(character, inClass);
    body += character;
    at += 1;
  }
  return { ok: true, body, caveats: asciiOnly ? [ASCII_ONLY] : [] };
}

function nextInClass(character: string, inClass: boolean): boolean {
  return character === '[' ? true : character === ']' ? false : inClass;
}

function refusal(what: string, at: number): ForeignPattern {
  const reason =
    `the pattern uses ${what} at character ${at + 1}; patterns here run in time linear in the ` +
    'text and have none';
  return { ok: false, reason };
}

function renamed(escaped: string, flavour: PatternFlavour): string {
  if (/^\\[uU][0-9A-Fa-f]{4}/.test(escaped)) return `\\x{${escaped.slice(2)}}`;
  const letter = escaped.slice(1);
  if (letter === '/') return '/';
  return RENAMED[flavour][letter] ?? escaped;
}
