import type { MemberId } from '../../kernel/identifier.ts';
import type { LotPlace, LotTicket } from './event.ts';

/** SHA-256 of a text's UTF-8 bytes, in lower-case hex. The shell brings it; the core has none. */
export type Digest = (text: string) => string;

/** One person who can be drawn, and the ticket that stands for them in the lot. */
export interface PoolMember {
  readonly member: MemberId;
  readonly ticket: LotTicket;
}

/** What is published before the pool is known: it binds the seed and tells nothing about it. */
export function commitmentTo(seed: string, digest: Digest): LotTicket {
  return digest(seed);
}

/**
 * The whole pool in the order of the lot: by the digest of seed and ticket, smallest first. The
 * same seed and the same tickets always give the same order, wherever they are computed; whoever
 * does not know the seed cannot tell anybody's place.
 */
export function drawByLot(
  pool: readonly PoolMember[],
  seed: string,
  digest: Digest,
): readonly LotPlace[] {
  const placed = pool.map(({ member, ticket }) => ({
    member,
    ticket,
    rank: digest(`${seed}\n${ticket}`),
  }));
  return placed
    .toSorted(
      (one, other) => compareText(one.rank, other.rank) || compareText(one.ticket, other.ticket),
    )
    .map(({ member, ticket }) => ({ member, ticket }));
}

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
