import { allOf, type Clause } from '../clause.ts';
import type { RuleDraft } from '../draft-rule.ts';
import type { ImportProblem } from '../import-result.ts';
import { type Importing, proseOf, type RuleImporting, sentences } from '../importing.ts';
import { readDocuments, type SourceMap, type SourceNode, truthOf } from '../source-tree.ts';
import { Bindings } from './constant.ts';
import { filterClause } from './filter-clause.ts';
import { constructAt, type FilterReading, Forks, placeAt } from './filter-reading.ts';
import { parseFilter } from './parse-filter.ts';
import { type FilterStatement, namesIn } from './syntax.ts';
import { FilterProblem, tokensOf } from './token.ts';

const FROM = 'MediaWiki AbuseFilter';
const CONDITION = 'condition';

/** What a filter does when it matches, and what is said of it. */
const ANSWERS: Readonly<Record<string, string>> = {
  block: sentences.punishment,
  rangeblock: sentences.punishment,
  blockautopromote: sentences.punishment,
  degroup: sentences.punishment,
  tag: 'nothing is marked on the old platform from here',
  throttle: 'how often it must happen is not carried over; write a window',
};

/**
 * Drafts a rule for one filter: its expression, or the JSON that the export page gives. Answers
 * what is wrong when the expression cannot be read.
 */
export function importAbuseFilter(text: string, into: Importing): ImportProblem | undefined {
  if (!/^\s*\{/.test(text)) {
    const rule = into.drafts.nameRule('', 'abuse filter');
    return draft(text, { said: [], effect: 'review', clauses: [] }, { ...into, rule });
  }
  const [document] = readDocuments(text, () => 'filter');
  const tree = document?.tree;
  const described = tree?.kind === 'map' ? tree.entries.get('data') : undefined;
  const rules = described?.kind === 'map' ? described.entries.get('rules') : undefined;
  if (tree?.kind !== 'map' || described?.kind !== 'map' || rules?.kind !== 'scalar') {
    const place = document?.problem?.place;
    return {
      message: 'this is not an exported filter',
      help: 'give the expression alone, or the text of the export page with `data` and `rules`',
      ...(place === undefined ? {} : { place }),
    };
  }
  const named = described.entries.get('name');
  const rule = into.drafts.nameRule(named?.kind === 'scalar' ? named.text : '', 'abuse filter');
  const ruleInto: RuleImporting = { ...into, rule };
  into.remarks.translated(rules, `the condition, told part by part under \`${CONDITION}\``);
  const around = readAround(tree, described, ruleInto);
  into.remarks.close(tree);
  return draft(rules.text, around, ruleInto);
}

interface Around {
  readonly said: readonly string[];
  readonly effect: RuleDraft['effect'];
  readonly clauses: readonly Clause[];
}

function draft(source: string, around: Around, into: RuleImporting): ImportProblem | undefined {
  try {
    const clause = allOf([clauseOf(source, into), ...around.clauses]);
    const { said, effect } = around;
    into.drafts.add({ ...into.rule, from: FROM, appliesTo: ['post'], clause, effect, said });
    return undefined;
  } catch (problem) {
    if (!(problem instanceof FilterProblem)) throw problem;
    return {
      message: `this filter cannot be read: ${problem.message}`,
      help: 'check brackets, quotes and operators around this place',
      place: placeAt(source, problem.at),
    };
  }
}

function clauseOf(source: string, into: RuleImporting): Clause {
  const statements = parseFilter(source);
  const last = statements.at(-1);
  if (last === undefined) throw new FilterProblem('there is nothing in it', 0);
  const bindings = bindingsOf(statements);
  const reading: FilterReading = {
    ...into,
    source,
    bindings,
    forks: new Forks(),
    told: new Map(),
  };
  const clause = filterClause(last.value, reading);
  tellRest(statements, reading);
  return clause;
}

/**
 * Names and what they stand for. Each is given once and before it is read, so that none stands for
 * itself.
 */
function bindingsOf(statements: readonly FilterStatement[]): Bindings {
  const bindings = new Bindings();
  const later = new Set(statements.flatMap(({ name }) => name ?? []));
  for (const { name, value, start } of statements) {
    const early = namesIn(value).find((read) => later.has(read));
    if (early !== undefined) {
      throw new FilterProblem(`\`${early}\` is read before it is given`, value.start);
    }
    if (name === undefined) continue;
    if (bindings.has(name)) throw new FilterProblem(`\`${name}\` is given twice`, start);
    later.delete(name);
    bindings.give(name, value);
  }
  return bindings;
}

/** Tells the names and texts of statements that no condition spoke of. */
function tellRest(statements: readonly FilterStatement[], reading: FilterReading): void {
  const { source, told, bindings, remarks, rule } = reading;
  const spans = [...told.values()];
  for (const token of tokensOf(source)) {
    if (token.kind === 'sign' || ['if', 'then', 'else', 'end'].includes(token.value)) continue;
    if (spans.some(({ start, end }) => start <= token.start && token.end <= end)) continue;
    const statement = statements.find(({ start, end }) => start <= token.start && token.end <= end);
    const construct = constructAt(token, source);
    if (statement?.name !== undefined && bindings.wasRead(statement.name)) {
      const message = 'part of a name, put in place where the name is read';
      remarks.translated(construct, message, rule.file);
    } else remarks.refused(construct, 'nothing that decides reads this');
  }
}

function readAround(tree: SourceMap, described: SourceMap, into: RuleImporting): Around {
  const said: string[] = [];
  const clauses: Clause[] = [];
  for (const [key, node] of described.entries) {
    if (key === 'rules') continue;
    if (key === 'name' || key === 'comments') said.push(...proseField(key, node, into));
    else if (key === 'actions') tellNames(node, into);
    else if (key === 'enabled' || key === 'deleted') clauses.push(inUse(key, node, into));
    else if (['group', 'privacylevel', 'hidden', 'global'].includes(key)) {
      into.remarks.refused(node, 'which edits a wiki shows it, and to whom, is settled here anew');
    }
  }
  const answers = tree.entries.get('actions');
  const names = answers?.kind === 'map' ? [...answers.entries.keys()] : [];
  for (const [name, node] of answers?.kind === 'map' ? answers.entries : []) {
    tellAnswer(name, node, into);
  }
  if (names.includes('throttle')) clauses.push({ kind: 'unknown', about: 'absent' });
  const onlyWarns = names.includes('warn') && names.every((name) => ['warn', 'tag'].includes(name));
  const effect = names.includes('disallow') ? 'hold' : onlyWarns ? 'nudge' : 'review';
  return { said, effect, clauses };
}

function proseField(key: string, node: SourceNode, into: RuleImporting): readonly string[] {
  const titled = key === 'name' && node.kind === 'scalar' && node.text === into.rule.title;
  const prose = proseOf(node, titled ? 'the title of the rule' : sentences.remark, into);
  return titled ? [] : prose;
}

function inUse(key: string, node: SourceNode, { remarks, rule }: RuleImporting): Clause {
  const inUse =
    (truthOf(node) ?? (node.kind === 'scalar' && node.text === '1')) === (key === 'enabled');
  if (inUse) {
    remarks.translated(node, 'the rule is in use', rule.file);
    return allOf([]);
  }
  remarks.caveat(node, 'it was switched off, so no machine runs it here either', rule.file);
  return { kind: 'unknown', about: 'off' };
}

// The names stand a second time, with their settings, beside the filter.
function tellNames(node: SourceNode, { remarks, rule }: RuleImporting): void {
  remarks.translated(node, 'what it does is told with its settings', rule.file);
}

function tellAnswer(name: string, node: SourceNode, { remarks, rule }: RuleImporting): void {
  if (name === 'disallow') {
    const said = 'the effect `hold`: it is kept back for a day at most while people look at it';
    remarks.caveat(node, said, rule.file);
  } else if (name === 'warn') {
    remarks.caveat(node, 'a nudge says the rule itself; the old message is not read', rule.file);
  } else if (Object.hasOwn(ANSWERS, name)) remarks.refused(node, ANSWERS[name] ?? '');
}
