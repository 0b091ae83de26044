import type { SeenRecord } from '../record/record.ts';
import type { Monitor } from './monitor.ts';
import { conflictIn } from './people.ts';

function handling(staff: string, record: SeenRecord, id: string): string | undefined {
  const file = record.cases.get(id);
  return file === undefined ? 'a case that was never opened' : conflictIn(record, file, staff);
}

const nobodyAboutSelf: Monitor = {
  id: 'O2',
  on: {
    'case-leased': ({ holder }, { id, record }) => handling(holder, record, id),
    'finding-recorded': ({ holder }, { id, record }) => handling(holder, record, id),
    'precedents-seen': ({ holder }, { id, record }) => handling(holder, record, id),
    'appeal-leased': ({ holder }, { id, record }) =>
      handling(holder, record, record.appeals.get(id)?.received.case ?? ''),
    'restriction-lifted': ({ by }, { id, record }) => {
      const target = record.restrictions.get(id)?.imposed.target;
      const whom = target?.kind === 'member' ? target.member : target?.author;
      const staff = by.kind === 'staff' ? record.staff.get(by.id) : undefined;
      return staff?.member !== undefined && staff.member === whom
        ? `${staff.id} lifted their own restriction`
        : undefined;
    },
  },
};

const actors: ReadonlySet<string> = new Set([
  'member',
  'staff',
  'reporter',
  'platform',
  'panel',
  'outside-reviewer',
  'engine',
  'clock',
]);

const whoAndWhen: Monitor = {
  id: 'O3',
  commit: (commit, record) => {
    for (const { event, collection, id } of commit.events) {
      const { by, at } = event;
      if (at === undefined || !actors.has(by?.kind)) return `${collection}-${id} does not say who`;
      const stranger = by.kind === 'staff' && collection !== 'staff' && !record.staff.has(by.id);
      if (stranger) return `${by.id} acted and was never appointed`;
      if ('reason' in event && event.reason === '') return `${event.type} gives no reason`;
    }
    return undefined;
  },
};

const readings: readonly string[] = ['reads a file', 'opens a sample', 'opens what is withheld'];

const readingIsRecorded: Monitor = {
  id: 'O5',
  answered: ({ does, by, refusal, eventsBefore }, record) => {
    if (refusal !== undefined || !readings.includes(does)) return undefined;
    const recorded = (record.readings.get(by) ?? 0) > eventsBefore;
    return recorded ? undefined : `${by} read a file and no record says so`;
  },
};

export const powerHolderMonitors: readonly Monitor[] = [
  nobodyAboutSelf,
  whoAndWhen,
  readingIsRecorded,
];
