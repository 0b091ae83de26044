import type { PatternProblem } from './pattern-problem.ts';

/**
 * A place in a pattern that moves on. The first problem is kept and moves the place to the end, so
 * that every loop of the parser comes to its end without looking for problems.
 */
export class PatternReader {
  readonly source: string;
  at = 0;
  problem: PatternProblem | undefined;

  constructor(source: string) {
    this.source = source;
  }

  get atEnd(): boolean {
    return this.at >= this.source.length;
  }

  sees(text: string): boolean {
    return this.source.startsWith(text, this.at);
  }

  /** Moves past `text` if it is next. */
  takes(text: string): boolean {
    if (!this.sees(text)) return false;
    this.at += text.length;
    return true;
  }

  /** Takes the next code point; a lone surrogate is one. */
  next(): number {
    const codePoint = this.source.codePointAt(this.at) ?? 0;
    this.at += codePoint > 0xffff ? 2 : 1;
    return codePoint;
  }

  /** Takes what a sticky expression finds here. */
  takeMatch(sticky: RegExp): RegExpExecArray | undefined {
    sticky.lastIndex = this.at;
    const found = sticky.exec(this.source);
    if (found === null) return undefined;
    this.at += found[0].length;
    return found;
  }

  /** Says no to what stands from `start` up to here. */
  refuse(start: number, message: string, help: string): void {
    this.stop('unsupported-regex', start, message, help);
  }

  stop(check: PatternProblem['check'], start: number, message: string, help: string): void {
    const end = Math.min(Math.max(this.at, start + 1), this.source.length);
    this.problem ??= { check, message, help, span: { start: Math.min(start, end), end } };
    this.at = this.source.length;
  }
}
