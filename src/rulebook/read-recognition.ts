import { limits } from '../kernel/limits.ts';
import { type Field, readList, readMap, readName, readText, requiredField } from './field.ts';
import { deedKinds, type RecognitionCriterion } from './model.ts';

const FIELDS: readonly string[] = ['id', 'deed', 'title', 'text'];
const CRITERIA_MAX = 20;

/** Reads `recognition:` of `rulebook.yaml`: what the community recognises, and why. */
export function readRecognition(field: Field): readonly RecognitionCriterion[] {
  const entries = readList(field, CRITERIA_MAX) ?? [];
  if (field.tree.kind === 'list' && field.tree.items.length === 0) {
    const help = 'write at least one criterion, or leave `recognition` out';
    field.remarks.error('recognition', field.tree.place, '`recognition` is empty', help);
  }
  const seen = new Set<string>();
  return entries.flatMap((entry) => readCriterion(entry, seen) ?? []);
}

// `seen` holds the names so far: a name that is cited has to mean one criterion.
function readCriterion(field: Field, seen: Set<string>): RecognitionCriterion | undefined {
  const map = readMap({ ...field, name: 'criterion' }, FIELDS);
  if (map === undefined) return undefined;
  const { remarks } = field;
  const read = <Value>(name: string, reader: (one: Field) => Value): Value | undefined => {
    const found = requiredField(map, name, remarks);
    return found === undefined ? undefined : reader(found);
  };
  const id = read('id', (one) => readCriterionId(one, seen));
  const deed = read('deed', (one) => readName(one, deedKinds));
  const title = read('title', (one) => readText(one));
  const text = read('text', (one) => readText(one, limits.freeTextLengthMax));
  if (id === undefined || deed === undefined) return undefined;
  return title === undefined || text === undefined ? undefined : { id, deed, title, text };
}

function readCriterionId(field: Field, seen: Set<string>): string | undefined {
  const id = readText(field, limits.nameLengthMax);
  if (id === undefined) return undefined;
  const { remarks, tree } = field;
  if (!/^[a-z0-9][a-z0-9-]*$/.test(id)) {
    const help = 'write lower-case letters, digits and hyphens, for example `first-steps`';
    remarks.error('recognition', tree.place, `\`${id}\` cannot name a criterion`, help);
    return undefined;
  }
  if (seen.has(id)) {
    const message = `there are two criteria named \`${id}\``;
    remarks.error('recognition', tree.place, message, 'give one another name');
  }
  seen.add(id);
  return id;
}
