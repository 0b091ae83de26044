import type { AccessAsked, GlassBroken } from '../../../domain/break-glass/event.ts';
import type { DisputeTold } from '../../../domain/dispute/event.ts';
import type { MatterBrought, MatterDelivered } from '../../../domain/duty/event.ts';
import type { OrderEffectGiven, OrderReceived } from '../../../domain/order/event.ts';
import type { OutsideReviewerNamed } from '../../../domain/outside-review/event.ts';
import type { PanelCalled } from '../../../domain/panel/event.ts';
import type { RecognitionGiven } from '../../../domain/recognition/event.ts';
import type { ReopeningAsked } from '../../../domain/reopening/event.ts';

export interface SeenPanel {
  readonly called: PanelCalled;
  phase: 'called' | 'drawn' | 'deliberating' | 'over';
  /** Who sits on it, and how many ballots each of them has cast. */
  readonly seats: Map<string, number>;
}

export interface SeenReview {
  readonly named: OutsideReviewerNamed;
  foundAt?: string;
  firstOpenedAt?: string;
  over: boolean;
}

export interface SeenOrder {
  readonly received: OrderReceived;
  receiptSent: boolean;
  answeredAt?: string;
  effect?: OrderEffectGiven['effect'];
  ended: boolean;
  silentUntil?: string;
  toldAt?: string;
}

/** One member's seat in a group: which charter they were offered, and which one binds them. */
export interface SeenSeat {
  offered?: number;
  accepted?: number;
  until?: string;
  gone: boolean;
}

export interface SeenDuty {
  readonly brought: MatterBrought;
  delivered?: MatterDelivered;
  phase: 'open' | 'answered' | 'neglected' | 'lapsed';
}

export interface SeenDefence {
  readonly duty: string;
  readonly until: string;
  givenAt?: string;
}

export interface SeenRecognition {
  readonly given: RecognitionGiven;
  phase: 'offered' | 'shown' | 'hidden' | 'declined';
}

export interface SeenAccess {
  readonly asked: AccessAsked;
  broken?: GlassBroken;
  toldAt?: string;
}

export interface SeenReopening {
  readonly asked: ReopeningAsked;
  answered: boolean;
}

/**
 * What happens beside cases and after decisions, as an outsider reads it: panels, mandates from
 * outside, the registers, groups, thanks, emergencies, and ways to contest what was final.
 */
export class SeenBeside {
  /** Whom those who offer to serve said they are close to, by member. */
  readonly volunteers: Map<string, readonly string[]> = new Map();
  readonly panels: Map<string, SeenPanel> = new Map();
  readonly reviews: Map<string, SeenReview> = new Map();
  readonly orders: Map<string, SeenOrder> = new Map();
  /** Orders that were answered and of which the member does not know. */
  readonly untoldOrders: Set<string> = new Set();
  readonly dangers: string[] = [];
  /** Seats by group and member. */
  readonly groups: Map<string, Map<string, SeenSeat>> = new Map();
  readonly duties: Map<string, SeenDuty> = new Map();
  readonly openDuties: Set<string> = new Set();
  /** Until when a steward is heard in a case about a duty at least, by case. */
  readonly defences: Map<string, SeenDefence> = new Map();
  readonly recognitions: Map<string, SeenRecognition> = new Map();
  /** The recognition that thanks for a deed. */
  readonly deeds: Map<string, string> = new Map();
  readonly accesses: Map<string, SeenAccess> = new Map();
  readonly untoldAccesses: Set<string> = new Set();
  readonly disputes: Map<string, DisputeTold> = new Map();
  /** Open disputes by decision. */
  readonly openDisputes: Map<string, Set<string>> = new Map();
  readonly reopenings: Map<string, SeenReopening> = new Map();
  readonly reopeningsToAnswer: Set<string> = new Set();
  /** Decisions that were final once or that an appeal upheld. */
  readonly settled: Set<string> = new Set();
  /** Letters that the mail server took over, whether or not anybody here came to know. */
  readonly takenOver: Set<string> = new Set();
  readonly letters: Map<string, string> = new Map();
}
