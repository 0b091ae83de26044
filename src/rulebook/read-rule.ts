import { duration } from '../kernel/duration.ts';
import type { FamilyId, RuleId } from '../kernel/identifier.ts';
import { limits } from '../kernel/limits.ts';
import type { Place, Remarks } from './diagnostic.ts';
import type { RuleDraft, SectionName } from './draft.ts';
import {
  type Field,
  optionalField,
  readDuration,
  readInteger,
  readList,
  readMap,
  readName,
  readText,
  requiredField,
} from './field.ts';
import type { AcceptedMutant, Effect, Gravity, Rule } from './model.ts';
import { readRuleTests } from './read-rule-tests.ts';
import { readWindows } from './read-windows.ts';
import { cutRuleFile, fencedYaml, type Piece, readEntries } from './rule-sections.ts';
import { statementCategories } from './statement-category.ts';
import { readYaml, type TreeMap } from './yaml-tree.ts';

/** Kinds of content a rule can speak about. */
export const appliesToKinds: readonly string[] = ['post', 'comment', 'message', 'profile', 'group'];
/** What a machine may do. Nothing else exists: only a person decides on a person. */
export const effects = ['nudge', 'review', 'hold'] as const;

/** The fields of a rule, in the order in which they are written. */
export const headFields: readonly string[] = [
  'id',
  'title',
  'family',
  'category',
  'keyword',
  'gravity',
  'applies-to',
  'windows',
  'when',
  'effect',
  'hold-for',
  'range',
  'mutants',
];
const MUTANTS_MAX = 200;
const RULE_ID: RegExp = /^[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)*$/;

/**
 * Reads one `rules/*.md`. Undefined when so much is wrong that there is nothing to check further.
 */
export function readRule(file: string, text: string, remarks: Remarks): RuleDraft | undefined {
  const sections = cutRuleFile(file, text, remarks);
  if (sections === undefined) return undefined;
  const { head: piece, parts } = sections;
  const source = { file, text: piece.text, offset: piece.offset };
  const tree = readYaml(source, remarks);
  if (tree === undefined) return undefined;
  const head = readMap({ tree, remarks, name: 'rule' }, headFields);
  if (head === undefined) return undefined;
  const fields = readHead(head, remarks);
  const why = parts.why?.text.trim() ?? '';
  const tests = parts.tests === undefined ? undefined : fencedYaml(parts.tests);
  const at = (name: SectionName): Place => parts[name]?.place ?? piece.place;
  const entries = (part: Piece | undefined): readonly string[] =>
    part === undefined ? [] : readEntries(part, remarks);
  if (fields === undefined) return undefined;
  const rule: Rule = {
    ...fields,
    text: parts.text?.text.trim() ?? '',
    why,
    allowed: entries(parts.allowed),
    notAllowed: entries(parts.notAllowed),
    tests: tests === undefined ? [] : readRuleTests({ file, ...tests }, remarks),
    // Joined from `translations/` when every file has been read.
    translations: [],
  };
  const places = {
    text: at('text'),
    why: at('why'),
    allowed: at('allowed'),
    notAllowed: at('notAllowed'),
    tests: at('tests'),
  };
  return { rule, head, file, sections: places };
}

type HeadFields = Omit<Rule, 'text' | 'why' | 'allowed' | 'notAllowed' | 'tests' | 'translations'>;

function readHead(head: TreeMap, remarks: Remarks): HeadFields | undefined {
  const required = <Value>(
    name: string,
    read: (field: Field) => Value | undefined,
  ): Value | undefined => {
    const field = requiredField(head, name, remarks);
    return field === undefined ? undefined : read(field);
  };
  const optional = <Value>(
    name: string,
    read: (field: Field) => Value | undefined,
  ): Value | undefined => {
    const field = optionalField(head, name, remarks);
    return field === undefined ? undefined : read(field);
  };
  const id = required('id', readRuleId);
  const title = required('title', readText);
  const family = required('family', readText);
  const category = required('category', (field) => readName(field, statementCategories));
  const gravity = required('gravity', (field) => readInteger(field, { min: 1, max: 4 }));
  const appliesTo = required('applies-to', readAppliesTo);
  const keyword = optional('keyword', readText);
  const windows = optional('windows', readWindows);
  const when = optional('when', (field) => readText(field, limits.ruleBytesMax));
  const effect = readEffect(head, remarks);
  const range = optional('range', readRange);
  const mutants = optional('mutants', readMutants);
  if (id === undefined || title === undefined || family === undefined) return undefined;
  if (category === undefined || gravity === undefined || appliesTo === undefined) return undefined;
  return {
    id: id as RuleId,
    title,
    family: family as FamilyId,
    category,
    gravity: gravity as Gravity,
    appliesTo,
    windows: windows ?? [],
    // An empty name stands for the end of the ladder; `load.ts` fills it in.
    range: range ?? { from: '', to: '' },
    ...(keyword === undefined ? {} : { keyword }),
    ...(when === undefined ? {} : { when }),
    ...(effect === undefined ? {} : { effect }),
    ...(mutants === undefined ? {} : { mutants }),
  };
}

function readRuleId(field: Field): string | undefined {
  const text = readText(field, limits.nameLengthMax);
  if (text === undefined || RULE_ID.test(text)) return text;
  field.remarks.error(
    'rule-id',
    field.tree.place,
    `\`${text}\` is not a rule id`,
    'write lower-case words joined by dots and hyphens, for example `spam.link-flood`',
  );
  return undefined;
}

function readAppliesTo(field: Field): readonly string[] | undefined {
  const entries = readList(field, appliesToKinds.length);
  if (entries === undefined) return undefined;
  const kinds = entries.flatMap((entry) => readName(entry, appliesToKinds) ?? []);
  if (entries.length === 0) {
    const help = `write one or more of ${appliesToKinds.join(', ')}`;
    field.remarks.error('required', field.tree.place, '`applies-to` is empty', help);
  }
  return [...new Set(kinds)];
}

function readRange(field: Field): Rule['range'] | undefined {
  const map = readMap(field, ['from', 'to']);
  if (map === undefined) return undefined;
  const from = requiredField(map, 'from', field.remarks);
  const to = requiredField(map, 'to', field.remarks);
  const names = [from, to].map((end) => (end === undefined ? undefined : readText(end)));
  const [first, last] = names;
  return first === undefined || last === undefined ? undefined : { from: first, to: last };
}

function readMutants(field: Field): readonly AcceptedMutant[] | undefined {
  const map = readMap(field, 'any');
  if (map === undefined) return undefined;
  if (map.entries.size > MUTANTS_MAX) {
    const help = `at most ${MUTANTS_MAX} are accepted; add tests that notice the others`;
    field.remarks.error('too-large', field.tree.place, 'there are too many `mutants`', help);
    return undefined;
  }
  return [...map.entries].flatMap(([text, { value: tree }]) => {
    const reason = readText({ tree, remarks: field.remarks, name: text });
    return reason === undefined ? [] : [{ text, reason }];
  });
}

function readEffect(head: TreeMap, remarks: Remarks): Effect | undefined {
  const field = optionalField(head, 'effect', remarks);
  const held = optionalField(head, 'hold-for', remarks);
  const kind = field === undefined ? undefined : readEffectName(field);
  if (kind === 'hold') {
    if (held !== undefined) return { kind, for: readDuration(held) ?? limits.holdMax };
    const place = field?.tree.place ?? head.place;
    const message = '`hold` says how long: a hold releases by itself';
    remarks.error('hold-length', place, message, 'add for example `hold-for: 12h`, at most `72h`');
    return { kind, for: duration('PT72H') };
  }
  if (held !== undefined) {
    const message = '`hold-for` is only for `effect: hold`';
    remarks.error('hold-length', held.tree.place, message, 'leave `hold-for` out');
  }
  return kind === undefined ? undefined : { kind };
}

function readEffectName(field: Field): Effect['kind'] | undefined {
  const text = readText(field);
  const found = effects.find((effect) => effect === text);
  if (found === undefined && text !== undefined) {
    field.remarks.error(
      'effect',
      field.tree.place,
      `a machine cannot \`${text}\`: only a person decides on a person`,
      'write `nudge`, `review` or `hold`',
    );
  }
  return found;
}
