import { anyOf, type Clause, type PatternSubject } from './clause.ts';
import { type PatternFlavour, translatePattern } from './foreign-pattern.ts';
import type { RuleImporting } from './importing.ts';
import type { Construct } from './remark-book.ts';
import {
  anyPattern,
  asTerm,
  edgeFrame,
  escapePattern,
  inList,
  joinPatterns,
  type PatternFrame,
  type TermEdge,
} from './text-terms.ts';

/** A text to be found, with its place in the source. */
export interface Wanted extends Construct {
  readonly text: string;
}

/** What is looked for, and how. */
export interface TermCheck {
  readonly wanted: readonly Wanted[];
  readonly subject: PatternSubject;
  readonly looksAlike: boolean;
}

/** What came of a check: its clause, what to say of it, and what could not be taken, by path. */
export interface CheckOutcome {
  readonly clause: Clause;
  readonly caveats: readonly string[];
  readonly refused: ReadonlyMap<string, string>;
}

/** How a format writes words. */
export interface TermReading {
  /** Whether a star inside a word stands for any letters and signs. */
  readonly wildcards: boolean;
  /** Whether upper and lower case are told apart. */
  readonly exactCase: boolean;
  readonly edgeOf: (written: string) => { readonly text: string; readonly edge: TermEdge };
}

/** Words and phrases: a term list as far as possible, and patterns for the rest. */
export function termClause(
  { wanted, subject, looksAlike }: TermCheck,
  { wildcards, exactCase, edgeOf }: TermReading,
  into: RuleImporting,
): CheckOutcome {
  const terms: string[] = [];
  const others = new Map<TermEdge, Wanted[]>();
  for (const one of wanted) {
    const { text, edge } = edgeOf(one.text);
    const inner = wildcards && text.includes('*');
    const listed = subject === 'content.text' && !inner && !exactCase && !into.drafts.listsFull;
    const term = listed ? asTerm(text, edge) : undefined;
    if (term !== undefined) {
      terms.push(term);
      continue;
    }
    const parts = inner ? text.split(/\*+/) : [text];
    const body = parts.map(escapePattern).join('\\S*');
    others.set(edge, [...(others.get(edge) ?? []), { ...one, text: body }]);
  }
  const what = looksAlike ? 'look-alikes' : 'words';
  const list = { what, kind: 'terms', looksAlike, entries: terms } as const;
  const modes = exactCase ? '' : '(?is)';
  return joinOutcomes([
    ...(terms.length === 0 ? [] : [plainOutcome(inList(into.drafts.list(into.rule, list)))]),
    ...[...others].map(([edge, group]) => bodies(group, subject, edgeFrame(edge, modes))),
  ]);
}

/** Texts just as they stand, in a frame such as “from the start”. */
export function literalClause(check: TermCheck, frame: PatternFrame): CheckOutcome {
  const escaped = check.wanted.map((one) => ({ ...one, text: escapePattern(one.text) }));
  return bodies(escaped, check.subject, frame);
}

/** Patterns of another regular-expression language. */
export function foreignClause(
  check: TermCheck,
  frame: PatternFrame,
  flavour: PatternFlavour,
): CheckOutcome {
  const refused = new Map<string, string>();
  const caveats = new Set<string>();
  const taken: Wanted[] = [];
  for (const wanted of check.wanted) {
    const translated = translatePattern(wanted.text, flavour);
    if (translated.ok) {
      taken.push({ ...wanted, text: translated.body });
      for (const caveat of translated.caveats) caveats.add(caveat);
    } else refused.set(wanted.path, translated.reason);
  }
  const unknown: readonly CheckOutcome[] = [...refused].map(([path, reason]) =>
    refusedOutcome(path, reason),
  );
  const found = bodies(taken, check.subject, frame);
  const joined = joinOutcomes([found, ...unknown]);
  return { ...joined, caveats: [...joined.caveats, ...caveats] };
}

/** Any of the outcomes. */
export function joinOutcomes(outcomes: readonly CheckOutcome[]): CheckOutcome {
  return {
    clause: anyOf(outcomes.map(({ clause }) => clause)),
    caveats: [...new Set(outcomes.flatMap(({ caveats }) => caveats))],
    refused: new Map(outcomes.flatMap(({ refused }) => [...refused])),
  };
}

export function plainOutcome(clause: Clause): CheckOutcome {
  return { clause, caveats: [], refused: new Map() };
}

export function refusedOutcome(path: string, reason: string): CheckOutcome {
  const clause: Clause = { kind: 'unknown', about: 'absent' };
  return { clause, caveats: [], refused: new Map([[path, reason]]) };
}

function bodies(
  wanted: readonly Wanted[],
  subject: PatternSubject,
  frame: PatternFrame,
): CheckOutcome {
  const { patterns, faults } = joinPatterns(
    wanted.map(({ text }) => text).filter((text) => text !== ''),
    frame,
  );
  const refused = wanted.flatMap(({ text, path }) => {
    if (text === '') return [refusedOutcome(path, 'there is nothing in it to look for')];
    const fault = faults.get(text);
    if (fault === undefined) return [];
    return [refusedOutcome(path, `${fault.message} (at character ${fault.position})`)];
  });
  return joinOutcomes([plainOutcome(anyPattern(subject, patterns)), ...refused]);
}

/** Tells what came of a check that stands at one place of the source and may have items. */
export function tellOutcome(
  whole: Construct,
  wanted: readonly Wanted[],
  outcome: CheckOutcome,
  { remarks, rule, said }: RuleImporting & { readonly said: string },
): void {
  const caveats = outcome.caveats.join('; ');
  const tell = (construct: Construct): void => {
    if (caveats === '') remarks.translated(construct, said, rule.file);
    else remarks.caveat(construct, `${said}; ${caveats}`, rule.file);
  };
  if (outcome.refused.size === 0) {
    tell(whole);
    return;
  }
  for (const one of wanted) {
    const reason = outcome.refused.get(one.path);
    if (reason === undefined) tell(one);
    else remarks.refused(one, reason);
  }
}
