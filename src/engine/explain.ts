import { DAY_MS, durationMs, HOUR_MS, MINUTE_MS, SECOND_MS } from '../kernel/duration.ts';
import type { Window } from '../rulebook/model.ts';
import type { Uses } from '../rulebook/planning.ts';
import { type Facts, unknownAgeMs } from './facts.ts';
import { originalSpan } from './fold.ts';

/** Why a condition held, in sentences a member can read, and where in the text. */
export interface Explanation {
  readonly why: readonly string[];
  readonly spans: readonly (readonly [number, number])[];
}

/** Longest piece of a member's text that is repeated in a sentence. */
const QUOTED_LENGTH_MAX = 100;

/** Made only after a match, so it may cost something. */
export function explain(facts: Facts, uses: Uses, windows: readonly Window[]): Explanation {
  const spans: (readonly [number, number])[] = [];
  const why = windows
    .filter((window) => uses.windows.has(window.name))
    .map((window) => windowSentence(window, facts.window(window.name)));
  for (const { function: name, list } of uses.lists) {
    const sentence = listSentence(facts, name, list, spans);
    if (sentence !== undefined && !why.includes(sentence)) why.push(sentence);
  }
  for (const pattern of uses.patterns) {
    const span = pattern.find(facts.text);
    if (span === undefined) continue;
    spans.push(span);
    why.push(`The text has ${quoted(facts.text.slice(...span))}, which fits the rule's pattern.`);
  }
  for (const name of uses.detectors) {
    const output = facts.detector(name);
    if (output !== '') why.push(`The detector ${name} said ${quoted(output)}.`);
  }
  for (const path of uses.variables) {
    const sentence = VARIABLE_SENTENCES[path]?.(facts);
    if (sentence !== undefined) why.push(sentence);
  }
  return { why, spans: spans.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]) };
}

function windowSentence(window: Window, value: number): string {
  const counted = {
    count: 'activities counted',
    sum: `sum of \`${window.of}\``,
    distinct: `different values of \`${window.of}\``,
  }[window.aggregate];
  const length = durationInWords(durationMs(window.over));
  return `${window.name} is ${value} (${counted} by ${window.by} within ${length}).`;
}

function listSentence(
  facts: Facts,
  name: string,
  list: string,
  spans: (readonly [number, number])[],
): string | undefined {
  if (name === 'containsTerm') {
    const match = facts.termIn(list);
    if (match === undefined) return undefined;
    const span = originalSpan(facts.text, match.start, match.end);
    spans.push(span);
    return `The text has ${quoted(facts.text.slice(...span))}, which is in the list ${list}.`;
  }
  if (name === 'inDomains') {
    const domain = facts.domainIn(list);
    return domain && `A link goes to ${quoted(domain)}, which is in the list ${list}.`;
  }
  return facts.inHashes(list) ? `A file is in the list ${list}.` : undefined;
}

const VARIABLE_SENTENCES: Readonly<Record<string, (facts: Facts) => string | undefined>> = {
  'actor.age': ({ actorAgeMs }) =>
    actorAgeMs === unknownAgeMs
      ? undefined
      : `The account was ${durationInWords(Math.max(actorAgeMs, 0))} old.`,
  'content.links': ({ links }) => countSentence(links.length, 'link'),
  'content.mentions': ({ mentions }) => countSentence(mentions.length, 'mention'),
  'content.domains': ({ domains }) =>
    domains.length === 0 ? undefined : `The links go to ${domains.slice(0, 5).join(', ')}.`,
  'content.language': ({ language }) =>
    language === '' ? undefined : `The language is ${language}.`,
};

function countSentence(count: number, what: string): string {
  return `It has ${count} ${what}${count === 1 ? '' : 's'}.`;
}

function quoted(text: string): string {
  const short = text.length > QUOTED_LENGTH_MAX ? `${text.slice(0, QUOTED_LENGTH_MAX)}…` : text;
  return `"${short.replace(/\s+/gu, ' ').toWellFormed()}"`;
}

const UNITS: readonly (readonly [string, number])[] = [
  ['day', DAY_MS],
  ['hour', HOUR_MS],
  ['minute', MINUTE_MS],
  ['second', SECOND_MS],
];

/** The largest unit that gives at least two, in whole numbers: `72 hours` is `3 days`. */
function durationInWords(lengthMs: number): string {
  const unit =
    UNITS.find(([, unitMs]) => lengthMs >= 2 * unitMs && lengthMs % unitMs === 0) ??
    UNITS.find(([, unitMs]) => lengthMs >= unitMs) ??
    (['second', SECOND_MS] as const);
  const count = Math.floor(lengthMs / unit[1]);
  return `${count} ${unit[0]}${count === 1 ? '' : 's'}`;
}
