import type { Activity } from '../../../src/domain/activity.ts';
import { domainAbove, hostOf } from '../../../src/engine/host.ts';
import type { FoldBuffer } from '../../../src/engine/text/fold.ts';
import { buildTermAutomaton } from '../../../src/engine/text/term-automaton.ts';
import { TermHits } from '../../../src/engine/text/term-hits.ts';
import type { Condition, Workbook } from '../rule-specs.ts';

/** Something that can be asked for a name. */
interface Asked {
  has(name: string): boolean;
}

/**
 * What every contender but Evenhand is lent: the numbers of an activity, and the product's own
 * matchers as functions that look when they are first asked.
 */
export interface Features {
  readonly links: number;
  readonly mentions: number;
  readonly hashes: number;
  readonly ageHours: number;
  readonly group: string;
  readonly language: string;
  /** Names of the lists that have a hit. */
  readonly lists: Asked & { all(): readonly string[] };
  /** Sources of the patterns that match. */
  readonly patterns: Asked & { all(): readonly string[] };
}

/** An activity whose text was folded and whose times were read before the clock starts. */
export interface FoldedActivity {
  readonly activity: Activity;
  readonly folded: FoldBuffer;
  readonly timeMs: number;
  readonly createdMs: number;
}

type MakeFeatures = (one: FoldedActivity) => Features;

/** Makes the features of activities; one text is looked at a time. */
export function featureMaker(workbook: Workbook): MakeFeatures {
  const lists = listFinder(workbook);
  const patterns = new Map(
    workbook.rules
      .flatMap(({ condition }) => sources(condition))
      .map((source) => [source, regularExpression(source)]),
  );
  return (one) => featuresOf(one, lists, patterns);
}

function featuresOf(
  one: FoldedActivity,
  lists: (one: FoldedActivity) => ReadonlySet<string>,
  patterns: ReadonlyMap<string, RegExp>,
): Features {
  const { content, group } = one.activity;
  const text = content?.text ?? '';
  let found: ReadonlySet<string> | undefined;
  const look = (): ReadonlySet<string> => {
    found ??= lists(one);
    return found;
  };
  return {
    links: content?.links.length ?? 0,
    mentions: content?.mentions.length ?? 0,
    hashes: content?.hashes.length ?? 0,
    ageHours: (one.timeMs - one.createdMs) / 3_600_000,
    group: group ?? '',
    language: content?.language ?? '',
    lists: { has: (name) => look().has(name), all: () => [...look()] },
    patterns: {
      has: (source) => patterns.get(source)?.test(text) ?? false,
      all: () => [...patterns].filter(([, pattern]) => pattern.test(text)).map(([name]) => name),
    },
  };
}

function listFinder({ lists }: Workbook): (one: FoldedActivity) => ReadonlySet<string> {
  const terms = lists.filter(({ kind }) => kind === 'terms');
  const automaton = buildTermAutomaton(
    terms.flatMap(({ entries }, target) =>
      entries.map((text) => ({ text, target, boundary: 'word' as const })),
    ),
  );
  const hits = new TermHits(terms.length);
  const sets = (kind: 'domains' | 'hashes'): { name: string; entries: ReadonlySet<string> }[] =>
    lists
      .filter((list) => list.kind === kind)
      .map(({ name, entries }) => ({ name, entries: new Set(entries) }));
  const [domains, hashes] = [sets('domains'), sets('hashes')];
  return ({ activity: { content }, folded }) => {
    const found = new Set<string>();
    hits.clear();
    automaton.scan(folded, hits);
    for (let at = 0; at < hits.count; at += 1) found.add(terms[hits.targets[at] ?? 0]?.name ?? '');
    for (const link of content?.links ?? []) {
      const host = hostOf(link) ?? '';
      for (const { name, entries } of domains) {
        if (domainAbove(host, entries) !== undefined) found.add(name);
      }
    }
    for (const { algorithm, value } of content?.hashes ?? []) {
      const hash = `${algorithm}:${value}`;
      for (const { name, entries } of hashes) if (entries.has(hash)) found.add(name);
    }
    return found;
  };
}

// The platform's own engine, as somebody writing JavaScript would use it.
function regularExpression(source: string): RegExp {
  const ignoreCase = source.startsWith('(?i)');
  return new RegExp(ignoreCase ? source.slice(4) : source, ignoreCase ? 'i' : '');
}

function sources(condition: Condition): readonly string[] {
  if (condition.op === 'pattern') return [condition.source];
  if (condition.op === 'not') return sources(condition.of);
  return condition.op === 'all' || condition.op === 'any' ? condition.of.flatMap(sources) : [];
}
