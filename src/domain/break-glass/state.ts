import type { StaffId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { AccessAsked, GlassBroken } from './event.ts';

export interface AskedAccess {
  readonly phase: 'asked' | 'broken' | 'declined';
  readonly asked: Omit<AccessAsked, 'type'>;
  readonly broken?: Omit<GlassBroken, 'type'>;
  readonly declined?: { readonly at: Instant; readonly second: StaffId; readonly reason: string };
  readonly toldAt?: Instant;
}

export type AccessState = { readonly phase: 'none' } | AskedAccess;

/** Where an access stands. A question nobody answered in time has lapsed by itself. */
export type AccessPhase = 'asked' | 'lapsed' | 'open' | 'closed' | 'declined';

export function accessPhaseAt({ phase, asked, broken }: AskedAccess, now: Instant): AccessPhase {
  switch (phase) {
    case 'declined':
      return 'declined';
    case 'asked':
      return asked.confirmBy !== undefined && asked.confirmBy < now ? 'lapsed' : 'asked';
    case 'broken':
      return broken !== undefined && now < broken.openUntil ? 'open' : 'closed';
  }
}
