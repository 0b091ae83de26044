import { DAY_MS, SECOND_MS } from '../../kernel/duration.ts';
import type { Clause, Comparison, ListDraft, PatternSubject, TextSubject } from './clause.ts';
import { holds } from './clause-holds.ts';
import { compare } from './comparison.ts';
import { patternExamples } from './pattern-example.ts';
import { calmTexts, emptySample, joinEach, joinSamples, type Sample, spread } from './sample.ts';
import { asDomain } from './text-terms.ts';

const WAYS_MAX = 6;
const FILLER = 'word ';
/** No account is older than the clock that a test counts back from. */
const AGE_SECONDS_MAX: number = (18_000 * DAY_MS) / SECOND_MS;

/**
 * An activity that meets the condition, or one that does not. Undefined when none could be made up:
 * then nothing shows what the rule does, and it must not run by machine.
 */
export function findSample(clause: Clause, wanted: boolean): Sample | undefined {
  const made = waysOf(clause, wanted);
  const calm = calmTexts.map((text) => ({ ...emptySample, text }));
  const mixed = made.flatMap((sample) => [
    ...(sample.text === '' ? calm.map((one) => joinSamples(sample, one)) : []),
    sample,
    ...calm.map((one) => joinSamples(one, sample)),
  ]);
  const tried = wanted ? mixed : [...calm, ...mixed];
  return tried.find((sample) => holds(clause, sample) === wanted);
}

function waysOf(clause: Clause, wanted: boolean): readonly Sample[] {
  switch (clause.kind) {
    case 'all':
    case 'any': {
      const parts = clause.of.map((part) => waysOf(part, wanted));
      if (spread(clause, wanted) === 'one') return parts.flatMap((ways) => ways.slice(0, WAYS_MAX));
      return [...joinEach(parts), ...joinEach(parts.toReversed())];
    }
    case 'not':
      return waysOf(clause.of, !wanted);
    case 'list':
      return wanted ? listWays(clause.list) : [emptySample];
    case 'pattern':
      if (!wanted) return [emptySample];
      return patternExamples(clause.pattern).flatMap((text) => patternWays(clause.subject, text));
    case 'equals':
      return [put(clause.subject, wanted ? clause.value : '')];
    case 'size':
      return sizes(clause.comparison, clause.value, wanted).map((size) => sized(clause.of, size));
    case 'age':
      return ages(clause.comparison, clause.seconds, wanted);
    case 'always':
    case 'unknown':
      return [emptySample];
  }
}

function listWays({ kind, entries }: ListDraft): readonly Sample[] {
  return entries.slice(0, WAYS_MAX).map((entry) => {
    const text = entry.replace(/^\*|\*$/g, '').trim();
    return kind === 'terms'
      ? { ...emptySample, text }
      : { ...emptySample, links: [`https://${entry}/page`] };
  });
}

// Not every text is a host; a label may become one with another behind it.
function patternWays(subject: PatternSubject, text: string): readonly Sample[] {
  if (subject !== 'content.domains') return [put(subject, text)];
  const hosts = [text, `${text}.example`].filter((host) => asDomain(host) === host);
  return hosts.map((host) => put(subject, host));
}

function put(subject: PatternSubject | TextSubject, text: string): Sample {
  if (text === '') return emptySample;
  switch (subject) {
    case 'content.text':
      return { ...emptySample, text };
    case 'content.links':
      return { ...emptySample, links: [text] };
    case 'content.domains':
      return { ...emptySample, links: [`https://${text}/page`] };
    case 'type':
      return { ...emptySample, type: text };
    default:
      return { ...emptySample, [subject]: text };
  }
}

/** Numbers on the wanted side of a comparison, none below zero. */
function sizes(comparison: Comparison, value: number, wanted: boolean): readonly number[] {
  return [0, value - 1, value, value + 1, value * 2]
    .filter((size) => size >= 0)
    .filter((size) => compare(size, comparison, value) === wanted);
}

function ages(comparison: Comparison, seconds: number, wanted: boolean): readonly Sample[] {
  const told = [...sizes(comparison, seconds, wanted), Math.floor(seconds / 2)]
    .filter((age) => age <= AGE_SECONDS_MAX && compare(age, comparison, seconds) === wanted)
    .map((ageSeconds) => ({ ...emptySample, ageSeconds }));
  return [...told.toReversed(), emptySample];
}

function sized(of: Extract<Clause, { kind: 'size' }>['of'], size: number): Sample {
  if (size > 3_000) return emptySample;
  const each = Array.from({ length: of === 'content.text' ? 0 : size }, (_, index) => index + 1);
  switch (of) {
    case 'content.text':
      return { ...emptySample, text: FILLER.repeat(size / FILLER.length + 1).slice(0, size) };
    case 'content.links':
      return { ...emptySample, links: each.map((index) => `https://site.example/${index}`) };
    case 'content.mentions':
      return { ...emptySample, mentions: each.map((index) => `m-${1_000 + index}`) };
  }
}
