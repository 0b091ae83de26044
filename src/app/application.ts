import type { Instant } from '../kernel/instant.ts';
import type { Appeals } from './contract/appeals.ts';
import type { Aside } from './contract/aside.ts';
import type { BreakGlass } from './contract/break-glass.ts';
import type { Bulks } from './contract/bulks.ts';
import type { Cases, Decisions } from './contract/cases.ts';
import type { Correspondence } from './contract/correspondence.ts';
import type { Dangers } from './contract/dangers.ts';
import type { Duties } from './contract/duties.ts';
import type { EarlyEnds } from './contract/early-ends.ts';
import type { Erasures } from './contract/erasures.ts';
import type { FiguresArea } from './contract/figures.ts';
import type { Groups } from './contract/groups.ts';
import type { Hearings } from './contract/hearings.ts';
import type { Intake } from './contract/intake.ts';
import type { Letters } from './contract/letters.ts';
import type { Members, Restrictions, Statements } from './contract/members.ts';
import type { Orders } from './contract/orders.ts';
import type { OutsideReviews, Panels } from './contract/panels.ts';
import type { Recognitions } from './contract/recognitions.ts';
import type { PublishedRecord } from './contract/record.ts';
import type { Disputes, Redress, Reopenings } from './contract/redress.ts';
import type { Reports } from './contract/reports.ts';
import type { Rulebooks } from './contract/rulebooks.ts';
import type { SignIn } from './contract/sign-in.ts';
import type { StaffRecords } from './contract/staff-record.ts';
import type { StaffRoom } from './contract/staff-room.ts';
import type { Webhooks } from './contract/webhooks.ts';

/**
 * The application: everything the rim can ask of it. `api`, `web` and `cli` hold no rules of their
 * own.
 */
export interface Application {
  readonly intake: Intake;
  readonly aside: Aside;
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
  readonly redress: Redress;
  readonly reopenings: Reopenings;
  readonly disputes: Disputes;
  readonly panels: Panels;
  readonly outsideReviews: OutsideReviews;
  readonly recognitions: Recognitions;
  readonly orders: Orders;
  readonly dangers: Dangers;
  readonly rulebooks: Rulebooks;
  readonly staffRoom: StaffRoom;
  readonly groups: Groups;
  readonly duties: Duties;
  readonly breakGlass: BreakGlass;
  readonly staffRecords: StaffRecords;
  readonly figures: FiguresArea;
  readonly erasures: Erasures;
  readonly webhooks: Webhooks;
  readonly correspondence: Correspondence;
  readonly letters: Letters;
  readonly record: PublishedRecord;
  readonly signIn: SignIn;
  now(): Instant;
  /**
   * Runs everything that is due: releases, promises, stays, announcements, deliveries, retention.
   */
  tick(): Promise<TickReport>;
  /**
   * Whether the server can answer: store open, rulebook loaded, clock trusted. Mail that did not
   * arrive is a problem and no reason not to answer.
   */
  health(): Promise<{ readonly ready: boolean; readonly problems: readonly string[] }>;
  close(): Promise<void>;
}

export interface TickReport {
  readonly issued: number;
  readonly bulkRun: number;
  readonly bulkReversed: number;
  readonly closedInFavour: number;
  readonly stayed: number;
  readonly panelTurns: number;
  readonly reopened: number;
  readonly madeFinal: number;
  readonly announced: number;
  /** Times that activities were looked at again, because others came out of order. */
  readonly lookedAgain: number;
  readonly findingsJoined: number;
  readonly setAside: number;
  /** Duties of stewards whose promised time is over. */
  readonly dutiesOverdue: number;
  /** People told that something about them was opened in an emergency. */
  readonly accessesTold: number;
  /** Members who left and of whom nothing waits any more, or whose turn it was to look. */
  readonly erased: number;
  readonly delivered: number;
  readonly failed: number;
}
