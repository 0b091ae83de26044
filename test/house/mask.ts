/**
 * Blanks comments and the insides of strings, templates and regular expressions, so that checks can
 * look at code alone. Offsets and lines stay as they were; quotes stay, code inside `${…}` stays.
 */
export function maskSource(text: string): string {
  return new Masker(text).run();
}

/** Lines, from 1, that hold a part of a string, template or regular expression. */
export function literalLines(text: string): ReadonlySet<number> {
  const masker = new Masker(text);
  masker.run();
  return masker.literalLines;
}

const regexFollows: RegExp =
  /(?:^|[=(,:;!&|?{}[+\-*%<>~^]|\b(?:return|typeof|case|in|of|do|else))$/;

class Masker {
  private readonly text: string;
  private readonly out: string[];
  private at = 0;
  /** Last code seen, to tell a division from a regular expression. */
  private before = '';
  /** Depth of braces at which each open `${` ends. */
  private readonly templates: number[] = [];
  private depth = 0;
  private line = 1;
  readonly literalLines: Set<number> = new Set();

  constructor(text: string) {
    this.text = text;
    // UTF-16 units and not code points, so that offsets agree with the text's own.
    this.out = text.split('');
  }

  run(): string {
    while (this.at < this.text.length) this.step();
    return this.out.join('');
  }

  private step(): void {
    const char = this.text[this.at] ?? '';
    const next = this.text[this.at + 1];
    if (char === '/' && next === '/') this.blankTo(this.endOf('\n', 0));
    else if (char === '/' && next === '*') this.blankTo(this.endOf('*/', 2));
    else if (char === "'" || char === '"') this.quoted(char);
    else if (char === '`') this.template();
    else if (char === '/' && regexFollows.test(this.before.trimEnd())) this.regex();
    else if (char === '}' && this.templates.at(-1) === this.depth) this.resumeTemplate();
    else this.code(char);
  }

  private code(char: string): void {
    if (char === '\n') this.line += 1;
    if (char === '{') this.depth += 1;
    if (char === '}') this.depth -= 1;
    this.before = (this.before + char).slice(-12);
    this.at += 1;
  }

  private resumeTemplate(): void {
    this.templates.pop();
    this.template();
  }

  private quoted(quote: string): void {
    this.at += 1;
    while (this.at < this.text.length && this.text[this.at] !== quote) {
      this.literal(this.text[this.at] === '\\' ? 2 : 1);
    }
    this.at += 1;
    this.before = quote;
  }

  private template(): void {
    this.at += 1;
    while (this.at < this.text.length && this.text[this.at] !== '`') {
      if (this.text.startsWith('${', this.at)) {
        this.at += 2;
        this.templates.push(this.depth);
        this.before = '{';
        return;
      }
      this.literal(this.text[this.at] === '\\' ? 2 : 1);
    }
    this.at += 1;
    this.before = '`';
  }

  private regex(): void {
    this.at += 1;
    let inClass = false;
    while (this.at < this.text.length && this.text[this.at] !== '\n') {
      const char = this.text[this.at];
      if (char === '/' && !inClass) break;
      if (char === '[') inClass = true;
      if (char === ']') inClass = false;
      this.literal(char === '\\' ? 2 : 1);
    }
    this.at += 1;
    this.before = '/';
  }

  private endOf(mark: string, length: number): number {
    const found = this.text.indexOf(mark, this.at);
    return found === -1 ? this.text.length : found + length;
  }

  private blankTo(end: number): void {
    this.blank(end - this.at);
  }

  private literal(count: number): void {
    this.literalLines.add(this.line);
    this.blank(count);
  }

  private blank(count: number): void {
    for (let index = 0; index < count; index += 1, this.at += 1) {
      if (this.text[this.at] === '\n') this.line += 1;
      if (this.text[this.at] !== '\n' && this.at < this.text.length) this.out[this.at] = ' ';
    }
  }
}

const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Offset behind the bracket that closes the one at `open`, in masked text. */
export function behindBracket(masked: string, open: number): number {
  const stack: string[] = [];
  for (let at = open; at < masked.length; at += 1) {
    const char = masked[at] ?? '';
    const closer = closers[char];
    if (closer !== undefined) stack.push(closer);
    else if (char === stack.at(-1)) stack.pop();
    if (stack.length === 0) return at + 1;
  }
  return masked.length;
}
