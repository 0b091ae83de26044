import { SECOND_MS } from '../../kernel/duration.ts';
import { instant, instantFromMs, instantMs } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import { type Clause, isOff, listsOf, remainderOf, withoutUnknown } from './clause.ts';
import { findSample } from './find-sample.ts';
import { proseLine, quotedText } from './quoted-text.ts';
import { describeClause, lengthInWords, renderClause } from './render-clause.ts';
import { conditionFault } from './rule-language.ts';
import type { Sample } from './sample.ts';

/** A rule on its way to a rule file. */
export interface RuleDraft {
  /** For example `imported.no-shops`. */
  readonly id: string;
  readonly title: string;
  /** Where it comes from, for example `Reddit AutoModerator`. */
  readonly from: string;
  readonly appliesTo: readonly ('post' | 'comment' | 'message' | 'profile')[];
  /** With its unknown parts. */
  readonly clause: Clause;
  readonly effect: 'nudge' | 'review' | 'hold';
  /** What the old rule told people. */
  readonly said: readonly string[];
}

/** A rule file, and why people apply the rule when no machine does. */
export interface WrittenRule {
  readonly text: string;
  readonly byPeople?: string;
}

/** Of UTF-8 for one unit of UTF-16. */
const BYTES_PER_UNIT_MAX = 3;
/** How long an imported rule holds an item back. */
const HOLD_FOR = '24h';
/** Of one text that the old rule told people; longer ones are cut. */
export const proseLengthMax = 4_000;
const DESCRIPTION_LENGTH_MAX = 2_000;
const TEST_TIME = instant('2026-01-05T12:00:00Z');

/**
 * Writes a rule file. The condition runs by machine only when all of it was translated and a test
 * shows what it catches and what it leaves alone; otherwise the rule is for people to apply.
 */
export function writeRule(draft: RuleDraft): WrittenRule {
  const clause = withoutUnknown(draft.clause);
  const known = remainderOf(draft.clause);
  const match = findSample(clause, true);
  const calm = findSample(clause, false);
  const fault = faultOf(draft.clause, clause);
  if (fault === undefined && match !== undefined && calm !== undefined) {
    const text = ruleText(draft, { clause, known: clause, match, calm });
    if (text.length * BYTES_PER_UNIT_MAX <= limits.ruleBytesMax) return { text };
    return byPeople(draft, known, 'its condition is too long for one rule');
  }
  const untested = 'no test could be made up that shows what it catches and what it does not';
  return byPeople(draft, known, fault ?? untested);
}

function byPeople(draft: RuleDraft, known: Clause, reason: string): WrittenRule {
  const left =
    known.kind === 'always' ? '' : `; what is left of its condition is \`${inline(known)}\``;
  const example = known.kind === 'always' ? undefined : findSample(known, true);
  return {
    text: ruleText(draft, { known, reason, ...(example === undefined ? {} : { match: example }) }),
    byPeople: `people apply this rule, no machine does: ${reason}${left}`,
  };
}

function faultOf(source: Clause, clause: Clause): string | undefined {
  if (isOff(source)) return 'the old rule was switched off';
  if (clause.kind === 'always') {
    const nothing = source.kind === 'always';
    if (clause.holds) return nothing ? 'it has no condition' : 'it would catch everything';
    return nothing ? 'its condition never holds' : 'a part of its condition has no translation';
  }
  const lists = Object.fromEntries(listsOf(clause).map(({ name, kind }) => [name, kind]));
  const fault = conditionFault(renderClause(clause), lists);
  return fault === undefined ? undefined : `its condition does not fit the rule language: ${fault}`;
}

function inline(clause: Clause): string {
  return renderClause(clause).replaceAll('\n', ' ');
}

interface Parts {
  /** The condition for the machine; absent when people apply the rule. */
  readonly clause?: Clause;
  /** What is known of the condition. */
  readonly known: Clause;
  /** Why no machine runs the rule. */
  readonly reason?: string;
  readonly match?: Sample;
  readonly calm?: Sample;
}

function ruleText(draft: RuleDraft, { clause, known, reason, match, calm }: Parts): string {
  const { id, title, from, appliesTo } = draft;
  const what = `${appliesTo.join(' or ')}`;
  const examples = {
    allowed: calm === undefined ? undefined : describeSample(calm, what),
    notAllowed: match === undefined ? undefined : describeSample(match, what),
  };
  const blank = 'Draft: write an example.';
  const described =
    known.kind === 'always'
      ? 'say here in words which ones are meant'
      : proseLine(describeClause(known), DESCRIPTION_LENGTH_MAX);
  return [
    '---',
    `id: ${id}`,
    `title: ${quotedText(title)}`,
    'family: imported',
    'category: OTHER_VIOLATION_TC',
    'gravity: 1',
    `applies-to: [${appliesTo.join(', ')}]`,
    ...(clause === undefined ? [] : whenLines(clause, draft.effect)),
    '---',
    `Draft: imported from ${from}; say it in your own words.`,
    '',
    `This rule is about every ${what} for which all of this is so: ${described}.`,
    ...(reason === undefined ? [] : ['', `No machine runs this rule: ${proseLine(reason)}.`]),
    ...(draft.said.length === 0 ? [] : ['', 'The old rule said:']),
    ...draft.said.flatMap(saidLines),
    '',
    '## Why',
    `Draft: imported from ${from}; say in your own words why.`,
    '',
    '## Allowed',
    `- ${examples.allowed ?? blank}`,
    '',
    '## Not allowed',
    `- ${examples.notAllowed ?? blank}`,
    '',
    ...(match === undefined || calm === undefined ? [] : testLines(match, calm)),
  ].join('\n');
}

function whenLines(clause: Clause, effect: RuleDraft['effect']): readonly string[] {
  const lines = renderClause(clause).split('\n');
  return [
    'when: |-',
    ...lines.map((line) => `  ${line}`),
    `effect: ${effect}`,
    ...(effect === 'hold' ? [`hold-for: ${HOLD_FOR}`] : []),
  ];
}

function saidLines(said: string): readonly string[] {
  const lines = said.slice(0, proseLengthMax).toWellFormed().replaceAll('<', '&lt;').split(/\r?\n/);
  return ['', ...lines.map((line) => `> ${line}`.trimEnd())];
}

function describeSample(sample: Sample, what: string): string {
  const age =
    sample.ageSeconds === undefined
      ? ''
      : ` from an account that is ${lengthInWords(sample.ageSeconds)} old`;
  const parts = [
    ...(sample.text === '' ? [] : [`with the text “${proseLine(sample.text)}”`]),
    ...(sample.links.length === 0 ? [] : [`with ${count(sample.links, 'link')}`]),
    ...(sample.mentions.length === 0 ? [] : [`that mentions ${count(sample.mentions, 'member')}`]),
    ...(sample.group === undefined ? [] : [`in the group “${proseLine(sample.group)}”`]),
    ...(sample.thread === undefined ? [] : [`in the thread “${proseLine(sample.thread)}”`]),
    ...(sample.type === 'content.edited' ? ['that was edited'] : []),
  ];
  return `A ${what}${age} ${parts.join(', ')}`.trim().concat('.');
}

function count(entries: readonly string[], what: string): string {
  const [first = ''] = entries;
  return entries.length === 1 ? `the ${what} ${proseLine(first)}` : `${entries.length} ${what}s`;
}

function testLines(match: Sample, calm: Sample): readonly string[] {
  return [
    '## Tests',
    '```yaml',
    '- name: what the old rule was written for',
    ...activityLines(match),
    '  expect: match',
    '- name: something else',
    ...activityLines(calm),
    '  expect: no-match',
    '```',
    '',
  ];
}

function activityLines(sample: Sample): readonly string[] {
  const { text, links, mentions, ageSeconds, type, group, thread } = sample;
  const list = (entries: readonly string[]): string => entries.map(quotedText).join(', ');
  return [
    '  activities:',
    `    - type: ${type ?? 'content.posted'}`,
    `      time: ${TEST_TIME}`,
    ...(ageSeconds === undefined ? [] : [`      actor: { createdAt: "${madeAt(ageSeconds)}" }`]),
    ...(group === undefined ? [] : [`      group: ${quotedText(group)}`]),
    ...(thread === undefined ? [] : [`      thread: ${quotedText(thread)}`]),
    '      content:',
    `        text: ${quotedText(text)}`,
    ...(links.length === 0 ? [] : [`        links: [${list(links)}]`]),
    ...(mentions.length === 0 ? [] : [`        mentions: [${list(mentions)}]`]),
  ];
}

function madeAt(ageSeconds: number): string {
  return instantFromMs(instantMs(TEST_TIME) - ageSeconds * SECOND_MS);
}
