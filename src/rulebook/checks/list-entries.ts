import type { Check } from '../draft.ts';

/** A list has entries, and none twice. */
export const checkListEntries: Check = ({ lists }, remarks) => {
  for (const { list, file, places } of lists) {
    if (list.entries.length === 0) {
      const help = 'add one entry per line, or delete the file';
      remarks.warning('list-entry', { file, start: 0, end: 1 }, 'this list is empty', help);
    }
    const seen = new Set<string>();
    for (const [index, entry] of list.entries.entries()) {
      const place = places[index];
      if (seen.has(entry) && place !== undefined) {
        const message = `\`${entry}\` is in this list twice`;
        remarks.warning('list-entry', place, message, 'delete one of the two');
      }
      seen.add(entry);
    }
  }
};
