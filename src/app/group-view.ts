import type { Offer, OpenGroup, StewardPlace } from '../domain/group/state.ts';
import {
  actingSteward,
  type RestrictedSteward,
  restrictedUntil,
  serves,
} from '../domain/group/succession.ts';
import type { GroupId, MemberId } from '../kernel/identifier.ts';
import { type Instant, later } from '../kernel/instant.ts';
import type { CharterView, GroupView, StewardView } from './contract/groups.ts';
import type { Runtime } from './runtime.ts';
import { textOf } from './texts.ts';
import type { Work } from './work.ts';

/**
 * Stewards of a group whose power to steward it is withdrawn now. It is computed from the powers in
 * force, so that the end of a restriction brings the steward back without anybody doing anything.
 */
export function restrictedStewards(
  runtime: Runtime,
  { group, stewards }: Pick<OpenGroup, 'group' | 'stewards'>,
  at: Instant,
): readonly RestrictedSteward[] {
  return stewards.flatMap(({ steward }) => {
    const limits = runtime.powers
      .of(steward, at)
      .limits.filter(
        (limit) =>
          limit.power === 'steward-group' && (limit.group === undefined || limit.group === group),
      );
    const [first, ...rest] = limits.map(({ until }) => until);
    return first === undefined ? [] : [{ steward, until: rest.reduce(later, first) }];
  });
}

/** `own` shows a steward their own place and nobody else's. */
export async function groupView(
  runtime: Runtime,
  work: Work,
  shown: { readonly group: OpenGroup; readonly version: number; readonly own?: MemberId },
): Promise<GroupView> {
  const { group, version, own } = shown;
  const now = { at: work.at, restricted: restrictedStewards(runtime, group, work.at) };
  const acting = actingSteward(group, now);
  const places = group.stewards.filter(({ steward }) => own === undefined || own === steward);
  return {
    group: group.group satisfies GroupId,
    version,
    openedAt: group.openedAt,
    ...(acting === undefined ? {} : { acting }),
    stewards: await Promise.all(places.map((place) => stewardView(work, place, now))),
  };
}

async function stewardView(
  work: Work,
  place: StewardPlace,
  now: { readonly at: Instant; readonly restricted: readonly RestrictedSteward[] },
): Promise<StewardView> {
  const { steward, since, accepted, offer, relations } = place;
  const until = restrictedUntil(steward, now);
  return {
    steward,
    phase: phaseOf(place, now.at, until),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { restrictedUntil: until }),
    ...(accepted === undefined
      ? {}
      : { charter: { ...(await charterView(work, accepted)), acceptedAt: accepted.acceptedAt } }),
    ...(offer === undefined ? {} : { offer: await charterView(work, offer) }),
    relations,
  };
}

function phaseOf(
  place: StewardPlace,
  at: Instant,
  restricted: Instant | undefined,
): StewardView['phase'] {
  if (place.ended !== undefined && place.offer === undefined) return place.ended.because;
  if (!serves(place, at)) return place.offer === undefined ? 'ended' : 'offered';
  return restricted === undefined ? 'serving' : 'restricted';
}

async function charterView(work: Work, offer: Offer): Promise<CharterView> {
  const { charter, seat, until, appointedBy, appointedAt } = offer;
  return {
    version: charter.version,
    text: await textOf(work, charter.text),
    duties: charter.duties,
    seat,
    ...(until === undefined ? {} : { until }),
    ...(appointedBy.kind === 'staff' ? { appointedBy: appointedBy.id } : {}),
    appointedAt,
  };
}
