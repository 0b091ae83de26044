import type { FilterReading, Look } from './filter-reading.ts';
import type { FilterNode } from './syntax.ts';
import { variableOf } from './variable.ts';

/** Functions that change a text in a way no condition can look at, with the reason. */
const CHANGED: Readonly<Record<string, string>> = {
  norm: 'a text without doubled letters, signs and blanks cannot be looked at',
  rmdoubles: 'a text without doubled letters cannot be looked at',
  rmspecials: 'a text without its signs cannot be looked at',
  rmwhitespace: 'a text without its blanks cannot be looked at',
  sanitize: 'a text with its entities written out cannot be looked at',
  substr: 'a part of a text cannot be looked at',
  str_replace: 'a text with something replaced cannot be looked at',
  str_replace_regexp: 'a text with something replaced cannot be looked at',
  get_matches: 'what a pattern found cannot be read again',
};

/** Which text of the activity an expression means, and how it is looked at. */
export function lookOf(node: FilterNode, reading: FilterReading): Look {
  const known = reading.bindings.resolve(node);
  if (known.kind === 'name') {
    const variable = variableOf(known.name);
    if (variable.kind === 'unknown') return variable;
    if (variable.kind !== 'text') return refused('a number is not searched like a text');
    const { subject, caveat } = variable;
    return { subject, caveats: [caveat], ignoreCase: false, looksAlike: false };
  }
  if (known.kind === 'call') return lookThrough(known, reading);
  if (known.kind === 'binary' && known.operator === '+') {
    return refused('two texts joined into one cannot be looked at; write two conditions');
  }
  return refused('this is not a text of the activity');
}

function lookThrough(
  { name, args }: Extract<FilterNode, { kind: 'call' }>,
  reading: FilterReading,
): Look {
  const [first, second] = args;
  const reason = Object.hasOwn(CHANGED, name) ? CHANGED[name] : undefined;
  if (first === undefined || second !== undefined || reason !== undefined) {
    // What a changed text was made of says why, when that is refused by itself.
    const inner = first === undefined ? undefined : lookOf(first, reading);
    if (inner !== undefined && 'reason' in inner && inner.about === 'role') return inner;
    return refused(reason ?? `\`${name}\` cannot be looked at`);
  }
  const inner = lookOf(first, reading);
  if ('reason' in inner) return inner;
  switch (name) {
    case 'string':
      return inner;
    case 'lcase':
    case 'ucase':
      return { ...inner, ignoreCase: true };
    case 'ccnorm':
      if (inner.subject !== 'content.text') return refused('look-alikes are found in texts only');
      return { ...inner, ignoreCase: true, looksAlike: true };
    default:
      return refused(`\`${name}\` has no translation`);
  }
}

function refused(reason: string): Look {
  return { about: 'absent', reason };
}
