import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseAllDocuments,
} from 'yaml';
import { limits } from '../../kernel/limits.ts';
import type { SourcePlace } from './import-result.ts';

/** What a YAML or JSON text says, with the path and the place of everything. */
export type SourceNode = SourceScalar | SourceList | SourceMap;

interface Located {
  /** Steps from the root joined by ` › `; no two nodes of a tree have the same path. */
  readonly path: string;
  readonly place: SourcePlace;
}

export interface SourceScalar extends Located {
  readonly kind: 'scalar';
  /** The characters without quotes; an alias keeps its star. */
  readonly text: string;
  /** Whether it is an alias, which stands for text elsewhere and is not followed. */
  readonly alias: boolean;
}

export interface SourceList extends Located {
  readonly kind: 'list';
  readonly items: readonly SourceNode[];
}

export interface SourceMap extends Located {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, SourceNode>;
}

/** One document of the text: its tree, or what is wrong with it. */
export interface SourceDocument {
  readonly tree?: SourceNode;
  /** The comment above it, without `#`. */
  readonly comment: string;
  readonly problem?: { readonly message: string; readonly place: SourcePlace };
}

const BETWEEN = ' › ';

/** The path one step further in; a step that holds the separator is told apart by an escape. */
function pathTo(path: string, step: string): string {
  return `${path}${BETWEEN}${step.replaceAll('\\', '\\\\').replaceAll('›', '\\u203a')}`;
}

/** The path itself and those of everything around it. */
export function pathsAround(path: string): readonly string[] {
  const steps = path.split(BETWEEN);
  return steps.map((_, index) => steps.slice(0, index + 1).join(BETWEEN));
}

/**
 * Reads every document of a YAML text (JSON is one document). A document that is not YAML has a
 * problem instead of a tree; the others are read all the same.
 */
export function readDocuments(
  text: string,
  nameOf: (position: number) => string,
): readonly SourceDocument[] {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, {
    version: '1.2',
    schema: 'core',
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const list: readonly Document.Parsed[] = Array.isArray(documents) ? documents : [];
  return list.map((document, position) => {
    const at = (offset: number): SourcePlace => placeOf(lines, offset);
    const comment = commentOf(document);
    const [error] = document.errors;
    if (error !== undefined) {
      const message = (error.message.split('\n')[0] ?? '').toLowerCase();
      return { comment, problem: { message, place: at(error.pos[0]) } };
    }
    const { contents } = document;
    if (contents === null || (isScalar(contents) && contents.value === null)) return { comment };
    return readTree(contents, { at, path: nameOf(position), comment });
  });
}

// The comment of the first document belongs to its first key, that of later ones to the document.
function commentOf({ commentBefore, contents }: Document.Parsed): string {
  const key = isMap<Node, Node | null>(contents) ? contents.items[0]?.key : undefined;
  return [commentBefore, contents?.commentBefore, key?.commentBefore]
    .filter((part) => typeof part === 'string')
    .join('\n');
}

function placeOf(lines: LineCounter, offset: number): SourcePlace {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

interface Reading {
  readonly at: (offset: number) => SourcePlace;
  readonly path: string;
  readonly comment: string;
}

function readTree(root: Node, { at, path, comment }: Reading): SourceDocument {
  try {
    return { comment, tree: toNode(root, path, at, 0) };
  } catch (problem) {
    if (!(problem instanceof RangeError)) throw problem;
    return { comment, problem: { message: problem.message, place: at(root.range?.[0] ?? 0) } };
  }
}

function toNode(node: Node, path: string, at: Reading['at'], depth: number): SourceNode {
  if (depth > limits.jsonDepthMax) throw new RangeError('it is nested too deeply');
  const place = at(node.range?.[0] ?? 0);
  if (isSeq<Node>(node)) {
    const items = node.items.map((item, index) =>
      toNode(item, pathTo(path, String(index + 1)), at, depth + 1),
    );
    return { kind: 'list', items, path, place };
  }
  if (isMap<Node, Node | null>(node)) {
    const entries = new Map<string, SourceNode>();
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? scalarText(key) : '?';
      const inside = pathTo(path, name);
      const missing = scalar('', inside, at(key.range?.[0] ?? 0));
      entries.set(name, value === null ? missing : toNode(value, inside, at, depth + 1));
    }
    return { kind: 'map', entries, path, place };
  }
  if (isAlias(node)) return { ...scalar(`*${node.source}`, path, place), alias: true };
  return scalar(isScalar(node) ? scalarText(node) : '', path, place);
}

function scalar(text: string, path: string, place: SourcePlace): SourceScalar {
  return { kind: 'scalar', text: text.toWellFormed(), path, place, alias: false };
}

function scalarText(node: { readonly value: unknown; readonly source?: string }): string {
  if (typeof node.value === 'string') return node.value;
  if (node.value === null) return '';
  return node.source ?? String(node.value);
}

/** Everything that holds no other node: scalars, and lists and maps without entries. */
export function leavesOf(node: SourceNode): readonly SourceNode[] {
  const inside: readonly SourceNode[] =
    node.kind === 'list' ? node.items : node.kind === 'map' ? [...node.entries.values()] : [];
  return inside.length === 0 ? [node] : inside.flatMap(leavesOf);
}

/** The scalars of a node that is one or a list of them; undefined for anything else. */
export function scalarsOf(node: SourceNode): readonly SourceScalar[] | undefined {
  if (node.kind === 'scalar') return node.alias ? undefined : [node];
  if (node.kind !== 'list' || node.items.length === 0) return undefined;
  const scalars = node.items.filter((item) => item.kind === 'scalar' && !item.alias);
  return scalars.length === node.items.length ? (scalars as readonly SourceScalar[]) : undefined;
}

/** A truth value as YAML 1.1 and JSON write it; undefined for anything else. */
export function truthOf(node: SourceNode | undefined): boolean | undefined {
  if (node?.kind !== 'scalar') return undefined;
  if (/^(?:true|yes|on)$/i.test(node.text)) return true;
  return /^(?:false|no|off)$/i.test(node.text) ? false : undefined;
}

/** A whole number of at most nine digits; undefined for anything else. */
export function wholeNumberOf(node: SourceNode | undefined): number | undefined {
  return node?.kind === 'scalar' && /^\d{1,9}$/.test(node.text) ? Number(node.text) : undefined;
}
