import {
  type Field,
  optionalField,
  readDuration,
  readInteger,
  readList,
  readMap,
  readName,
} from './field.ts';
import {
  type Charter,
  type Gravity,
  itemMeasures,
  type MeasureKind,
  memberMeasures,
  misuseMeasures,
  traderMeasures,
} from './model.ts';
import { appliesToKinds, effects } from './read-rule.ts';
import type { TreeMap } from './yaml-tree.ts';

const FIELDS: readonly string[] = ['applies-to', 'gravity', 'effects', 'measures', 'longest'];
const KINDS: readonly MeasureKind[] = [
  ...itemMeasures,
  ...memberMeasures,
  ...traderMeasures,
  ...misuseMeasures,
];

/** Reads `charter:` of `rulebook.yaml`: what no rule of the community may go beyond (R8). */
export function readCharter(field: Field): Charter | undefined {
  const map = readMap(field, FIELDS);
  if (map === undefined) return undefined;
  const names = <Name extends string>(
    name: string,
    accepted: readonly Name[],
  ): readonly Name[] | undefined => {
    const entries = readOptional(map, name, field, (one) => readList(one, accepted.length));
    return entries?.flatMap((entry) => readName(entry, accepted) ?? []);
  };
  const appliesTo = names('applies-to', appliesToKinds);
  const allowedEffects = names('effects', effects);
  const measures = names('measures', KINDS);
  const gravityMax = readOptional(map, 'gravity', field, (one) =>
    readInteger(one, { min: 1, max: 4 }),
  );
  const longest = readOptional(map, 'longest', field, readDuration);
  return {
    ...(appliesTo === undefined ? {} : { appliesTo }),
    ...(allowedEffects === undefined ? {} : { effects: allowedEffects }),
    ...(measures === undefined ? {} : { measures }),
    ...(gravityMax === undefined ? {} : { gravityMax: gravityMax as Gravity }),
    ...(longest === undefined ? {} : { longest }),
  };
}

function readOptional<Value>(
  map: TreeMap,
  name: string,
  { remarks }: Field,
  read: (field: Field) => Value | undefined,
): Value | undefined {
  const field = optionalField(map, name, remarks);
  return field === undefined ? undefined : read(field);
}
