import type { FirstInstance } from '../domain/appeal/command.ts';
import { reportersOf } from '../domain/case/people.ts';
import { selvesOf } from '../domain/conflict.ts';
import type { MadeDecision } from '../domain/decision/state.ts';
import {
  type Candidate,
  ineligibleBecause,
  type PeopleOfAppeal,
} from '../domain/panel/eligibility.ts';
import { type Person, samePerson } from '../domain/person.ts';
import { phaseAt } from '../domain/restriction/state.ts';
import type { StaffState } from '../domain/staff/state.ts';
import type { Volunteer } from '../domain/volunteer/state.ts';
import type { FamilyId, MemberId, PanelId, PartId, StaffId } from '../kernel/identifier.ts';
import type { Instant } from '../kernel/instant.ts';
import { decisions } from './aggregates.ts';
import { readWhole } from './pages.ts';
import { restrictionsOf } from './restriction-view.ts';
import { sha256Hex } from './snapshots.ts';
import { textOf } from './texts.ts';
import type { Work } from './work.ts';

/** Every staff record there ever was: roles that ended still say who took part in what. */
export async function allStaff(work: Work): Promise<readonly StaffState[]> {
  const views = await readWhole(work.store, { index: 'staff', key: 'all' });
  return views.map((view) => view.body as unknown as StaffState);
}

/** The people of an appeal whom no lot may draw, and those close to them. */
export function peopleOfAppeal(
  { file, decision }: FirstInstance,
  staff: readonly StaffState[],
): PeopleOfAppeal {
  const { respondent, subject, decidedBy } = decision.made;
  const reporters = reportersOf(file);
  const handled = [...file.touchedBy, decidedBy, decision.confirmedBy ?? decidedBy];
  const partakers = staff.filter(
    (record) => record.phase === 'appointed' && handled.includes(record.staff satisfies StaffId),
  );
  const inFile = [respondent, ...reporters];
  const concerned = staff.filter(
    (record) =>
      partakers.includes(record) ||
      selvesOf(record).some((self) => inFile.some((person) => samePerson(person, self))),
  );
  const steward =
    subject.kind === 'group' || subject.kind === 'steward-conduct' ? subject.steward : undefined;
  return {
    respondent,
    reporters,
    stewards: steward === undefined ? [] : [{ kind: 'member', id: steward }],
    partakers: partakers.flatMap(selvesOf),
    related: concerned.flatMap((record): readonly Person[] => [
      ...selvesOf(record),
      ...(record.phase === 'none' ? [] : record.relations.map(({ to }) => to)),
    ]),
  };
}

/** Members who offered to serve, with what stands against each of them for this appeal. */
export async function candidatesFor(
  work: Work,
  { decision }: FirstInstance,
): Promise<readonly (Candidate & { readonly salt: PartId })[]> {
  const family = decision.made.weight?.family;
  const views = await readWhole(work.store, { index: 'volunteers', key: 'offered' });
  return await Promise.all(
    views.map(async (view) => {
      const { member, relatedTo, served, salt } = view.body as unknown as Volunteer;
      const lastServedAt = served.at(-1)?.at;
      const restrictedUntil = await restrictedInFamily(work, member, family);
      return {
        member,
        relatedTo: relatedTo.map((id): Person => ({ kind: 'member', id })),
        ...(lastServedAt === undefined ? {} : { lastServedAt }),
        ...(restrictedUntil === undefined ? {} : { restrictedUntil }),
        salt,
      };
    }),
  );
}

/** How many could be drawn now. */
export async function countEligible(
  work: Work,
  first: FirstInstance,
  staff: readonly StaffState[],
): Promise<number> {
  const people = peopleOfAppeal(first, staff);
  const candidates = await candidatesFor(work, first);
  return candidates.filter((one) => ineligibleBecause(one, people, work.at) === undefined).length;
}

/**
 * What stands for a member in a published pool: their own secret keeps anybody from finding it by
 * trying handles.
 */
export async function ticketOfVolunteer(
  work: Work,
  panel: PanelId,
  { member, salt }: { readonly member: MemberId; readonly salt: PartId },
): Promise<string> {
  return sha256Hex(`${panel}\n${member}\n${await textOf(work, salt)}`);
}

// A no-breach has no family of its own; then any restriction stands against serving.
async function restrictedInFamily(
  work: Work,
  member: MemberId,
  family: FamilyId | undefined,
): Promise<Instant | undefined> {
  for (const restriction of await restrictionsOf(work, `member:${member}`)) {
    const { basis, endsAt } = restriction.imposed;
    if (phaseAt(restriction, work.at) !== 'in-force' || basis.kind !== 'decision') continue;
    const { made } = (await work.load(decisions, basis.decision)) as MadeDecision;
    if (family === undefined || made.weight?.family === family) return endsAt;
  }
  return undefined;
}
