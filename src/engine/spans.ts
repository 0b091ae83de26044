import type { Call } from '../cel/expression.ts';
import { eachPart } from '../cel/expression.ts';
import type { Pattern } from '../pattern/compile-pattern.ts';
import type { Facts } from './facts.ts';
import { domainAbove, hostOf } from './host.ts';
import type { CompiledProgram, MachineRule } from './program/compile-program.ts';
import { originalSpan } from './text/original-span.ts';

export type SpanInText = readonly [start: number, end: number];

/** Where the matched spans of a rule come from. */
export interface SpanSource {
  readonly terms: readonly number[];
  /** Entries of the domain lists it asks for. */
  readonly domains: readonly ReadonlySet<string>[];
  readonly patterns: readonly Pattern[];
}

/** What of a rule's condition points into the text. */
export function spanSource(
  { condition }: MachineRule,
  { book }: Pick<CompiledProgram, 'book'>,
): SpanSource {
  const terms: number[] = [];
  const domains: ReadonlySet<string>[] = [];
  const patterns: Pattern[] = [];
  for (const part of eachPart(condition.checked.expression)) {
    if (part.kind !== 'call') continue;
    const list = part.function === 'matches' ? undefined : listOf(part);
    if (part.function === 'containsTerm' && list !== undefined) {
      const found = book.list(list);
      // A look-alike's place in the skeleton is not its place in the text.
      if (!found.looksAlike) terms.push(book.terms.of(found));
    } else if (part.function === 'inDomains' && list !== undefined) {
      const entries = book.list(list).entries.map((entry) => entry.replace(/^www\./, ''));
      domains.push(new Set(entries));
    } else if (part.function === 'matches') {
      const of = part.target ?? part.args[0];
      const pattern = condition.uses.patterns.get(textOf(part));
      const overText = of !== undefined && condition.checked.variableOf(of) === 'content.text';
      if (overText && pattern !== undefined) patterns.push(pattern);
    }
  }
  return { terms, domains, patterns };
}

const NONE: readonly SpanInText[] = [];

/** The spans of the text that made a rule match, by their start, none twice. */
export function spansOf(source: SpanSource | undefined, facts: Facts): readonly SpanInText[] {
  if (source === undefined || facts.text === '') return NONE;
  const spans: SpanInText[] = [];
  const { terms } = facts;
  for (const target of source.terms) {
    if (!terms.has(target)) continue;
    const [start, end] = [terms.start(target), terms.end(target)];
    spans.push(facts.folded.oneToOne ? [start, end] : originalSpan(facts.text, start, end));
  }
  for (const domains of source.domains) addLinkSpan(domains, facts, spans);
  for (const pattern of source.patterns) {
    const span = pattern.find(facts.text);
    if (span !== undefined) spans.push(span);
  }
  return spans.length < 2 ? spans : sorted(spans);
}

// A link that was taken from elsewhere, such as a profile, does not stand in the text.
function addLinkSpan(domains: ReadonlySet<string>, facts: Facts, spans: SpanInText[]): void {
  for (const link of facts.links) {
    const host = hostOf(link);
    if (host === undefined || domainAbove(host, domains) === undefined) continue;
    const at = facts.text.indexOf(link);
    if (at !== -1) spans.push([at, at + link.length]);
  }
}

function sorted(spans: SpanInText[]): readonly SpanInText[] {
  spans.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return spans.filter((span, at) => {
    const before = spans[at - 1];
    return before === undefined || before[0] !== span[0] || before[1] !== span[1];
  });
}

function listOf({ args }: Call): string | undefined {
  const [, list] = args;
  return list?.kind === 'constant' && list.constant.type === 'string'
    ? list.constant.value
    : undefined;
}

function textOf({ target, args }: Call): string {
  const written = target === undefined ? args[1] : args[0];
  return written?.kind === 'constant'
    ? String(written.constant.type === 'string' ? written.constant.value : '')
    : '';
}
