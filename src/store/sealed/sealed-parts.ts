import type { PartId } from '../../kernel/identifier.ts';
import type { Part } from '../port.ts';
import { envelopeIn, keyIdOf, openedValue, sealedValue } from './envelope.ts';
import type { DataKey, DoomedKey, KeyFile } from './key-file.ts';

const PART = 'part:';

/** Each part has a key of its own, so that any of them can be forgotten by itself. */
export function sealedPart(part: Part, key: DataKey): Part {
  return { ...part, body: { sealed: sealedValue(key, placeOf(part), part.body) } };
}

/** The part as it was written; undefined when its key was destroyed. */
export function openedPart(keys: KeyFile, part: Part): Part | undefined {
  const envelope = envelopeIn(part.body);
  if (envelope === undefined) return part;
  const body = openedValue(keys, placeOf(part), envelope);
  return body === undefined ? undefined : { ...part, body };
}

/** The keys of parts as the store keeps them. */
export function keysOfParts(parts: readonly (Part | undefined)[]): readonly DoomedKey[] {
  return parts.flatMap((part) => {
    const envelope = part && envelopeIn(part.body);
    if (part === undefined || envelope === undefined) return [];
    return [{ id: keyIdOf(envelope), place: PART + part.id }];
  });
}

/** The part that such a place names, if it names one. */
export function partAt(place: string): PartId | undefined {
  return place.startsWith(PART) ? (place.slice(PART.length) as PartId) : undefined;
}

function placeOf({ id, kind }: Part): string {
  return `part\n${id}\n${kind}`;
}
