import type { Steward } from '../domain/conflict.ts';
import type { GroupState } from '../domain/group/state.ts';
import { serves } from '../domain/group/succession.ts';
import { type Person, personKey, type Subject } from '../domain/person.ts';
import type { StaffState } from '../domain/staff/state.ts';
import type { MemberId } from '../kernel/identifier.ts';
import { readWhole } from './pages.ts';
import { groups } from './stewardship-aggregates.ts';
import type { Work } from './work.ts';

/**
 * Who answers for the group that a case is about, with whoever they declared to live with: the
 * steward it names, and everybody who serves now, restricted or not. A steward declares it in the
 * group, or on their record as staff if they are on the staff as well.
 */
export async function stewardsOf(work: Work, subject: Subject): Promise<readonly Steward[]> {
  if (subject.kind !== 'group' && subject.kind !== 'steward-conduct') return [];
  const group = await work.load(groups, subject.group);
  const serving = placesIn(group).filter((place) => serves(place, work.at));
  const members = new Set([subject.steward, ...serving.map(({ steward }) => steward)]);
  const records = await staffRecords(work);
  return [...members].map((member) => ({
    person: { kind: 'member', id: member },
    household: [...declaredInGroup(group, member), ...declaredAsStaff(records, member)],
  }));
}

function placesIn(group: GroupState): Extract<GroupState, { phase: 'open' }>['stewards'] {
  return group.phase === 'none' ? [] : group.stewards;
}

function declaredInGroup(group: GroupState, member: MemberId): readonly Person[] {
  const place = placesIn(group).find(({ steward }) => steward === member);
  return householdIn(place?.relations ?? []);
}

function declaredAsStaff(records: readonly StaffState[], member: MemberId): readonly Person[] {
  const self = personKey({ kind: 'member', id: member });
  return records.flatMap((record) => {
    if (record.phase === 'none' || record.member === undefined) return [];
    const isSelf = personKey({ kind: 'member', id: record.member }) === self;
    return isSelf ? householdIn(record.relations) : [];
  });
}

function householdIn(
  relations: Extract<StaffState, { phase: 'appointed' }>['relations'],
): readonly Person[] {
  return relations.flatMap(({ to, relation }) => (relation === 'household' ? [to] : []));
}

async function staffRecords(work: Work): Promise<readonly StaffState[]> {
  const views = await readWhole(work.store, { index: 'staff', key: 'all' });
  return views.map(({ body }) => body as unknown as StaffState);
}
