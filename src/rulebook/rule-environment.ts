import type { Environment, Overload } from '../cel/environment.ts';
import { ruleLibrary } from '../cel/standard/rule-library.ts';
import { listOf, type Type } from '../cel/type.ts';
import type { Answer } from '../cel/value.ts';
import type { TermList, Window } from './model.ts';

const STRING: Type = { kind: 'string' };
const TEXTS: Type = listOf(STRING);

/**
 * Every name a condition can read besides the rule's own windows. There is no name here for
 * reactions, votes, views, follows or reads, and there never will be (R7).
 */
export const ruleVariables: Readonly<Record<string, Type>> = {
  type: STRING,
  time: { kind: 'timestamp' },
  group: STRING,
  thread: STRING,
  'actor.id': STRING,
  'actor.age': { kind: 'duration' },
  'content.kind': STRING,
  'content.text': STRING,
  'content.language': STRING,
  'content.links': TEXTS,
  'content.mentions': TEXTS,
  'content.hashes': TEXTS,
  'content.domains': TEXTS,
  'content.fingerprint': STRING,
  'content.sketch': STRING,
};

/** A function over a list of the rulebook: what it looks at and which kind of list it takes. */
export interface ListFunction {
  readonly over: string;
  readonly kind: TermList['kind'];
}

export const listFunctions: Readonly<Record<string, ListFunction>> = {
  containsTerm: { over: 'content.text', kind: 'terms' },
  inDomains: { over: 'content.links', kind: 'domains' },
  inHashes: { over: 'content.hashes', kind: 'hashes' },
  resembles: { over: 'content.text', kind: 'texts' },
};

/** Functions that read what the platform's own detectors said. */
export const detectorFunctions: readonly string[] = ['detector', 'detectorVersion'];

/** What the functions of the environment answer for one activity. */
export interface RuleFunctions {
  inList(name: string, list: string): boolean;
  /** The detector's output, or its version; the empty text when it said nothing. */
  detector(name: string, what: 'output' | 'version'): string;
}

const silent: RuleFunctions = { inList: () => false, detector: () => '' };

/**
 * The names of a rule's condition: the fixed ones, the rule's windows, the lists and detectors, and
 * CEL's own. Checking needs no functions; running by the interpreter does.
 */
export function ruleEnvironment(
  windows: readonly Pick<Window, 'name' | 'aggregate'>[],
  functions: RuleFunctions = silent,
): Environment {
  const variables = new Map(Object.entries(ruleVariables));
  for (const window of windows) variables.set(window.name, windowType(window));
  return { variables, overloads: [...ruleLibrary, ...ownOverloads(functions)] };
}

/** Windows of the first and last moment are timestamps; the others are whole numbers. */
export function windowType({ aggregate }: Pick<Window, 'aggregate'>): Type {
  return { kind: aggregate === 'first' || aggregate === 'last' ? 'timestamp' : 'int' };
}

function ownOverloads(functions: RuleFunctions): readonly Overload[] {
  const ofLists = Object.entries(listFunctions).map(([name, { over }]) =>
    overload(name, [ruleVariables[over] ?? STRING, STRING], { kind: 'bool' }, (_of, list) =>
      functions.inList(name, list),
    ),
  );
  return [
    ...ofLists,
    overload('detector', [STRING], STRING, (name) => functions.detector(name, 'output')),
    overload('detectorVersion', [STRING], STRING, (name) => functions.detector(name, 'version')),
  ];
}

function overload(
  name: string,
  parameters: readonly Type[],
  result: Type,
  run: (first: string, second: string) => Answer,
): Overload {
  return {
    id: name,
    function: name,
    member: false,
    parameters,
    result,
    run: ([first, second]) => run(String(first), String(second)),
  };
}
