import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type Scalar,
  visit,
} from 'yaml';
import { limits } from '../kernel/limits.ts';
import type { Place, Remarks } from './diagnostic.ts';

/** What a YAML text says, with the place of everything. Built once, then read field by field. */
export type Tree = TreeScalar | TreeList | TreeMap;

export interface TreeScalar {
  readonly kind: 'scalar';
  readonly value: string | number | bigint | boolean | null;
  /** The characters as written, without quotes: `1.10` stays `1.10` where text is wanted. */
  readonly source: string;
  readonly place: Place;
}

export interface TreeList {
  readonly kind: 'list';
  readonly items: readonly Tree[];
  readonly place: Place;
}

export interface TreeMap {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, TreeEntry>;
  readonly place: Place;
}

export interface TreeEntry {
  readonly key: Place;
  readonly value: Tree;
}

export interface YamlText {
  readonly file: string;
  readonly text: string;
  /** Where `text` starts in its file. */
  readonly offset: number;
}

/** One broken bracket can make thousands of errors; the first ones are what helps. */
const PROBLEMS_TOLD_MAX = 10;

/**
 * Reads YAML 1.2 with the core schema. Aliases, anchors, tags, several documents and duplicate keys
 * are refused; every refusal becomes a diagnostic and the answer is undefined.
 */
export function readYaml(source: YamlText, remarks: Remarks): Tree | undefined {
  try {
    return readChecked(source, remarks);
  } catch (problem) {
    if (!(problem instanceof RangeError)) throw problem;
    remarks.error('yaml', whole(source), 'this is nested too deeply', 'use fewer brackets');
    return undefined;
  }
}

function readChecked(source: YamlText, remarks: Remarks): Tree | undefined {
  const document = parseDocument(source.text, {
    version: '1.2',
    schema: 'core',
    uniqueKeys: true,
    strict: true,
    merge: false,
    intAsBigInt: false,
    lineCounter: new LineCounter(),
    prettyErrors: false,
    logLevel: 'silent',
  });
  let sound = true;
  const problems = [...document.errors, ...document.warnings];
  for (const problem of problems.slice(0, PROBLEMS_TOLD_MAX)) {
    sound = false;
    const [start, end] = problem.pos;
    const place = shifted(source, start, end);
    const duplicate = problem.code === 'DUPLICATE_KEY';
    remarks.error(
      duplicate ? 'duplicate-key' : 'yaml',
      place,
      duplicate
        ? 'this key is written twice'
        : `this is not YAML: ${firstSentence(problem.message)}`,
      duplicate ? 'keep one of the two' : 'check quotes, colons and indentation around here',
    );
  }
  visit(document, {
    Node: (_key, node) => {
      const tree: Node = node;
      const anchored = !isAlias(tree) && tree.anchor !== undefined;
      const tagged = !isAlias(tree) && tree.tag !== undefined;
      if (!isAlias(tree) && !anchored && !tagged) return;
      sound = false;
      const what = tagged ? 'tags' : 'anchors and aliases';
      remarks.error(
        'yaml',
        shifted(source, tree.range?.[0] ?? 0, tree.range?.[1] ?? 1),
        `${what} are not allowed in a rulebook`,
        'write the value itself, so that readers see what the rule says',
      );
    },
  });
  if (!sound || document.contents === null) return undefined;
  return toTree(document.contents, source, 0);
}

function toTree(node: Node, source: YamlText, depth: number): Tree {
  if (depth > limits.jsonDepthMax) throw new RangeError('nested too deeply');
  const place = shifted(source, node.range?.[0] ?? 0, node.range?.[1] ?? 0);
  if (isSeq<Node>(node)) {
    const items = node.items.map((item) => toTree(item, source, depth + 1));
    return { kind: 'list', items, place };
  }
  if (isMap<Node, Node | null>(node)) {
    const entries = new Map<string, TreeEntry>();
    for (const pair of node.items) {
      const key = shifted(source, pair.key.range?.[0] ?? 0, pair.key.range?.[1] ?? 0);
      const name = isScalar(pair.key) ? scalarSource(pair.key) : '?';
      const value: Tree =
        pair.value === null
          ? { kind: 'scalar', value: null, source: '', place: key }
          : toTree(pair.value, source, depth + 1);
      entries.set(name, { key, value });
    }
    return { kind: 'map', entries, place };
  }
  if (!isScalar(node)) throw new TypeError('aliases were refused before');
  return { kind: 'scalar', value: scalarValue(node), source: scalarSource(node), place };
}

function scalarValue(node: Scalar): TreeScalar['value'] {
  const value: unknown = node.value;
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  return typeof value === 'boolean' || typeof value === 'bigint' ? value : String(value);
}

function scalarSource(node: Scalar): string {
  if (typeof node.value === 'string') return node.value;
  return node.source ?? String(node.value);
}

function shifted(source: YamlText, start: number, end: number): Place {
  return { file: source.file, start: source.offset + start, end: source.offset + end };
}

function whole(source: YamlText): Place {
  return shifted(source, 0, 1);
}

function firstSentence(message: string): string {
  return (message.split('\n')[0] ?? message).replace(/\.$/, '').toLowerCase();
}
