import { type MemberPowers, powersAt } from '../domain/powers/powers.ts';
import type { ImposedRestriction } from '../domain/restriction/state.ts';
import type { Json } from '../kernel/canonical-json.ts';
import type { MemberId } from '../kernel/identifier.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Store, StreamName } from '../store/port.ts';

/**
 * Every restriction on a member that is not over, in memory, so that a platform's question "may
 * they post?" needs no disk. Disposable: it is read from the views at start and follows each
 * commit.
 */
export interface PowersInForce {
  of(member: MemberId, now: Instant): MemberPowers;
  apply(streams: readonly ChangedStream[]): void;
  /** Forgets what has ended; answers how many are left. */
  prune(now: Instant): number;
}

/** A stream and the view it has by now. */
export type ChangedStream =
  | { readonly stream: StreamName; readonly view: { readonly body: Json } }
  | { readonly stream: StreamName; readonly body: Json };

export async function loadPowersInForce(store: Store, now: Instant): Promise<PowersInForce> {
  const powers = emptyPowersInForce();
  let after: { order: string; stream: string } | undefined = { order: now, stream: '' };
  while (after !== undefined) {
    const page: Awaited<ReturnType<Store['list']>> = await store.list({
      index: 'restrictions-open',
      key: 'all',
      after,
      limit: 1_000,
    });
    for (const view of page) powers.keep(view.stream, view.body as unknown as ImposedRestriction);
    const last = page.at(-1);
    after = page.length < 1_000 || last === undefined ? undefined : last;
  }
  return powers;
}

function emptyPowersInForce(): PowersInForce & {
  keep(stream: StreamName, restriction: ImposedRestriction): void;
} {
  const byMember: Map<MemberId, Map<StreamName, ImposedRestriction>> = new Map();

  const keep = (stream: StreamName, restriction: ImposedRestriction): void => {
    const { target } = restriction.imposed;
    if (target.kind !== 'member') return;
    const over = restriction.lifted !== undefined || restriction.reversed !== undefined;
    const theirs = byMember.get(target.member) ?? new Map<StreamName, ImposedRestriction>();
    if (over) theirs.delete(stream);
    else theirs.set(stream, restriction);
    if (theirs.size === 0) byMember.delete(target.member);
    else byMember.set(target.member, theirs);
  };

  return {
    keep,
    of: (member, now) => {
      const theirs = byMember.get(member);
      return theirs === undefined
        ? { member, at: now, limits: [] }
        : powersAt(member, [...theirs.values()], now);
    },
    apply: (streams) => {
      for (const changed of streams) {
        if (!changed.stream.startsWith('restriction-')) continue;
        const body = 'view' in changed ? changed.view.body : changed.body;
        keep(changed.stream, body as unknown as ImposedRestriction);
      }
    },
    prune: (now) => {
      let left = 0;
      for (const [member, theirs] of byMember) {
        for (const [stream, restriction] of theirs) {
          if (restriction.imposed.endsAt <= now) theirs.delete(stream);
        }
        if (theirs.size === 0) byMember.delete(member);
        left += theirs.size;
      }
      return left;
    },
  };
}
