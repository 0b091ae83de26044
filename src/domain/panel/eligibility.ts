import { durationMs } from '../../kernel/duration.ts';
import type { MemberId } from '../../kernel/identifier.ts';
import { elapsedMs, type Instant } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import { type Person, personKey } from '../person.ts';

/** A member who offered to serve, with what could stand against it. */
export interface Candidate {
  readonly member: MemberId;
  /** Whom they said they stand close to. */
  readonly relatedTo: readonly Person[];
  readonly lastServedAt?: Instant;
  /** Set while a restriction of the same family of rules binds them. */
  readonly restrictedUntil?: Instant;
}

/** The people of one appeal, as far as they are known. */
export interface PeopleOfAppeal {
  readonly respondent: Person;
  readonly reporters: readonly Person[];
  /** Stewards of the group it happened in. */
  readonly stewards: readonly Person[];
  /** Staff who took part in the first decision, by pseudonym and by member handle. */
  readonly partakers: readonly Person[];
  /** Members to whom one of the above declared a relation. */
  readonly related: readonly Person[];
}

export type Ineligibility =
  | 'respondent'
  | 'reporter'
  | 'steward'
  | 'took-part'
  | 'related'
  | 'restricted'
  | 'served-lately';

/** Why the lot must not draw this member for this appeal, or undefined. */
export function ineligibleBecause(
  candidate: Candidate,
  people: PeopleOfAppeal,
  at: Instant,
): Ineligibility | undefined {
  const self: Person = { kind: 'member', id: candidate.member };
  if (includes([people.respondent], self)) return 'respondent';
  if (includes(people.reporters, self)) return 'reporter';
  if (includes(people.stewards, self)) return 'steward';
  if (includes(people.partakers, self)) return 'took-part';
  if (includes(people.related, self) || standsClose(candidate, people)) return 'related';
  const { restrictedUntil, lastServedAt } = candidate;
  if (restrictedUntil !== undefined && at < restrictedUntil) return 'restricted';
  const rests =
    lastServedAt !== undefined && elapsedMs(lastServedAt, at) < durationMs(limits.panelRest);
  return rests ? 'served-lately' : undefined;
}

function standsClose({ relatedTo }: Candidate, people: PeopleOfAppeal): boolean {
  const theirs = [people.respondent, ...people.reporters, ...people.stewards, ...people.partakers];
  return theirs.some((person) => includes(relatedTo, person));
}

function includes(people: readonly Person[], person: Person): boolean {
  return people.some((one) => personKey(one) === personKey(person));
}
