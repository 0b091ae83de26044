import type { Steward } from '../domain/conflict.ts';
import { type Person, personKey, type Subject } from '../domain/person.ts';
import type { StaffState } from '../domain/staff/state.ts';
import { readWhole } from './pages.ts';
import type { Work } from './work.ts';

/**
 * Who answers for the group that a case is about, with whoever they declared to live with. A
 * steward declares it on their record as staff, if they are on the staff as well.
 */
export async function stewardsOf(work: Work, subject: Subject): Promise<readonly Steward[]> {
  if (subject.kind !== 'group' && subject.kind !== 'steward-conduct') return [];
  const person: Person = { kind: 'member', id: subject.steward };
  return [{ person, household: await householdOf(work, person) }];
}

async function householdOf(work: Work, person: Person): Promise<readonly Person[]> {
  const views = await readWhole(work.store, { index: 'staff', key: 'all' });
  return views.flatMap((view) => {
    const record = view.body as unknown as StaffState;
    if (record.phase === 'none' || record.member === undefined) return [];
    if (personKey({ kind: 'member', id: record.member }) !== personKey(person)) return [];
    return record.relations.flatMap(({ to, relation }) => (relation === 'household' ? [to] : []));
  });
}
