import { type Duration, parseDuration } from '../kernel/duration.ts';
import { limits } from '../kernel/limits.ts';
import { nearestNameHelp } from '../kernel/nearest-name.ts';
import type { Place, Remarks } from './diagnostic.ts';
import { forbiddenSignalHelp, forbiddenSignalMessage, forbiddenWord } from './forbidden-signal.ts';
import type { Tree, TreeEntry, TreeMap } from './yaml-tree.ts';

/**
 * One value of a YAML text on its way to a typed field. Every reader answers the value, or tells
 * what is wrong with it and answers undefined, so that reading goes on and finds the next problem.
 */
export interface Field {
  readonly tree: Tree;
  readonly remarks: Remarks;
  /** How the field is called in messages, for example `hold-for`. */
  readonly name: string;
}

/** The map's fields by name; keys that are not accepted are told with the nearest accepted one. */
export function readMap(field: Field, accepted: readonly string[] | 'any'): TreeMap | undefined {
  const { tree, remarks, name } = field;
  if (tree.kind !== 'map') {
    remarks.error('shape', tree.place, `\`${name}\` is a list of names and values`, 'indent them');
    return undefined;
  }
  if (accepted !== 'any') {
    for (const [key, entry] of tree.entries) {
      if (accepted.includes(key)) continue;
      if (forbiddenWord(key) !== undefined) {
        const message = forbiddenSignalMessage(key);
        remarks.error('forbidden-signal', entry.key, message, forbiddenSignalHelp);
        continue;
      }
      const message = `\`${name}\` has no field \`${key}\``;
      remarks.error('unknown-key', entry.key, message, nearestNameHelp(key, accepted));
    }
  }
  return tree;
}

/** A member of a map, or undefined with a diagnostic when it is required and absent. */
export function requiredField(map: TreeMap, name: string, remarks: Remarks): Field | undefined {
  const found = optionalField(map, name, remarks);
  if (found === undefined) {
    remarks.error('required', firstLine(map.place), `\`${name}\` is missing`, `add \`${name}:\``);
  }
  return found;
}

export function optionalField(map: TreeMap, name: string, remarks: Remarks): Field | undefined {
  const entry = map.entries.get(name);
  if (entry === undefined) return undefined;
  return { tree: entry.value, remarks, name };
}

/** Text of one line or more, not blank. */
export function readText(
  field: Field,
  lengthMax: number = limits.identifierLengthMax,
): string | undefined {
  const { tree, remarks, name } = field;
  if (tree.kind !== 'scalar') {
    remarks.error('shape', tree.place, `\`${name}\` is text`, 'write it on one line');
    return undefined;
  }
  const text = tree.source.trim();
  if (text === '') {
    remarks.error('required', tree.place, `\`${name}\` is empty`, 'write something here');
    return undefined;
  }
  if (text.length > lengthMax) {
    const help = `at most ${lengthMax} characters are accepted`;
    remarks.error('too-large', tree.place, `\`${name}\` is too long`, help);
    return undefined;
  }
  return text;
}

/** One of a closed list of names. */
export function readName<Name extends string>(
  field: Field,
  accepted: readonly Name[],
): Name | undefined {
  const text = readText(field);
  if (text === undefined) return undefined;
  const found = accepted.find((name) => name === text);
  if (found === undefined) {
    const message = `\`${text}\` is not a \`${field.name}\``;
    const help = nearestNameHelp(text, accepted);
    field.remarks.error('unknown-value', field.tree.place, message, help);
  }
  return found;
}

export function readInteger(
  field: Field,
  range: { readonly min: number; readonly max: number },
): number | undefined {
  const { tree, remarks, name } = field;
  const value = tree.kind === 'scalar' && /^\d{1,15}$/.test(tree.source) ? Number(tree.source) : -1;
  if (tree.kind === 'scalar' && value >= range.min && value <= range.max) return value;
  const written = tree.kind === 'scalar' ? `, not \`${tree.source}\`` : '';
  remarks.error(
    'number',
    tree.place,
    `\`${name}\` is a whole number${written}`,
    `write a number from ${range.min} to ${range.max}`,
  );
  return undefined;
}

export function readDuration(field: Field): Duration | undefined {
  const text = readText(field);
  if (text === undefined) return undefined;
  const parsed = parseDuration(text);
  if (parsed.ok) return parsed.value;
  field.remarks.error(
    'duration',
    field.tree.place,
    `\`${field.name}\` is a length of time, not \`${text}\``,
    'write for example `10m`, `72h`, `7d` or `P7D`',
  );
  return undefined;
}

export function readList(field: Field, lengthMax: number): readonly Field[] | undefined {
  const { tree, remarks, name } = field;
  if (tree.kind !== 'list') {
    remarks.error('shape', tree.place, `\`${name}\` is a list`, `write \`${name}: [one, two]\``);
    return undefined;
  }
  if (tree.items.length > lengthMax) {
    const help = `at most ${lengthMax} entries are accepted`;
    remarks.error('too-large', tree.place, `\`${name}\` has too many entries`, help);
    return undefined;
  }
  return tree.items.map((item) => ({ tree: item, remarks, name }));
}

/**
 * The place at a path of names and list positions, or of the nearest thing above it that exists.
 */
export function placeAt(map: TreeMap, ...path: readonly string[]): Place {
  let place = firstLine(map.place);
  let tree: Tree = map;
  for (const step of path) {
    if (tree.kind === 'list') {
      const item: Tree | undefined = tree.items[Number(step)];
      if (item === undefined) return place;
      place = firstLine(item.place);
      tree = item;
      continue;
    }
    const entry: TreeEntry | undefined = tree.kind === 'map' ? tree.entries.get(step) : undefined;
    if (entry === undefined) return place;
    place = entry.value.kind === 'scalar' ? entry.value.place : entry.key;
    tree = entry.value;
  }
  return place;
}

function firstLine(place: Place): Place {
  return { ...place, end: Math.min(place.end, place.start + 1) };
}
