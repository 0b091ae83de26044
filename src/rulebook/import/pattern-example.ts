import { patternMatches } from './rule-language.ts';

const CANDIDATES: readonly string[] = [
  ...['a', 'b', '1', ' ', '-', 'A', '_', '.', ',', '!', '/', '?', '$', '#', '@', ':', '\n', '\t'],
  ...[
    'x',
    'z',
    '5',
    '(',
    '"',
    '\\',
    'é',
    'ж',
    'α',
    '中',
    'あ',
    '한',
    'ع',
    'א',
    '😀',
    '*',
    '&',
    '~',
  ],
];
const WAYS: readonly number[] = [0, 1, 2, 3];

/**
 * Texts that a pattern of the rule language finds, short ones first; none when it is too tangled
 * for this. Each was checked against the pattern itself.
 */
export function patternExamples(pattern: string): readonly string[] {
  const found = WAYS.flatMap((way) => new ExampleReader(pattern, way).read() ?? []);
  return [...new Set(found)].filter((text) => patternMatches(pattern, text));
}

/** Walks through a pattern and writes down a text it describes. */
class ExampleReader {
  readonly #pattern: string;
  /** Which alternative is taken, and whether what may be left out is written. */
  readonly #way: number;
  #at = 0;
  #depth = 0;

  constructor(pattern: string, way: number) {
    this.#pattern = pattern;
    this.#way = way;
  }

  read(): string | undefined {
    const text = this.#alternatives();
    return this.#at === this.#pattern.length ? text : undefined;
  }

  #alternatives(): string | undefined {
    this.#depth += 1;
    if (this.#depth > 50) return undefined;
    const found: string[] = [];
    for (;;) {
      const text = this.#sequence();
      if (text === undefined) return undefined;
      found.push(text);
      if (this.#pattern[this.#at] !== '|') break;
      this.#at += 1;
    }
    this.#depth -= 1;
    return found[this.#way % found.length];
  }

  #sequence(): string | undefined {
    let text = '';
    while (this.#at < this.#pattern.length && !'|)'.includes(this.#pattern[this.#at] ?? '')) {
      const atom = this.#atom();
      if (atom === undefined) return undefined;
      text += atom.repeat(this.#count());
      if (text.length > 1_000) return undefined;
    }
    return text;
  }

  /** How often the atom before is written. */
  #count(): number {
    const rest = this.#pattern.slice(this.#at);
    const [quantifier = ''] = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(rest) ?? [];
    this.#at += quantifier.length;
    if (quantifier === '' || quantifier.startsWith('+')) return 1;
    if (/^[*?]/.test(quantifier)) return this.#way % 2;
    return Number(/\d+/.exec(quantifier)?.[0] ?? 1);
  }

  #atom(): string | undefined {
    const rest = this.#pattern.slice(this.#at);
    if (rest.startsWith('(')) return this.#group(rest);
    const [escaped = ''] =
      /^\\(?:[pP](?:\{[^}]*\}|.)|x(?:\{[^}]*\}|[0-9A-Fa-f]{2})|Q.*?(?:\\E|$)|.)/su.exec(rest) ?? [];
    const [bracket = ''] = /^\[\^?\]?(?:\\.|\[:\^?\w+:\]|[^\]\\])*\]/su.exec(rest) ?? [];
    const source = escaped || bracket || String.fromCodePoint(rest.codePointAt(0) ?? 0);
    this.#at += source.length;
    if (/^(?:\^|\$|\\[AzbB])$/.test(source)) return '';
    if (source.startsWith('\\Q')) return source.slice(2).replace(/\\E$/, '');
    if (source === escaped && /^\\[^\w\s]$/u.test(source)) return source.slice(1);
    if (source.length > 1 || source === '.') return oneOf(source);
    return source;
  }

  #group(rest: string): string | undefined {
    const [opening = '('] = /^\((?:\?(?:P?<\w+>|[imsU-]*[:)]))?/.exec(rest) ?? [];
    this.#at += opening.length;
    if (opening.endsWith(')')) return '';
    const text = this.#alternatives();
    if (this.#pattern[this.#at] !== ')') return undefined;
    this.#at += 1;
    return text;
  }
}

/** A character that a class such as `[^a-z]` or `\d` stands for. */
function oneOf(source: string): string | undefined {
  const written = [...source].filter((character) => !/[\\^[\]-]/.test(character));
  return [...CANDIDATES, ...written].find((one) => patternMatches(`(?s)^${source}$`, one));
}
