import type { Instant } from '../kernel/instant.ts';
import type { Appeals } from './contract/appeals.ts';
import type { Bulks } from './contract/bulks.ts';
import type { Cases, Decisions } from './contract/cases.ts';
import type { EarlyEnds } from './contract/early-ends.ts';
import type { Hearings } from './contract/hearings.ts';
import type { Intake } from './contract/intake.ts';
import type { Members, Restrictions, Statements } from './contract/members.ts';
import type { PublishedRecord } from './contract/record.ts';
import type { Reports } from './contract/reports.ts';
import type { Rulebooks } from './contract/rulebooks.ts';
import type { SignIn } from './contract/sign-in.ts';
import type { StaffRoom } from './contract/staff-room.ts';
import type { Webhooks } from './contract/webhooks.ts';

/**
 * The application: everything the rim can ask of it. `api`, `web` and `cli` hold no rules of their
 * own.
 */
export interface Application {
  readonly intake: Intake;
  readonly reports: Reports;
  readonly cases: Cases;
  readonly decisions: Decisions;
  readonly hearings: Hearings;
  readonly bulks: Bulks;
  readonly members: Members;
  readonly statements: Statements;
  readonly restrictions: Restrictions;
  readonly earlyEnds: EarlyEnds;
  readonly appeals: Appeals;
  readonly rulebooks: Rulebooks;
  readonly staffRoom: StaffRoom;
  readonly webhooks: Webhooks;
  readonly record: PublishedRecord;
  readonly signIn: SignIn;
  now(): Instant;
  /**
   * Runs everything that is due: releases, promises, stays, announcements, deliveries, retention.
   */
  tick(): Promise<TickReport>;
  /** Whether the server can answer: store open, rulebook loaded, clock trusted. */
  health(): Promise<{ readonly ready: boolean; readonly problems: readonly string[] }>;
  close(): Promise<void>;
}

export interface TickReport {
  readonly issued: number;
  readonly bulkRun: number;
  readonly bulkReversed: number;
  readonly closedInFavour: number;
  readonly stayed: number;
  readonly madeFinal: number;
  readonly announced: number;
  readonly findingsJoined: number;
  readonly setAside: number;
  readonly delivered: number;
  readonly failed: number;
}
