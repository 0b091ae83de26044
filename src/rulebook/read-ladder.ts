import { limits } from '../kernel/limits.ts';
import {
  type Field,
  optionalField,
  readDuration,
  readList,
  readMap,
  readName,
  readText,
  requiredField,
} from './field.ts';
import {
  itemMeasures,
  type MeasureKind,
  memberMeasures,
  misuseMeasures,
  type Rung,
  type RungMeasure,
  traderMeasures,
} from './model.ts';

const RUNGS_MAX = 20;
const MEASURE_KINDS: readonly MeasureKind[] = [
  ...itemMeasures,
  ...memberMeasures,
  ...traderMeasures,
  ...misuseMeasures,
];

/** Reads a family's `ladder`: rungs in order, mildest first. */
export function readLadder(field: Field): readonly Rung[] {
  const entries = readList(field, RUNGS_MAX) ?? [];
  return entries.flatMap((entry) => readRung(entry) ?? []);
}

function readRung(field: Field): Rung | undefined {
  const map = readMap({ ...field, name: 'rung' }, ['name', 'title', 'measures']);
  if (map === undefined) return undefined;
  const { remarks } = field;
  const nameField = requiredField(map, 'name', remarks);
  const titleField = requiredField(map, 'title', remarks);
  const measuresField = optionalField(map, 'measures', remarks);
  const name = nameField === undefined ? undefined : readRungName(nameField);
  const title = titleField === undefined ? undefined : readText(titleField);
  const entries =
    measuresField === undefined ? [] : readList(measuresField, limits.measuresPerDecisionMax);
  const measures = (entries ?? []).flatMap((entry) => readMeasure(entry) ?? []);
  return name === undefined || title === undefined ? undefined : { name, title, measures };
}

function readRungName(field: Field): string | undefined {
  const name = readText(field, limits.nameLengthMax);
  if (name === undefined || /^[a-z0-9][a-z0-9-]*$/.test(name)) return name;
  const help = 'write lower-case letters, digits and hyphens, for example `no-links-7d`';
  field.remarks.error('ladder', field.tree.place, `\`${name}\` cannot name a rung`, help);
  return undefined;
}

function readMeasure(field: Field): RungMeasure | undefined {
  const map = readMap({ ...field, name: 'measure' }, ['kind', 'for']);
  if (map === undefined) return undefined;
  const kindField = requiredField(map, 'kind', field.remarks);
  const kind = kindField === undefined ? undefined : readName(kindField, MEASURE_KINDS);
  const end = optionalField(map, 'for', field.remarks);
  if (end === undefined) {
    field.remarks.error(
      'measure-end',
      field.tree.place,
      'this measure has no end: every restriction ends by itself',
      'add `for:` with a length of at most `365d`',
    );
    return undefined;
  }
  const length = readDuration(end);
  return kind === undefined || length === undefined ? undefined : { kind, for: length };
}
