import type { Clause, PatternSubject, Unknown } from '../clause.ts';
import type { SourcePlace } from '../import-result.ts';
import type { RuleImporting } from '../importing.ts';
import type { Construct } from '../remark-book.ts';
import type { Bindings } from './constant.ts';
import type { Span } from './token.ts';

/** What is at hand while a filter is translated. */
export interface FilterReading extends RuleImporting {
  readonly source: string;
  readonly bindings: Bindings;
  /** Parts that must be written twice, such as both sides of `^`. */
  readonly forks: Forks;
  /** Stretches of the source that a remark speaks of, by start and end. */
  readonly told: Map<string, Span>;
}

/** Each fork doubles what is under it, so that a few are all a condition can have. */
export class Forks {
  #left = 6;

  /** Whether there was one left. */
  spend(): boolean {
    this.#left -= 1;
    return this.#left >= 0;
  }
}

/** One comparison of a filter, translated or not. */
export type Atom =
  | { readonly clause: Clause; readonly caveats: readonly string[] }
  | { readonly about: Unknown; readonly reason: string };

/** A text of the activity and how it is looked at. */
export type Look =
  | {
      readonly subject: PatternSubject;
      readonly caveats: readonly string[];
      readonly ignoreCase: boolean;
      readonly looksAlike: boolean;
    }
  | { readonly about: Unknown; readonly reason: string };

const EXCERPT_LENGTH = 60;

/** Tells what became of a stretch of the filter, once. */
export function tellSpan(span: Span, atom: Atom, reading: FilterReading): Clause {
  const { told, remarks, rule } = reading;
  const key = `${span.start}-${span.end}`;
  const first = !told.has(key);
  told.set(key, span);
  const construct = constructAt(span, reading.source);
  if ('reason' in atom) {
    if (first) remarks.refused(construct, atom.reason);
    return { kind: 'unknown', about: atom.about };
  }
  const caveats = [...new Set(atom.caveats)].filter((caveat) => caveat !== '').join('; ');
  if (first && caveats === '') remarks.translated(construct, 'a condition', rule.file);
  else if (first) remarks.caveat(construct, `a condition; ${caveats}`, rule.file);
  return atom.clause;
}

/** The path and the place of a stretch of the filter. */
export function constructAt({ start, end }: Span, source: string): Construct {
  const place = placeAt(source, start);
  const words = source.slice(start, end).replace(/\s+/g, ' ').replaceAll('›', '>');
  const excerpt = words.length > EXCERPT_LENGTH ? `${words.slice(0, EXCERPT_LENGTH)}…` : words;
  return { path: `condition › ${place.line}:${place.column} ${excerpt}`, place };
}

/** Line and column of an offset. */
export function placeAt(source: string, offset: number): SourcePlace {
  const before = source.slice(0, offset);
  const line = before.split('\n').length;
  return { line, column: offset - (before.lastIndexOf('\n') + 1) + 1 };
}
