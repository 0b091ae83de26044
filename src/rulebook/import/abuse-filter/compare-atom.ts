import { anyOf, type Clause, type Comparison, not } from '../clause.ts';
import { translatePattern } from '../foreign-pattern.ts';
import { sentences } from '../importing.ts';
import { patternFault } from '../rule-language.ts';
import { escapePattern } from '../text-terms.ts';
import { constantOf, constantTexts } from './constant.ts';
import type { Atom, FilterReading } from './filter-reading.ts';
import { repeatedPattern } from './find-atom.ts';
import { lookOf } from './look.ts';
import type { FilterNode } from './syntax.ts';
import { variableOf } from './variable.ts';

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  '=': '==',
  '==': '==',
  '===': '==',
  '!=': '!=',
  '!==': '!=',
};
const TURNED: Readonly<Record<Comparison, Comparison>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
  '==': '==',
  '!=': '!=',
};
const TIMES_MAX = 20;

/** `user_age < 86400`, `action == "edit"` and their like, with the constant on either side. */
export function comparisonAtom(
  { operator, left, right }: Extract<FilterNode, { kind: 'binary' }>,
  reading: FilterReading,
): Atom {
  const written = COMPARISONS[operator] ?? '==';
  const constant = constantOf(right, reading.bindings);
  const turned = constant === undefined;
  const value = turned ? constantOf(left, reading.bindings) : constant;
  const asked = reading.bindings.resolve(turned ? right : left);
  if (value === undefined) return reasonFor(left, right, reading);
  return compared(asked, turned ? TURNED[written] : written, value, reading);
}

/** A count that stands alone is true above zero. */
export function countAtom(
  call: Extract<FilterNode, { kind: 'call' }>,
  reading: FilterReading,
): Atom {
  return compared(call, '>', 0, reading);
}

function compared(
  asked: FilterNode,
  comparison: Comparison,
  value: number | string,
  reading: FilterReading,
): Atom {
  if (asked.kind === 'name' && asked.name === 'action') return activityAtom(comparison, value);
  if (asked.kind === 'name') {
    const variable = variableOf(asked.name);
    if (variable.kind === 'unknown') return variable;
    if (variable.kind === 'age') return ageAtom(comparison, Number(value));
    if (variable.kind === 'size') return sizeAtom(comparison, value, [variable.caveat]);
  }
  if (asked.kind === 'call') return callAtom(asked, comparison, value, reading);
  return textAtom(asked, comparison, String(value), reading);
}

function callAtom(
  call: Extract<FilterNode, { kind: 'call' }>,
  comparison: Comparison,
  value: number | string,
  reading: FilterReading,
): Atom {
  const [first, second] = call.args;
  if (call.name.startsWith('ip_in_range')) return refused(sentences.identity);
  if (['count', 'rcount'].includes(call.name) && first !== undefined && second !== undefined) {
    return timesAtom(call, { sought: first, searched: second, comparison, value }, reading);
  }
  if (['length', 'strlen'].includes(call.name) && first !== undefined) {
    const look = lookOf(first, reading);
    if ('reason' in look) return look;
    if (look.subject !== 'content.text') return refused('only the text has a length here');
    return sizeAtom(comparison, value, look.caveats);
  }
  return textAtom(call, comparison, String(value), reading);
}

function textAtom(
  asked: FilterNode,
  comparison: Comparison,
  value: string,
  reading: FilterReading,
): Atom {
  const look = lookOf(asked, reading);
  if ('reason' in look) return look;
  if (comparison !== '==' && comparison !== '!=') {
    return refused('texts are compared with `==` and `!=` only');
  }
  if (look.looksAlike) return refused('a text that looks the same cannot be compared as a whole');
  const { subject, ignoreCase, caveats } = look;
  const exact = !ignoreCase && (subject === 'thread' || subject === 'group');
  const pattern = `(?s${ignoreCase ? 'i' : ''})^(?:${escapePattern(value)})$`;
  const fault = exact ? undefined : patternFault(pattern);
  if (fault !== undefined) return refused(fault.message);
  const same: Clause = exact
    ? { kind: 'equals', subject, value }
    : { kind: 'pattern', subject, pattern };
  return { clause: comparison === '==' ? same : not(same), caveats };
}

function ageAtom(comparison: Comparison, seconds: number): Atom {
  if (!Number.isFinite(seconds) || seconds < 0) return refused('an age is a number of seconds');
  return { clause: { kind: 'age', comparison, seconds: Math.round(seconds) }, caveats: [] };
}

function sizeAtom(
  comparison: Comparison,
  value: number | string,
  caveats: readonly string[],
): Atom {
  const size = Number(value);
  if (!Number.isSafeInteger(size) || size < 0) return refused('a length is a whole number');
  return { clause: { kind: 'size', of: 'content.text', comparison, value: size }, caveats };
}

function activityAtom(comparison: Comparison, value: number | string): Atom {
  if (value !== 'edit' || (comparison !== '==' && comparison !== '!=')) {
    return refused('rules here look at what is posted and edited; other deeds have no text');
  }
  const posted: Clause = { kind: 'equals', subject: 'type', value: 'content.posted' };
  const edited: Clause = { kind: 'equals', subject: 'type', value: 'content.edited' };
  const either = anyOf([posted, edited]);
  return { clause: comparison === '==' ? either : not(either), caveats: [] };
}

interface Times {
  readonly sought: FilterNode;
  readonly searched: FilterNode;
  readonly comparison: Comparison;
  readonly value: number | string;
}

function timesAtom(
  { name }: Extract<FilterNode, { kind: 'call' }>,
  { sought, searched, comparison, value }: Times,
  reading: FilterReading,
): Atom {
  const look = lookOf(searched, reading);
  if ('reason' in look) return look;
  const [text, more] = constantTexts(sought, reading.bindings) ?? [];
  const times = Number(value);
  if (text === undefined || text === '' || more !== undefined) {
    return refused('what is counted must be written out as one text');
  }
  if (!Number.isSafeInteger(times) || times < 0 || times > TIMES_MAX) {
    return refused(`counting goes up to ${TIMES_MAX} here`);
  }
  if (look.looksAlike || look.subject === 'content.links') {
    return refused('only what stands in a text as written is counted');
  }
  const translated = name === 'rcount' ? translatePattern(text, 'pcre') : undefined;
  if (translated?.ok === false) return refused(translated.reason);
  const body = translated === undefined ? escapePattern(text) : translated.body;
  const least = (count: number): Clause => {
    const pattern = `${look.ignoreCase ? '(?i)' : ''}${repeatedPattern(body, count)}`;
    return count <= 0
      ? { kind: 'always', holds: true }
      : { kind: 'pattern', subject: look.subject, pattern };
  };
  const fault = patternFault(repeatedPattern(body, times + 1));
  if (fault !== undefined) return refused(fault.message);
  return {
    clause: counted(comparison, times, least),
    caveats: [...look.caveats, ...(translated?.caveats ?? [])],
  };
}

function counted(comparison: Comparison, times: number, least: (count: number) => Clause): Clause {
  switch (comparison) {
    case '>':
      return least(times + 1);
    case '>=':
      return least(times);
    case '<':
      return not(least(times));
    case '<=':
      return not(least(times + 1));
    case '==':
      return { kind: 'all', of: [least(times), not(least(times + 1))] };
    case '!=':
      return not({ kind: 'all', of: [least(times), not(least(times + 1))] });
  }
}

/** Why neither side has a translation: the reason of the side that says more. */
function reasonFor(left: FilterNode, right: FilterNode, reading: FilterReading): Atom {
  const looks = [left, right].map((side) => reading.bindings.resolve(side));
  for (const side of looks) {
    if (side.kind !== 'name') continue;
    const variable = variableOf(side.name);
    if (variable.kind === 'unknown') return variable;
  }
  return refused('one side of a comparison must be written out as a number or a text');
}

function refused(reason: string): Atom {
  return { about: 'absent', reason };
}
