import type {
  GroupId,
  ItemId,
  MemberId,
  ReportId,
  RuleId,
  StaffId,
  TokenId,
} from '../kernel/identifier.ts';

/** Somebody a case can be about, who can report, decide, review or be related to another. */
export type Person =
  | { readonly kind: 'member'; readonly id: MemberId }
  | { readonly kind: 'staff'; readonly id: StaffId };

/**
 * Who did something. `clock` acts only where the domain says that time itself has an effect, and
 * never against a member. `engine` is a rule's machine effect: nudge, review or hold.
 */
export type Actor =
  | { readonly kind: 'member'; readonly id: MemberId }
  | { readonly kind: 'staff'; readonly id: StaffId }
  | { readonly kind: 'reporter'; readonly report: ReportId }
  | { readonly kind: 'platform'; readonly id: TokenId }
  | { readonly kind: 'engine'; readonly rule: RuleId }
  | { readonly kind: 'clock' };

/**
 * What a case is about. Members, stewards, moderators and the operator go through the same door
 * (O1).
 */
export type Subject =
  | { readonly kind: 'member'; readonly member: MemberId }
  | { readonly kind: 'item'; readonly item: ItemId; readonly author: MemberId }
  | { readonly kind: 'group'; readonly group: GroupId; readonly steward: MemberId }
  | { readonly kind: 'steward-conduct'; readonly group: GroupId; readonly steward: MemberId }
  | { readonly kind: 'staff-conduct'; readonly staff: StaffId }
  | { readonly kind: 'operator-conduct'; readonly staff: StaffId }
  /** Reports, or appeals, that were manifestly unfounded again and again (DSA Article 23(2)). */
  | { readonly kind: 'reporter-misuse'; readonly member: MemberId }
  | { readonly kind: 'appellant-misuse'; readonly member: MemberId }
  /** How a member acted as a trader. */
  | { readonly kind: 'trader-conduct'; readonly member: MemberId };

/** The person who answers for the subject: the one a decision would bind and who may appeal. */
export function respondentOf(subject: Subject): Person {
  switch (subject.kind) {
    case 'member':
    case 'reporter-misuse':
    case 'appellant-misuse':
    case 'trader-conduct':
      return { kind: 'member', id: subject.member };
    case 'item':
      return { kind: 'member', id: subject.author };
    case 'group':
    case 'steward-conduct':
      return { kind: 'member', id: subject.steward };
    case 'staff-conduct':
    case 'operator-conduct':
      return { kind: 'staff', id: subject.staff };
  }
}

/** One string per person, for keys and comparison. */
export function personKey(person: Person): string {
  return `${person.kind}:${person.id}`;
}

export function samePerson(first: Person, second: Person): boolean {
  return personKey(first) === personKey(second);
}
