import type { StaffId } from '../kernel/identifier.ts';
import type { Instant } from '../kernel/instant.ts';
import { type Person, personKey, type Subject, samePerson } from './person.ts';
import type { Role } from './staff/event.ts';
import type { StaffState } from './staff/state.ts';

/** Who is in a file: the one it is about and those who brought it. */
export interface PeopleInFile {
  readonly subject: Subject;
  readonly respondent: Person;
  readonly reporters: readonly Person[];
  /** Who else answers for the group that the file is about, where it is about one. */
  readonly stewards?: readonly Steward[];
}

/** Somebody who answers for a group, and the people who declared that they live with them. */
export interface Steward {
  readonly person: Person;
  readonly household: readonly Person[];
}

/** Why somebody may not handle a file (O2, D2). */
export type ConflictReason =
  | 'own-case'
  | 'own-report'
  | 'related-to-respondent'
  | 'related-to-reporter'
  | 'steward-of-group'
  | 'household-of-steward'
  | 'operator-case';

/** The part of a case that says who acted on it so far. */
export interface HandledFile {
  readonly touchedBy: readonly StaffId[];
}

/**
 * Why this person may not handle this file, or undefined when nothing stands against it. A
 * person's staff pseudonym and member handle are the same person. An operator's conduct goes
 * outside: whoever holds the operator's role now cannot handle it, whatever other role they hold.
 * Whether somebody may act at all is for `holdsRole` to say.
 */
export function conflictOf(staff: StaffState, file: PeopleInFile): ConflictReason | undefined {
  if (staff.phase === 'none') return undefined;
  const isSelf = (person: Person): boolean =>
    selvesOf(staff).some((self) => samePerson(self, person));
  if (isSelf(file.respondent)) return 'own-case';
  if (file.reporters.some(isSelf)) return 'own-report';
  const related = new Set(staff.relations.map(({ to }) => personKey(to)));
  if (related.has(personKey(file.respondent))) return 'related-to-respondent';
  if (file.reporters.some((reporter) => related.has(personKey(reporter)))) {
    return 'related-to-reporter';
  }
  const ofStewards = stewardConflict(staff, file, isSelf);
  if (ofStewards !== undefined) return ofStewards;
  const goesOutside = file.subject.kind === 'operator-conduct' && isOperator(staff);
  return goesOutside ? 'operator-case' : undefined;
}

// A group is answered for together, and a household hears everything: whoever is steward of the
// group, or lives with one of its stewards, stands too close to judge what happens in it.
function stewardConflict(
  staff: Extract<StaffState, { phase: 'appointed' }>,
  { subject, stewards = [] }: PeopleInFile,
  isSelf: (person: Person) => boolean,
): ConflictReason | undefined {
  if (subject.kind !== 'group' && subject.kind !== 'steward-conduct') return undefined;
  if (stewards.some(({ person }) => isSelf(person))) return 'steward-of-group';
  const livesWith = new Set(
    staff.relations.flatMap(({ to, relation }) =>
      relation === 'household' ? [personKey(to)] : [],
    ),
  );
  const shared = stewards.some(
    ({ person, household }) => livesWith.has(personKey(person)) || household.some(isSelf),
  );
  return shared ? 'household-of-steward' : undefined;
}

/**
 * Whether this person took part in the file, and so may not hear an appeal against what came of it
 * (A2).
 */
export function touched(staff: StaffState, file: HandledFile): boolean {
  return staff.phase === 'appointed' && file.touchedBy.includes(staff.staff);
}

/**
 * Whether the person holds one of these roles at that moment: looked up then, so rights end at
 * once.
 */
export function holdsRole(staff: StaffState, wanted: Role | readonly Role[], at: Instant): boolean {
  if (staff.phase === 'none') return false;
  const roles: readonly Role[] = typeof wanted === 'string' ? [wanted] : wanted;
  return staff.roles.some(
    ({ role, since, endedAt }) =>
      roles.includes(role) && since <= at && (endedAt === undefined || at < endedAt),
  );
}

/**
 * The roles that may decide a case about this subject: the operator's own conduct goes to the
 * ombud.
 */
export function decidingRoles(subject: Subject): readonly Role[] {
  return subject.kind === 'operator-conduct' ? ['ombud'] : ['moderator', 'lead'];
}

/** A conflict in words for the person it stops: why they may not act, and what happens instead. */
export function conflictSentence(reason: ConflictReason): string {
  switch (reason) {
    case 'own-case':
      return 'This case is about you, so another person has to handle it.';
    case 'own-report':
      return 'You reported this yourself, so another person has to handle it.';
    case 'related-to-respondent':
      return 'You declared a relation to the person this case is about; another person handles it.';
    case 'related-to-reporter':
      return 'You declared a relation to somebody who reported this, so another person handles it.';
    case 'steward-of-group':
      return 'You are a steward of the group this is about, so another person has to handle it.';
    case 'household-of-steward':
      return 'You share a household with a steward of this group; another person handles it.';
    case 'operator-case':
      return 'This case is about the conduct of an operator. The ombud handles it.';
  }
}

/**
 * The names under which the file knows this person: their pseudonym and, if any, their member
 * handle.
 */
export function selvesOf(staff: StaffState): readonly Person[] {
  if (staff.phase === 'none') return [];
  const self: Person = { kind: 'staff', id: staff.staff };
  return staff.member === undefined ? [self] : [self, { kind: 'member', id: staff.member }];
}

function isOperator(staff: Extract<StaffState, { phase: 'appointed' }>): boolean {
  return staff.roles.some(({ role, endedAt }) => role === 'operator' && endedAt === undefined);
}
