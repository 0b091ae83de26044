import { fromBase64, toBase64 } from '../../log/base64.ts';
import { opensEntry, type Section, sectionCommitment, sectionSalt } from '../../log/log-entry.ts';
import type { RecordEntry, RecordSource, StoredEvent } from '../../store/port.ts';
import { nodeCrypto } from '../log-crypto.ts';
import { sectionsOf, shownSections } from './sections.ts';

/** An entry of the record and an event that do not belong together. */
export interface RecordFault {
  /** Place of the entry in the log. */
  readonly index: number;
  /** Position of the event in the store; absent for an entry that only fills up. */
  readonly position?: number;
  readonly problem: string;
}

type Source = Pick<RecordSource, 'allEvents' | 'part'>;

const filling: readonly Section[] = [{ pointer: '', value: null }];

/**
 * Holds events to what the log has committed to: whoever rewrites, removes or puts in one, or a
 * disk that changes a bit of it, is found, with the place. What retention and erasure have removed
 * is no fault: the entry knows its commitment.
 */
export async function faultsAmong(
  source: Source,
  entries: readonly RecordEntry[],
): Promise<readonly RecordFault[]> {
  const faults: RecordFault[] = [];
  const events = await eventsOf(source, entries);
  for (const entry of entries) {
    const problem = await problemOf(source, entry, events);
    if (problem === undefined) continue;
    const { index, position } = entry;
    faults.push({ index, ...(position === undefined ? {} : { position }), problem });
  }
  return faults;
}

async function problemOf(
  source: Source,
  entry: RecordEntry,
  events: ReadonlyMap<number, StoredEvent> | undefined,
): Promise<string | undefined> {
  const { position } = entry;
  if (position === undefined) {
    return opens(entry, filling) ? undefined : 'it is not an entry that only fills up';
  }
  try {
    const event = events?.get(position) ?? (await eventAt(source, position));
    if (event === undefined) return 'the event is missing';
    const sections = await sectionsOf(source, event);
    if (!opens(entry, sections)) return 'the event is not the one that was recorded';
    return remembersParts(entry, sections)
      ? undefined
      : 'what the entry knows of a part is not what was recorded';
  } catch (problem) {
    // Damaged bytes are no JSON any more, or open with no key.
    return unreadable('the event', problem);
  }
}

/** What cannot be read, and by which kind of failure: its sentence may quote what stands there. */
export function unreadable(what: string, problem: unknown): string {
  return `${what} cannot be read (${problem instanceof Error ? problem.name : typeof problem})`;
}

function opens(entry: RecordEntry, sections: readonly Section[]): boolean {
  const bytes = fromBase64(entry.entry);
  return bytes !== undefined && opensEntry(nodeCrypto, bytes, shownSections(entry, sections));
}

/** Whether the commitments kept for when a part is gone are those of the parts there are. */
function remembersParts({ secret, parts }: RecordEntry, sections: readonly Section[]): boolean {
  const key = secret === undefined ? undefined : fromBase64(secret);
  if (key === undefined) return true;
  return parts.every(({ pointer, commitment }) => {
    const section = sections.find((one) => one.pointer === pointer);
    if (section === undefined) return true;
    const salt = sectionSalt(nodeCrypto, key, pointer);
    return toBase64(sectionCommitment(nodeCrypto, salt, section)) === commitment;
  });
}

/** The events of neighbouring entries at once; undefined when one of them cannot be read. */
async function eventsOf(
  source: Source,
  entries: readonly RecordEntry[],
): Promise<ReadonlyMap<number, StoredEvent> | undefined> {
  const positions = entries.flatMap(({ position }) => position ?? []);
  const [first] = positions;
  if (first === undefined) return new Map();
  try {
    const found = await source.allEvents(first - 1, positions.length);
    return new Map(found.map((event) => [event.position, event]));
  } catch {
    return undefined;
  }
}

async function eventAt(source: Source, position: number): Promise<StoredEvent | undefined> {
  const [event] = await source.allEvents(position - 1, 1);
  return event?.position === position ? event : undefined;
}
