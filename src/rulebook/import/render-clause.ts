import type { Clause, Comparison, PatternSubject } from './clause.ts';
import { proseLine, quotedText } from './quoted-text.ts';

/** The condition in CEL with the names of spec/rulebook.md; unknown parts must be gone. */
export function renderClause(clause: Clause): string {
  return clause.kind === 'all' ? clause.of.map(operand).join(' &&\n') : plain(clause);
}

function plain(clause: Clause): string {
  switch (clause.kind) {
    case 'all':
      return clause.of.map(operand).join(' && ');
    case 'any':
      return clause.of.map(operand).join(' || ');
    case 'not':
      if (clause.of.kind === 'equals') {
        return `${clause.of.subject} != ${quotedText(clause.of.value)}`;
      }
      return isComparison(clause.of) ? `!(${plain(clause.of)})` : `!${operand(clause.of)}`;
    case 'always':
      return String(clause.holds);
    case 'unknown':
      throw new TypeError('unknown parts were taken out before');
    case 'list': {
      const { kind, name } = clause.list;
      const call = kind === 'terms' ? 'containsTerm(content.text' : 'inDomains(content.links';
      return `${call}, "${name}")`;
    }
    case 'pattern':
      return patternCall(clause.subject, quotedText(clause.pattern));
    case 'equals':
      return `${clause.subject} == ${quotedText(clause.value)}`;
    case 'size':
      return `size(${clause.of}) ${clause.comparison} ${clause.value}`;
    case 'age':
      return `actor.age ${clause.comparison} duration("${clause.seconds}s")`;
  }
}

function operand(clause: Clause): string {
  return clause.kind === 'all' || clause.kind === 'any' ? `(${plain(clause)})` : plain(clause);
}

function isComparison({ kind }: Clause): boolean {
  return kind === 'size' || kind === 'age';
}

function patternCall(subject: PatternSubject, pattern: string): string {
  switch (subject) {
    case 'content.links':
      return `content.links.exists(link, link.matches(${pattern}))`;
    case 'content.domains':
      return `content.domains.exists(host, host.matches(${pattern}))`;
    default:
      return `${subject}.matches(${pattern})`;
  }
}

const SHOWN = 5;

/** The condition in words for people, without a full stop. */
export function describeClause(clause: Clause): string {
  switch (clause.kind) {
    case 'all':
      return clause.of.map(describePart).join(', and ');
    case 'any':
      return clause.of.map(describePart).join(', or ');
    case 'not':
      if (clause.of.kind === 'equals') {
        return describeClause(clause.of).replace(' is “', ' is not “');
      }
      return `it is not so that ${describePart(clause.of)}`;
    case 'always':
      return clause.holds ? 'anything is written' : 'nothing is written';
    case 'unknown':
      throw new TypeError('unknown parts were taken out before');
    case 'list': {
      const { kind, name, entries } = clause.list;
      const some = entries.slice(0, SHOWN).map((entry) => `“${proseLine(entry, 60)}”`);
      const more = entries.length > SHOWN ? ' and more' : '';
      const what = kind === 'terms' ? 'the text has a term of' : 'a link goes to a site of';
      return `${what} the list “${name}” (${some.join(', ')}${more})`;
    }
    case 'pattern':
      return `${SUBJECTS[clause.subject]} fits the pattern “${proseLine(clause.pattern, 120)}”`;
    case 'equals':
      return `the ${clause.subject.replace('content.', '')} is “${proseLine(clause.value, 120)}”`;
    case 'size':
      return `${SIZES[clause.of]} ${COMPARED[clause.comparison]} ${clause.value}`;
    case 'age':
      return `the account is ${AGED[clause.comparison]} ${lengthInWords(clause.seconds)}`;
  }
}

// Brackets tell which “and” belongs to which “or”.
function describePart(clause: Clause): string {
  const joined = clause.kind === 'all' || clause.kind === 'any';
  return joined ? `(${describeClause(clause)})` : describeClause(clause);
}

const SUBJECTS: Readonly<Record<PatternSubject, string>> = {
  'content.text': 'the text',
  'content.links': 'a link',
  'content.domains': 'the site of a link',
  thread: 'the thread',
  group: 'the group',
};
const SIZES = {
  'content.text': 'the number of characters is',
  'content.links': 'the number of links is',
  'content.mentions': 'the number of members mentioned is',
} as const;
const COMPARED: Readonly<Record<Comparison, string>> = {
  '<': 'less than',
  '<=': 'at most',
  '>': 'more than',
  '>=': 'at least',
  '==': 'exactly',
  '!=': 'anything but',
};
const AGED: Readonly<Record<Comparison, string>> = {
  '<': 'younger than',
  '<=': 'at most as old as',
  '>': 'older than',
  '>=': 'at least as old as',
  '==': 'exactly as old as',
  '!=': 'not exactly as old as',
};

/** A length of time in the largest unit that fits. */
export function lengthInWords(seconds: number): string {
  const units = [
    { name: 'day', length: 86_400 },
    { name: 'hour', length: 3_600 },
    { name: 'minute', length: 60 },
  ];
  const unit = units.find(({ length }) => seconds >= length && seconds % length === 0);
  const { name, length } = unit ?? { name: 'second', length: 1 };
  const count = seconds / length;
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}
