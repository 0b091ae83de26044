import type { RulebookHistory } from '../../../rulebook/model.ts';
import { SeenBeside } from './beside.ts';
import type {
  SeenAppeal,
  SeenCase,
  SeenDecision,
  SeenJob,
  SeenReport,
  SeenRestriction,
  SeenStaff,
  SeenStatement,
} from './seen.ts';

/** Everything the events so far add up to, folded once, as an outsider reads them. */
export class SeenRecord {
  readonly cases: Map<string, SeenCase> = new Map();
  readonly decisions: Map<string, SeenDecision> = new Map();
  readonly restrictions: Map<string, SeenRestriction> = new Map();
  readonly statements: Map<string, SeenStatement> = new Map();
  readonly appeals: Map<string, SeenAppeal> = new Map();
  readonly reports: Map<string, SeenReport> = new Map();
  readonly staff: Map<string, SeenStaff> = new Map();
  readonly beside: SeenBeside = new SeenBeside();

  /** What still waits for somebody. */
  readonly openCases: Set<string> = new Set();
  readonly waitingAppeals: Set<string> = new Set();
  readonly unconfirmed: Set<string> = new Set();
  readonly held: Set<string> = new Set();
  readonly untold: Set<string> = new Set();
  /** Cases in which somebody was asked for their view and has not given it. */
  readonly toHear: Set<string> = new Set();
  /** Cases in which somebody was heard after an urgent decision. */
  readonly viewsToAnswer: Set<string> = new Set();
  /** Bulk jobs that were neither undone nor rejected. */
  readonly jobs: Map<string, SeenJob> = new Map();
  /** Restrictions whose early end was asked for. */
  readonly earlyEndsToAnswer: Set<string> = new Set();

  /** Restrictions that were neither lifted nor reversed, by the member they bind. */
  readonly binding: Map<string, Set<string>> = new Map();
  /** Decisions about a member, in the order they were made. */
  readonly decisionsAbout: Map<string, string[]> = new Map();
  /** The standing decision for each act and family. */
  readonly judged: Map<string, string> = new Map();
  /** The case that each piece of evidence belongs to. */
  readonly evidence: Map<string, string> = new Map();

  /** Statements with a decision, in the order they were made. */
  readonly stated: string[] = [];
  /** How many events there were when somebody on the staff last opened a file. */
  readonly readings: Map<string, number> = new Map();

  history: RulebookHistory = { versions: [] };
  events = 0;
  /** The moment of the newest event. */
  newestAt = '';
}
