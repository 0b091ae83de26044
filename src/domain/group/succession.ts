import type { MemberId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import { type Person, personKey } from '../person.ts';
import { type Seat, seats } from './event.ts';
import type { GroupState, StewardPlace } from './state.ts';

/** A steward whose power to steward this group a restriction limits now, with its end. */
export interface RestrictedSteward {
  readonly steward: MemberId;
  readonly until: Instant;
}

/** What the state of a group alone does not say: the moment, and who is restricted at it. */
export interface StewardingNow {
  readonly at: Instant;
  readonly restricted: readonly RestrictedSteward[];
  /** People the matter concerns: whoever is one of them or related to one leaves it to the next. */
  readonly concerns?: readonly Person[];
}

export interface ActingSteward {
  readonly steward: MemberId;
  readonly as: Seat;
  /** For `interim`. */
  readonly until?: Instant;
}

/**
 * Who acts for a group now: its steward; while they are restricted, gone or resigned, the deputy,
 * then the co-steward who serves longest, then an interim steward. Nobody is a possible answer:
 * then the staff look after the group, and its members keep it.
 */
export function actingSteward(state: GroupState, now: StewardingNow): ActingSteward | undefined {
  if (state.phase === 'none') return undefined;
  const able = state.stewards.filter((place) => serves(place, now.at) && !isKeptAway(place, now));
  const [first] = able.toSorted(bySuccession);
  if (first?.accepted === undefined) return undefined;
  const { seat, until } = first.accepted;
  return { steward: first.steward, as: seat, ...(until === undefined ? {} : { until }) };
}

/** Whether a member holds a seat they accepted, restricted or not. */
export function serves({ accepted, ended }: StewardPlace, at: Instant): boolean {
  if (accepted === undefined || ended !== undefined) return false;
  return accepted.until === undefined || at < accepted.until;
}

export function restrictedUntil(
  steward: MemberId,
  { restricted }: Pick<StewardingNow, 'restricted'>,
): Instant | undefined {
  return restricted.find((one) => one.steward === steward)?.until;
}

function isKeptAway({ steward, relations }: StewardPlace, now: StewardingNow): boolean {
  if (restrictedUntil(steward, now) !== undefined) return true;
  const self: Person = { kind: 'member', id: steward };
  const close = new Set([self, ...relations.map(({ to }) => to)].map(personKey));
  return (now.concerns ?? []).some((person) => close.has(personKey(person)));
}

function bySuccession(one: StewardPlace, other: StewardPlace): number {
  return compare(successionKey(one), successionKey(other));
}

// The order of the seats, then who serves longest, then the handle, so that there is no tie.
function successionKey({ accepted, since, steward }: StewardPlace): string {
  const seat = accepted === undefined ? seats.length : seats.indexOf(accepted.seat);
  return `${seat} ${since ?? ''} ${steward}`;
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
