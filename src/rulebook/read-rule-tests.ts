import type { Remarks } from './diagnostic.ts';
import { type Field, readList, readMap, readName, readText, requiredField } from './field.ts';
import type { RuleTest } from './model.ts';
import { readYaml, type Tree, type YamlText } from './yaml-tree.ts';

const TESTS_MAX = 100;
const TEST_ACTIVITIES_MAX = 200;

/**
 * Reads the YAML under `## Tests`: a list of named examples that the rule must or must not match.
 */
export function readRuleTests(source: YamlText, remarks: Remarks): readonly RuleTest[] {
  const tree = readYaml(source, remarks);
  if (tree === undefined) return [];
  const entries = readList({ tree, remarks, name: 'Tests' }, TESTS_MAX);
  return (entries ?? []).flatMap((entry) => readRuleTest(entry) ?? []);
}

function readRuleTest(field: Field): RuleTest | undefined {
  const { remarks } = field;
  const map = readMap({ ...field, name: 'test' }, ['name', 'activities', 'expect']);
  if (map === undefined) return undefined;
  const nameField = requiredField(map, 'name', remarks);
  const expectField = requiredField(map, 'expect', remarks);
  const listField = requiredField(map, 'activities', remarks);
  const name = nameField === undefined ? undefined : readText(nameField);
  const expect =
    expectField === undefined ? undefined : readName(expectField, ['match', 'no-match']);
  const entries = listField === undefined ? undefined : readList(listField, TEST_ACTIVITIES_MAX);
  if (listField !== undefined && entries?.length === 0) {
    const help = 'add at least one activity';
    remarks.error('test', listField.tree.place, 'a test without activities tests nothing', help);
  }
  if (name === undefined || expect === undefined || entries === undefined) return undefined;
  const activities = entries
    .map((entry) => readTestActivity(entry))
    .filter((activity) => activity !== undefined);
  return { name, expect, activities };
}

/**
 * The fields of a test activity, by their accepted shape: the same names as in
 * `spec/activities.md`.
 */
const ACTIVITY_SHAPE: Shape = {
  id: 'text',
  source: 'text',
  type: 'text',
  time: 'text',
  actor: { id: 'text', createdAt: 'text' },
  item: 'text',
  group: 'text',
  thread: 'text',
  content: {
    kind: 'text',
    text: 'text',
    language: 'text',
    links: ['text'],
    mentions: ['text'],
    hashes: [{ algorithm: 'text', value: 'text' }],
    detectors: [{ name: 'text', version: 'text', output: 'text' }],
  },
};

type Shape = 'text' | readonly [Shape] | { readonly [name: string]: Shape };
type Plain = string | readonly Plain[] | { readonly [name: string]: Plain };

function readTestActivity(field: Field): Readonly<Record<string, unknown>> | undefined {
  const plain = toShape({ ...field, name: 'activity' }, ACTIVITY_SHAPE);
  return typeof plain === 'object' && !Array.isArray(plain)
    ? (plain as Readonly<Record<string, unknown>>)
    : undefined;
}

function toShape(field: Field, shape: Shape): Plain | undefined {
  if (shape === 'text') return plainText(field);
  if (isListShape(shape)) {
    const entries = readList(field, TEST_ACTIVITIES_MAX);
    return entries?.flatMap((entry) => {
      const plain = toShape(entry, shape[0]);
      return plain === undefined ? [] : [plain];
    });
  }
  const map = readMap(field, Object.keys(shape));
  if (map === undefined) return undefined;
  const members = [...map.entries].flatMap(([name, entry]): [string, Plain][] => {
    const inner = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (inner === undefined) return [];
    const plain = toShape({ tree: entry.value, remarks: field.remarks, name }, inner);
    return plain === undefined ? [] : [[name, plain]];
  });
  return Object.fromEntries(members);
}

function isListShape(shape: Shape): shape is readonly [Shape] {
  return Array.isArray(shape);
}

// Unlike other fields, the text of a test may be empty: an empty post is a fair example.
function plainText(field: Field): string | undefined {
  const tree: Tree = field.tree;
  if (tree.kind === 'scalar') return tree.source;
  field.remarks.error('shape', tree.place, `\`${field.name}\` is text`, 'write it on one line');
  return undefined;
}
