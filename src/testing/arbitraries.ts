import fc from 'fast-check';
import { type Activity, activityTypes, type Content, contentKinds } from '../domain/activity.ts';
import type { Person, Subject } from '../domain/person.ts';
import type { StandingEntry } from '../domain/standing/standing.ts';
import { type Duration, duration } from '../kernel/duration.ts';
import type {
  ActivityId,
  CommunityId,
  DecisionId,
  FamilyId,
  GroupId,
  ItemId,
  LanguageTag,
  MemberId,
  StaffId,
} from '../kernel/identifier.ts';
import { type Instant, instant, instantFromMs, instantMs } from '../kernel/instant.ts';

/** The years the arbitrary instants lie in. */
export const arbitraryYears: { readonly from: Instant; readonly to: Instant } = {
  from: instant('2026-01-01T00:00:00Z'),
  to: instant('2030-12-31T23:59:59.999Z'),
};

/** Any millisecond between two instants, both included. */
export function anyInstant(
  range: { readonly from?: Instant; readonly to?: Instant } = {},
): fc.Arbitrary<Instant> {
  const min = instantMs(range.from ?? arbitraryYears.from);
  const max = instantMs(range.to ?? arbitraryYears.to);
  return fc.integer({ min, max }).map(instantFromMs);
}

/** From one second to a year. */
export function anyDuration(): fc.Arbitrary<Duration> {
  return fc.oneof(
    fc.integer({ min: 1, max: 365 }).map((days) => duration(`P${days}D`)),
    fc.integer({ min: 1, max: 86_400 }).map((seconds) => duration(`PT${seconds}S`)),
  );
}

// Few different ids, so that two drawn ones are often the same and meet in one case.
function anyId<Id extends string>(prefix: string): fc.Arbitrary<Id> {
  return fc.integer({ min: 1, max: 5 }).map((number) => `${prefix}-${number}` as Id);
}

export function anyMemberId(): fc.Arbitrary<MemberId> {
  return anyId('m');
}

export function anyStaffId(): fc.Arbitrary<StaffId> {
  return anyId('moderator');
}

export function anyGroupId(): fc.Arbitrary<GroupId> {
  return anyId('group');
}

export function anyItemId(): fc.Arbitrary<ItemId> {
  return anyId('item');
}

export function anyDecisionId(): fc.Arbitrary<DecisionId> {
  return anyId('decision');
}

export function anyPerson(): fc.Arbitrary<Person> {
  return fc.oneof(
    fc.record({ kind: fc.constant('member' as const), id: anyMemberId() }),
    fc.record({ kind: fc.constant('staff' as const), id: anyStaffId() }),
  );
}

/** Every kind of subject a case can have, the operator included. */
export function anySubject(): fc.Arbitrary<Subject> {
  const member = anyMemberId();
  const group = anyGroupId();
  const staff = anyStaffId();
  return fc.oneof(
    fc.record({ kind: fc.constant('member' as const), member }),
    fc.record({ kind: fc.constant('item' as const), item: anyItemId(), author: member }),
    fc.record({ kind: fc.constant('group' as const), group, steward: member }),
    fc.record({ kind: fc.constant('steward-conduct' as const), group, steward: member }),
    fc.record({ kind: fc.constant('staff-conduct' as const), staff }),
    fc.record({ kind: fc.constant('operator-conduct' as const), staff }),
  );
}

export function anyContent(): fc.Arbitrary<Content> {
  return fc.record(
    {
      kind: fc.constantFrom(...contentKinds),
      text: fc.string({ maxLength: 200, unit: 'grapheme' }),
      language: fc.constantFrom('en', 'de', 'ar', 'zh-Hans').map((tag) => tag as LanguageTag),
      links: fc.array(fc.webUrl(), { maxLength: 7 }),
      mentions: fc.array(anyMemberId(), { maxLength: 3 }),
      hashes: fc.constant([]),
      detectors: fc.constant([]),
    },
    { requiredKeys: ['kind', 'text', 'links', 'mentions', 'hashes', 'detectors'] },
  );
}

/** Something that happened in `community-1`; a `(source, id)` pair hardly ever comes twice. */
export function anyActivity(
  range: { readonly from?: Instant; readonly to?: Instant } = {},
): fc.Arbitrary<Activity> {
  return fc.record(
    {
      id: fc.uuid().map((id) => id as ActivityId),
      source: fc.constant('https://forum.example/'),
      type: fc.constantFrom(...activityTypes),
      time: anyInstant(range),
      community: fc.constant('community-1' as CommunityId),
      actor: fc.record({ id: anyMemberId(), createdAt: anyInstant() }, { requiredKeys: ['id'] }),
      item: anyItemId(),
      group: anyGroupId(),
      thread: anyId<string>('thread'),
      content: anyContent(),
    },
    { requiredKeys: ['id', 'source', 'type', 'time', 'community', 'actor'] },
  );
}

/** One decision as standing sees it: pending, final, undone, and final before it was undone. */
export function anyStandingEntry(): fc.Arbitrary<StandingEntry> {
  const day = 86_400_000;
  return fc
    .record(
      {
        decision: fc.uuid().map((id) => id as DecisionId),
        family: fc.constantFrom('spam', 'civility').map((id) => id as FamilyId),
        points: fc.integer({ min: 0, max: 1_000 }),
        memory: anyDuration(),
        issuedAt: anyInstant(),
        finalAfterMs: fc.integer({ min: 0, max: 400 * day }),
        undoneAfterMs: fc.integer({ min: 0, max: 400 * day }),
      },
      { requiredKeys: ['decision', 'family', 'points', 'memory', 'issuedAt'] },
    )
    .map(({ finalAfterMs, undoneAfterMs, ...entry }) => {
      const after = (ms: number): Instant => instantFromMs(instantMs(entry.issuedAt) + ms);
      return {
        ...entry,
        ...(finalAfterMs === undefined ? {} : { finalAt: after(finalAfterMs) }),
        ...(undoneAfterMs === undefined ? {} : { undoneAt: after(undoneAfterMs) }),
      };
    });
}
