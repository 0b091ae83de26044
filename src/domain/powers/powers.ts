import type { GroupId, MemberId, RestrictionId, StatementId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import {
  isMisuseMeasure,
  type MemberMeasure,
  type MisuseMeasure,
  type TraderMeasure,
} from '../../rulebook/model.ts';
import { type ImposedRestriction, phaseAt } from '../restriction/state.ts';

/**
 * Everything a member can do that a restriction may limit. All of it happens inside the community
 * (X6).
 */
export const powers = [
  'take-part',
  'post',
  'reply',
  'link',
  'media',
  'direct-message',
  'create-group',
  'steward-group',
  'receive-payout',
] as const;
export type Power = (typeof powers)[number];

/** What no restriction can touch (X7). Not in `powers`, so no measure can name it. */
export const unrestrictable = ['read-own-file', 'appeal', 'export', 'leave'] as const;

const limitedBy: Readonly<Record<MemberMeasure | TraderMeasure, readonly Power[]>> = {
  'slow-mode': ['post', 'reply'],
  'no-links': ['link'],
  'no-media': ['media'],
  'read-only': ['post', 'reply', 'link', 'media', 'direct-message'],
  'no-new-groups': ['create-group'],
  'no-direct-messages': ['direct-message'],
  'no-stewardship': ['steward-group'],
  suspension: powers,
  'payout-hold': ['receive-payout'],
};

/** One limit on one power, with its end and the statement that explains it. */
export interface PowerLimit {
  readonly power: Power;
  /**
   * `slowed` for slow-mode, where posting goes on at the platform's slow pace; `withdrawn`
   * otherwise.
   */
  readonly limit: 'withdrawn' | 'slowed';
  readonly until: Instant;
  readonly restriction: RestrictionId;
  readonly statement: StatementId;
  /** The limit reaches only this group. */
  readonly group?: GroupId;
}

export interface MemberPowers {
  readonly member: MemberId;
  readonly at: Instant;
  readonly limits: readonly PowerLimit[];
}

/**
 * The powers a measure on a person limits. Those against misuse limit none: whoever they bind can
 * still report and appeal, and what they send waits.
 */
export function powersLimitedBy(
  measure: MemberMeasure | TraderMeasure | MisuseMeasure,
): readonly Power[] {
  return isMisuseMeasure(measure) ? [] : limitedBy[measure];
}

/**
 * What a member may not do at a moment. Expiry is computed here, so no stopped job can keep anyone
 * restricted (X2).
 */
export function powersAt(
  member: MemberId,
  restrictions: readonly ImposedRestriction[],
  now: Instant,
): MemberPowers {
  const limits = restrictions
    .filter((restriction) => phaseAt(restriction, now) === 'in-force')
    .flatMap((restriction) => limitsOf(member, restriction));
  return { member, at: now, limits };
}

function limitsOf(member: MemberId, { imposed }: ImposedRestriction): PowerLimit[] {
  if (imposed.target.kind !== 'member' || imposed.target.member !== member) return [];
  const { group } = imposed.target;
  const measure = imposed.measure as MemberMeasure | TraderMeasure | MisuseMeasure;
  return powersLimitedBy(measure).map((power) => ({
    power,
    limit: measure === 'slow-mode' ? 'slowed' : 'withdrawn',
    until: imposed.endsAt,
    restriction: imposed.restriction,
    statement: imposed.statement,
    ...(group === undefined ? {} : { group }),
  }));
}
