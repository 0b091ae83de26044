import { CelScalar, celEnv, celFunc, parse, plan } from '@bufbuild/cel';
import { ZenEngine } from '@gorules/zen-engine';
import { Environment } from '@marcbachmann/cel-js';
import { Engine, type NestedCondition } from 'json-rules-engine';
import nools from 'nools';
import type { Condition, RuleSpec } from '../rule-specs.ts';
import type { Features } from './features.ts';

/** Runs every rule over one activity and answers the positions of those that match. */
export type Contender = (features: Features) => readonly number[] | Promise<readonly number[]>;

/** JavaScript as somebody would write it for these rules, one test after the other. */
export function handWritten(rules: readonly RuleSpec[]): Contender {
  const tests = rules.map(
    ({ condition }) => new Function('f', `return ${asJavaScript(condition)};`) as Test,
  );
  return (features) => matching(tests, features);
}

type Test = (features: Features) => boolean;

function matching(tests: readonly Test[], features: Features): readonly number[] {
  const matched: number[] = [];
  for (let at = 0; at < tests.length; at += 1) if (tests[at]?.(features) === true) matched.push(at);
  return matched;
}

function asJavaScript(condition: Condition): string {
  return written(condition, {
    list: (name) => `f.lists.has(${JSON.stringify(name)})`,
    pattern: (source) => `f.patterns.has(${JSON.stringify(source)})`,
    field: (name) => `f.${name}`,
    equals: '===',
  });
}

interface Words {
  readonly list: (name: string) => string;
  readonly pattern: (source: string) => string;
  readonly field: (name: string) => string;
  readonly equals: string;
}

function written(condition: Condition, words: Words): string {
  switch (condition.op) {
    case 'all':
      return `(${condition.of.map((part) => written(part, words)).join(' && ')})`;
    case 'any':
      return `(${condition.of.map((part) => written(part, words)).join(' || ')})`;
    case 'not':
      return `!(${written(condition.of, words)})`;
    case 'terms':
    case 'domains':
    case 'hashes':
      return words.list(condition.list);
    case 'pattern':
      return words.pattern(condition.source);
    case 'more':
      return `${words.field(condition.of)} > ${condition.than}`;
    case 'younger':
      return `${words.field('ageHours')} < ${condition.thanHours}`;
    case 'group':
      return `${words.field('group')} ${words.equals} ${JSON.stringify(condition.is)}`;
    case 'language':
      return `${words.field('language')} ${words.equals} ${JSON.stringify(condition.is)}`;
    case 'window':
      throw new RangeError('peers have no windows of their own');
  }
}

const CEL: Words = {
  list: (name) => `listed(${JSON.stringify(name)})`,
  pattern: (source) => `fits(${JSON.stringify(source)})`,
  field: (name) => name,
  equals: '==',
};
/** Doubles need doubles in checked CEL. */
const celText = (condition: Condition): string =>
  written(condition, CEL).replace(/ageHours < (\d+)/g, 'ageHours < $1.0');

export function marcbachmannCel(rules: readonly RuleSpec[]): Contender {
  let now: Features | undefined;
  const environment = new Environment()
    .registerVariable('links', 'int')
    .registerVariable('mentions', 'int')
    .registerVariable('hashes', 'int')
    .registerVariable('ageHours', 'double')
    .registerVariable('group', 'string')
    .registerVariable('language', 'string')
    .registerFunction('listed(string): bool', (name: string) => now?.lists.has(name) ?? false)
    .registerFunction('fits(string): bool', (source: string) => now?.patterns.has(source) ?? false);
  const programs = rules.map(({ condition }) => environment.parse(celText(condition)));
  return (features) => {
    now = features;
    const { links, mentions, hashes, ...rest } = features;
    const context = {
      ...{ links: BigInt(links), mentions: BigInt(mentions), hashes: BigInt(hashes) },
      ...{ ageHours: rest.ageHours, group: rest.group, language: rest.language },
    };
    const matched: number[] = [];
    for (let at = 0; at < programs.length; at += 1) {
      if (programs[at]?.(context) === true) matched.push(at);
    }
    return matched;
  };
}

export function bufbuildCel(rules: readonly RuleSpec[]): Contender {
  let now: Features | undefined;
  const { STRING, BOOL } = CelScalar;
  const environment = celEnv({
    funcs: [
      celFunc('listed', [STRING], BOOL, (name) => now?.lists.has(name) ?? false),
      celFunc('fits', [STRING], BOOL, (source) => now?.patterns.has(source) ?? false),
    ],
  });
  const programs = rules.map(({ condition }) => plan(environment, parse(celText(condition))));
  return (features) => {
    now = features;
    const { links, mentions, hashes, ageHours, group, language } = features;
    const context = {
      ...{ links: BigInt(links), mentions: BigInt(mentions), hashes: BigInt(hashes) },
      ...{ ageHours, group, language },
    };
    const matched: number[] = [];
    for (let at = 0; at < programs.length; at += 1) {
      if (programs[at]?.(context) === true) matched.push(at);
    }
    return matched;
  };
}

export function jsonRulesEngine(rules: readonly RuleSpec[]): Contender {
  const engine = new Engine([], { allowUndefinedFacts: true });
  engine.addOperator<Features['lists'], string>('has', (set, name) => set.has(name));
  for (const [at, { condition }] of rules.entries()) {
    const nested = asNested(condition);
    const conditions = 'fact' in nested ? { all: [nested] } : nested;
    engine.addRule({ conditions: conditions as never, event: { type: String(at) } });
  }
  return async (features) => {
    const { events } = await engine.run({ ...features });
    return events.map(({ type }) => Number(type)).toSorted((a, b) => a - b);
  };
}

function asNested(condition: Condition): NestedCondition {
  switch (condition.op) {
    case 'all':
      return { all: condition.of.map(asNested) };
    case 'any':
      return { any: condition.of.map(asNested) };
    case 'not':
      return { not: asNested(condition.of) };
    case 'terms':
    case 'domains':
    case 'hashes':
      return { fact: 'lists', operator: 'has', value: condition.list };
    case 'pattern':
      return { fact: 'patterns', operator: 'has', value: condition.source };
    case 'more':
      return { fact: condition.of, operator: 'greaterThan', value: condition.than };
    case 'younger':
      return { fact: 'ageHours', operator: 'lessThan', value: condition.thanHours };
    case 'group':
    case 'language':
      return { fact: condition.op, operator: 'equal', value: condition.is };
    case 'window':
      throw new RangeError('peers have no windows of their own');
  }
}

export function zenEngine(rules: readonly RuleSpec[]): Contender {
  const words: Words = {
    list: (name) => `${JSON.stringify(name)} in lists`,
    pattern: (source) => `${JSON.stringify(`p${patternNumber(source)}`)} in patterns`,
    field: (name) => name,
    equals: '==',
  };
  const numbers = new Map<string, number>();
  const patternNumber = (source: string): number => {
    const known = numbers.get(source) ?? numbers.size;
    numbers.set(source, known);
    return known;
  };
  const zen = (condition: Condition): string =>
    written(condition, words)
      .replaceAll('&&', 'and')
      .replaceAll('||', 'or')
      .replaceAll('!(', 'not (');
  const decision = new ZenEngine().createDecision(
    decisionTable(rules.map(({ condition }) => zen(condition))),
  );
  return async (features) => {
    const { result } = await decision.evaluate({
      ...features,
      lists: features.lists.all(),
      patterns: features.patterns.all().map((source) => `p${patternNumber(source)}`),
    });
    return (result as readonly { at: number }[]).map(({ at }) => at);
  };
}

function decisionTable(conditions: readonly string[]): Buffer {
  const node = { position: { x: 0, y: 0 } };
  return Buffer.from(
    JSON.stringify({
      contentType: 'application/vnd.gorules.decision',
      nodes: [
        { ...node, id: 'in', name: 'in', type: 'inputNode' },
        {
          ...{ ...node, id: 'table', name: 'table', type: 'decisionTableNode' },
          content: {
            hitPolicy: 'collect',
            inputs: [{ id: 'when', name: 'when', field: '' }],
            outputs: [{ id: 'at', name: 'at', field: 'at' }],
            rules: conditions.map((when, at) => ({ _id: `r${at}`, when, at: String(at) })),
          },
        },
        { ...node, id: 'out', name: 'out', type: 'outputNode' },
      ],
      edges: [
        { id: 'a', sourceId: 'in', targetId: 'table', type: 'edge' },
        { id: 'b', sourceId: 'table', targetId: 'out', type: 'edge' },
      ],
    }),
  );
}

export function noolsFlow(rules: readonly RuleSpec[]): Contender {
  class Post {
    readonly features: Features;
    constructor(features: Features) {
      this.features = features;
    }
  }
  let matched: number[] = [];
  const flow = nools.flow(
    `rules-${rules.length}-${Math.round(performance.now())}`,
    (made: NoolsFlow) => {
      for (const [at, { condition }] of rules.entries()) {
        const test = new Function('f', `return ${asJavaScript(condition)};`) as Test;
        const holds = (facts: { p: Post }): boolean => test(facts.p.features);
        made.rule(`rule ${at}`, [Post, 'p', holds], () => {
          matched.push(at);
        });
      }
    },
  );
  return async (features) => {
    matched = [];
    const session = flow.getSession(new Post(features));
    await session.match();
    session.dispose();
    return matched.toSorted((a, b) => a - b);
  };
}

interface NoolsFlow {
  rule(name: string, constraint: readonly unknown[], run: () => void): void;
}
