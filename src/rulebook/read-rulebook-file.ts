import type { FamilyId, LanguageTag } from '../kernel/identifier.ts';
import { limits } from '../kernel/limits.ts';
import type { Remarks } from './diagnostic.ts';
import type { FamilyDraft, RulebookDraft } from './draft.ts';
import {
  type Field,
  optionalField,
  readDuration,
  readInteger,
  readList,
  readMap,
  readText,
  requiredField,
} from './field.ts';
import type { Family, Gravity, Promises, Retention } from './model.ts';
import { readCharter } from './read-charter.ts';
import { readLadder } from './read-ladder.ts';
import { readYaml, type TreeMap } from './yaml-tree.ts';

const FIELDS: readonly string[] = [
  'name',
  'community',
  'languages',
  'gravity-scale',
  'families',
  'promises',
  'retention',
  'charter',
];
const FAMILY_FIELDS: readonly string[] = ['title', 'memory', 'weights', 'starts-at', 'ladder'];
const GRAVITIES: readonly string[] = ['1', '2', '3', '4'];
const WEIGHT_MAX = 1_000;
const LANGUAGES_MAX = 50;
const FAMILIES_MAX = 50;

type Read<Value> = (field: Field) => Value | undefined;

/** Reads `rulebook.yaml`. Undefined when what is missing keeps the rest from being checked. */
export function readRulebookFile(
  file: string,
  text: string,
  remarks: Remarks,
): Pick<RulebookDraft, 'rulebook' | 'head' | 'families'> | undefined {
  const tree = readYaml({ file, text, offset: 0 }, remarks);
  if (tree === undefined) {
    const help = 'add `name:`, `community:`, `families:` and the other fields';
    if (text.trim() === '') {
      remarks.error('required', { file, start: 0, end: 1 }, 'this file is empty', help);
    }
    return undefined;
  }
  const head = readMap({ tree, remarks, name: 'rulebook.yaml' }, FIELDS);
  if (head === undefined) return undefined;
  const name = required(head, 'name', remarks, readText);
  const community = required(head, 'community', remarks, readText);
  const languages = required(head, 'languages', remarks, readLanguages);
  const gravityScale = required(head, 'gravity-scale', remarks, (field) =>
    perGravity(field, (one) => readText(one, limits.freeTextLengthMax)),
  );
  const promises = required(head, 'promises', remarks, readPromises);
  const retention = required(head, 'retention', remarks, readRetention);
  const families = required(head, 'families', remarks, readFamilies);
  if (name === undefined || community === undefined || languages === undefined) return undefined;
  if (gravityScale === undefined || promises === undefined) return undefined;
  if (retention === undefined || families === undefined) return undefined;
  const charterField = optionalField(head, 'charter', remarks);
  const charter = charterField === undefined ? undefined : readCharter(charterField);
  const rulebook = {
    ...{ name, community, languages, gravityScale, promises, retention },
    ...(charter === undefined ? {} : { charter }),
  };
  return { rulebook, head, families };
}

function required<Value>(
  map: TreeMap,
  name: string,
  remarks: Remarks,
  read: Read<Value>,
): Value | undefined {
  const field = requiredField(map, name, remarks);
  return field === undefined ? undefined : read(field);
}

function readLanguages(field: Field): readonly LanguageTag[] | undefined {
  const entries = readList(field, LANGUAGES_MAX);
  if (entries?.length === 0) {
    field.remarks.error('required', field.tree.place, '`languages` is empty', 'write `[en]`');
  }
  return entries?.flatMap((entry) => {
    const tag = readText(entry);
    if (tag !== undefined && /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(tag)) {
      return [tag as LanguageTag];
    }
    const help = 'write a BCP 47 tag such as `en` or `zh-Hans`';
    field.remarks.error('language', entry.tree.place, 'this is not a language tag', help);
    return [];
  });
}

/** A value for each gravity from 1 to 4; all four are required. */
function perGravity<Value>(
  field: Field,
  read: Read<Value>,
): Readonly<Record<Gravity, Value>> | undefined {
  const map = readMap(field, GRAVITIES);
  if (map === undefined) return undefined;
  const values = GRAVITIES.map((gravity) => required(map, gravity, field.remarks, read));
  const [one, two, three, four] = values;
  if (one === undefined || two === undefined) return undefined;
  if (three === undefined || four === undefined) return undefined;
  return { 1: one, 2: two, 3: three, 4: four };
}

function readPromises(field: Field): Promises | undefined {
  const names = ['first-decision', 'appeal-outcome', 'report-outcome', 'appeal-window', 'undo'];
  const map = readMap(field, [...names, 'hearing']);
  if (map === undefined) return undefined;
  const lengths = names.map((name) => required(map, name, field.remarks, readDuration));
  const hearingField = optionalField(map, 'hearing', field.remarks);
  const hearing = hearingField && readDuration(hearingField);
  const [firstDecision, appealOutcome, reportOutcome, appealWindow, undo] = lengths;
  if (firstDecision === undefined || appealOutcome === undefined) return undefined;
  if (reportOutcome === undefined || appealWindow === undefined) return undefined;
  if (undo === undefined) return undefined;
  const promised = { firstDecision, appealOutcome, reportOutcome, appealWindow, undo };
  return hearing === undefined ? promised : { ...promised, hearing };
}

function readRetention(field: Field): Retention | undefined {
  const names = ['activities', 'evidence', 'reports'];
  const map = readMap(field, names);
  if (map === undefined) return undefined;
  const lengths = names.map((name) => required(map, name, field.remarks, readDuration));
  const [activities, evidence, reports] = lengths;
  if (activities === undefined || evidence === undefined || reports === undefined) return undefined;
  return { activities, evidence, reports };
}

function readFamilies(field: Field): readonly FamilyDraft[] | undefined {
  const map = readMap(field, 'any');
  if (map === undefined) return undefined;
  const { remarks } = field;
  if (map.entries.size === 0 || map.entries.size > FAMILIES_MAX) {
    const help = `write 1 to ${FAMILIES_MAX} families`;
    remarks.error('family', field.tree.place, 'a rulebook groups its rules in families', help);
  }
  return [...map.entries].flatMap(([id, entry]) => {
    if (!/^[a-z][a-z0-9-]*$/.test(id) || id.length > limits.nameLengthMax) {
      const help = 'write lower-case letters, digits and hyphens';
      remarks.error('family', entry.key, `\`${id}\` cannot name a family`, help);
      return [];
    }
    const family = readMap({ tree: entry.value, remarks, name: id }, FAMILY_FIELDS);
    return family === undefined ? [] : (readFamily(id as FamilyId, family, remarks) ?? []);
  });
}

function readFamily(id: FamilyId, head: TreeMap, remarks: Remarks): FamilyDraft | undefined {
  const title = required(head, 'title', remarks, readText);
  const memory = required(head, 'memory', remarks, readDuration);
  const weights = required(head, 'weights', remarks, (field) =>
    perGravity(field, (one) => readInteger(one, { min: 1, max: WEIGHT_MAX })),
  );
  const names = required(head, 'starts-at', remarks, (field) => perGravity(field, readText));
  const ladderField = optionalField(head, 'ladder', remarks);
  const ladder = ladderField === undefined ? [] : readLadder(ladderField);
  if (title === undefined || memory === undefined || weights === undefined) return undefined;
  if (names === undefined) return undefined;
  const index = (gravity: Gravity): number =>
    ladder.findIndex((rung) => rung.name === names[gravity]);
  const startsAt = { 1: index(1), 2: index(2), 3: index(3), 4: index(4) };
  const family: Family = { id, title, memory, weights, ladder, startsAt };
  return { family, head };
}
