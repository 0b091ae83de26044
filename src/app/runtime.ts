import type { CommunityId } from '../kernel/identifier.ts';
import { type Instant, instantFromMs, instantMs } from '../kernel/instant.ts';
import type { RulebookHistory } from '../rulebook/model.ts';
import type { Store } from '../store/port.ts';
import type { Clock } from './clock.ts';
import type { EngineRoom } from './engine-room.ts';
import type { LeaseBoard } from './lease-board.ts';
import type { MailRoom } from './mail/deliver-letter.ts';
import type { Mailer } from './mail/mailer.ts';
import type { PowersInForce } from './powers-in-force.ts';
import type { Publisher, PublisherHost } from './record/publisher.ts';
import type { RecordKeeper } from './record/record-keeper.ts';
import type { Turns } from './turns.ts';
import type { Writer } from './writer.ts';

/** What every part of the application works with. Made once in `create-application.ts`. */
export interface Runtime {
  readonly community: CommunityId;
  /** Where members and staff reach the pages, without a slash at the end. */
  readonly publicUrl: string;
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: () => string;
  /** A secret of 256 random bits, base64url. */
  readonly newSecret: () => string;
  /** A number in [0, 1) for jitter. */
  readonly random: () => number;
  readonly engineRoom: EngineRoom;
  readonly powers: PowersInForce;
  /** Who holds which case, for those who watch. */
  readonly leases: LeaseBoard;
  /** Lets the memory follow what other processes committed (`keep-up.ts`). */
  keepUp(): Promise<void>;
  readonly rulebooks: { history: RulebookHistory };
  /** Keys of calls that run now, for `in_progress`. */
  readonly running: Set<string>;
  /** Where commands that lost a race wait for their second try. */
  readonly turns: Turns;
  /** Posts one webhook; the rim chooses the real one or a captured one. */
  readonly postWebhook: PostWebhook;
  readonly allowLoopbackWebhooks: boolean;
  /** Puts messages into the reader's language. */
  readonly writer: Writer;
  /** Hands letters to a mail server; absent where no mail is set up, and pages say everything. */
  readonly mailer: Mailer | undefined;
  readonly mailRoom: MailRoom;
  /** Where the record is published; without it there is none. */
  readonly keeper?: RecordKeeper;
  /** Share of the disk that is free, from 0 to 1. */
  readonly freeShare?: () => number;
  /** Starts the thread that publishes the record; without it this one does. */
  readonly publisherThread?: (host: PublisherHost) => Publisher;
  /** Takes a sentence for the operator. */
  log(message: string): void;
  /** Tells the scheduler that something is due now. */
  wake(): void;
}

export type PostWebhook = (delivery: {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}) => Promise<{
  readonly status: number | null;
  readonly problem?: string;
  /** Seconds or an HTTP date, as the receiver sent it. */
  readonly retryAfter?: string;
}>;

/** The first moment at which a deadline has passed. */
export function justAfter(deadline: Instant): Instant {
  return instantFromMs(instantMs(deadline) + 1);
}
