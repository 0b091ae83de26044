import type { RecordEntry, RecordSource } from '../../store/port.ts';
import { faultsAmong, type RecordFault, unreadable } from './audit-record.ts';

/** So many entries are looked at in one go: some milliseconds of the thread that publishes. */
const AT_ONCE = 64;

/**
 * Goes over the whole record, a piece at a time and over and over, and holds the events to it. Once
 * it has found a fault it looks at that place again first, until it is mended.
 */
export class Scrub {
  readonly #source: RecordSource;
  #next = 0;

  constructor(source: RecordSource) {
    this.#source = source;
  }

  /** Looks at the next piece; answers what is wrong there. */
  async step(): Promise<readonly RecordFault[]> {
    const entries = await entriesFrom(this.#source, this.#next);
    if ('problem' in entries) return [entries];
    const faults = await faultsAmong(this.#source, entries);
    const [first] = faults;
    if (first !== undefined) this.#next = first.index;
    else this.#next = entries.length < AT_ONCE ? 0 : this.#next + entries.length;
    return faults;
  }
}

async function entriesFrom(
  source: RecordSource,
  index: number,
): Promise<readonly RecordEntry[] | RecordFault> {
  try {
    return await source.recordEntries(index, AT_ONCE);
  } catch (problem) {
    return { index, problem: unreadable('the entries from here on', problem) };
  }
}
