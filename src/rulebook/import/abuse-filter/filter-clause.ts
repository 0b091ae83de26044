import { allOf, always, anyOf, type Clause, never, not } from '../clause.ts';
import { sentences } from '../importing.ts';
import { comparisonAtom, countAtom } from './compare-atom.ts';
import { constantOf } from './constant.ts';
import { type Atom, type FilterReading, tellSpan } from './filter-reading.ts';
import { keywordAtom, listAtom } from './find-atom.ts';
import { lookOf } from './look.ts';
import type { FilterNode } from './syntax.ts';
import { variableOf } from './variable.ts';

const COMPARING: readonly string[] = ['==', '===', '!=', '!==', '=', '<', '>', '<=', '>='];
const FINDING: readonly string[] = [
  'in',
  'like',
  'matches',
  'contains',
  'rlike',
  'irlike',
  'regex',
];
const LISTING: readonly string[] = [
  'contains_any',
  'contains_all',
  'ccnorm_contains_any',
  'ccnorm_contains_all',
  'equals_to_any',
];

/** The clause of an expression that is true or false, with a remark for each of its conditions. */
export function filterClause(node: FilterNode, reading: FilterReading): Clause {
  const bound = reading.bindings.resolve(node);
  if (node.kind === 'name' && bound !== node) {
    tellSpan(node, { clause: always, caveats: [] }, reading);
    return filterClause(bound, reading);
  }
  switch (node.kind) {
    case 'unary':
      return node.operator === '!'
        ? not(filterClause(node.of, reading))
        : constantClause(node, reading);
    case 'choice':
      return choiceClause(node, reading);
    case 'binary':
      return binaryClause(node, reading);
    case 'call':
      return tellSpan(node, callAtom(node, reading), reading);
    case 'name':
      return tellSpan(node, nameAtom(node.name), reading);
    default:
      return constantClause(node, reading);
  }
}

function binaryClause(
  node: Extract<FilterNode, { kind: 'binary' }>,
  reading: FilterReading,
): Clause {
  const { operator, left, right } = node;
  if (FINDING.includes(operator)) return tellSpan(node, keywordAtom(node, reading), reading);
  if (COMPARING.includes(operator)) return tellSpan(node, comparisonAtom(node, reading), reading);
  switch (operator) {
    case '&':
      return allOf([filterClause(left, reading), filterClause(right, reading)]);
    case '|':
      return anyOf([filterClause(left, reading), filterClause(right, reading)]);
    case '^':
      return eitherClause(filterClause(left, reading), filterClause(right, reading), reading);
    default:
      return constantClause(node, reading);
  }
}

function eitherClause(one: Clause, other: Clause, reading: FilterReading): Clause {
  if (reading.forks.spend()) return anyOf([allOf([one, not(other)]), allOf([not(one), other])]);
  return { kind: 'unknown', about: 'absent' };
}

function choiceClause(
  { test, then, otherwise }: Extract<FilterNode, { kind: 'choice' }>,
  reading: FilterReading,
): Clause {
  const tested = filterClause(test, reading);
  const chosen = filterClause(then, reading);
  const other = otherwise === undefined ? never : filterClause(otherwise, reading);
  if (!reading.forks.spend()) return { kind: 'unknown', about: 'absent' };
  return anyOf([allOf([tested, chosen]), allOf([not(tested), other])]);
}

/** A number, a text or a truth value where something true or false is wanted. */
function constantClause(node: FilterNode, reading: FilterReading): Clause {
  if (node.kind === 'truth') {
    return tellSpan(node, { clause: node.value ? always : never, caveats: [] }, reading);
  }
  const value = constantOf(node, reading.bindings);
  const atom: Atom =
    value === undefined
      ? refused('this is neither a condition nor written out')
      : { clause: value !== 0 && value !== '' && value !== '0' ? always : never, caveats: [] };
  return tellSpan(node, atom, reading);
}

function callAtom(call: Extract<FilterNode, { kind: 'call' }>, reading: FilterReading): Atom {
  const { name, args } = call;
  if (LISTING.includes(name)) return listAtom(call, reading);
  if (name === 'count' || name === 'rcount') return countAtom(call, reading);
  if (name.startsWith('ip_in_range')) return refused(sentences.identity);
  if (name === 'set' || name === 'set_var') {
    return refused('a name is given with `:=`; this way of giving it is not read');
  }
  const [first] = args;
  const look = first === undefined ? undefined : lookOf(first, reading);
  if (look !== undefined && 'reason' in look) return look;
  return refused(`\`${name}\` has no translation as a condition`);
}

function nameAtom(name: string): Atom {
  const variable = variableOf(name);
  if (variable.kind === 'unknown') return variable;
  return refused(`\`${name}\` by itself is not a condition`);
}

function refused(reason: string): Atom {
  return { about: 'absent', reason };
}
