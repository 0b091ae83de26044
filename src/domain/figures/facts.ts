import type { CaseId, DecisionId, RuleId } from '../../kernel/identifier.ts';
import { earlier, type Instant } from '../../kernel/instant.ts';
import type { AppealEvent } from '../appeal/event.ts';
import type { CaseEvent } from '../case/event.ts';
import type { DecisionEvent } from '../decision/event.ts';
import type { Subject } from '../person.ts';
import type { ReportEvent, ReportOutcome } from '../report/event.ts';

/** What figures need to know of a case. Nobody it is about is in it. */
export interface CaseFact {
  readonly kind: Subject['kind'];
  readonly openedAt: Instant;
  readonly promisedBy: Instant;
  readonly phase: 'open' | 'decided' | 'closed-in-favour' | 'merged';
  readonly endedAt?: Instant;
}

export interface DecisionFact {
  readonly case: CaseId;
  /** Absent where no breach was found. */
  readonly rule?: RuleId;
  readonly rung?: string;
  /** Whether it left the step that the ladder suggested. */
  readonly deviates: boolean;
  /** A decision that took the place of another one is counted where that one is. */
  readonly replaces: boolean;
  /** Only to know whether a median would be the figure of one person. */
  readonly decidedBy: string;
  readonly issuedAt?: Instant;
  readonly appealed?: true;
  /** Changed or undone since, whatever brought it. */
  readonly overturned?: true;
}

export interface AppealFact {
  readonly decision: DecisionId;
  readonly promisedBy: Instant;
  readonly endedAt?: Instant;
}

export interface ReportFact {
  readonly receivedAt: Instant;
  readonly promisedBy: Instant;
  readonly endedAt?: Instant;
  /** The newest word; absent when it was closed without one. */
  readonly outcome?: ReportOutcome;
}

/** Everything that is counted, by id. */
export interface Facts {
  /** When the first thing that is counted was recorded. */
  readonly since: Instant | undefined;
  readonly cases: ReadonlyMap<string, CaseFact>;
  readonly decisions: ReadonlyMap<DecisionId, DecisionFact>;
  readonly appeals: ReadonlyMap<string, AppealFact>;
  readonly reports: ReadonlyMap<string, ReportFact>;
}

/** An event with the stream it is of, as the store gives it. */
export interface CountedEvent {
  readonly stream: string;
  readonly event: { readonly type: string; readonly at: Instant };
}

/** Facts that grow with every event, in the order in which they were recorded. */
export class GrowingFacts implements Facts {
  readonly cases: Map<string, CaseFact> = new Map();
  readonly decisions: Map<DecisionId, DecisionFact> = new Map();
  readonly appeals: Map<string, AppealFact> = new Map();
  readonly reports: Map<string, ReportFact> = new Map();
  #since: Instant | undefined;

  get since(): Instant | undefined {
    return this.#since;
  }

  take({ stream, event }: CountedEvent): void {
    const end = stream.indexOf('-');
    const id = stream.slice(end + 1);
    switch (stream.slice(0, end)) {
      case 'case':
        this.#keep(this.cases, id, afterCase(this.cases.get(id), event as CaseEvent));
        break;
      case 'decision':
        this.#takeDecision(id as DecisionId, event as DecisionEvent);
        break;
      case 'appeal':
        this.#takeAppeal(id, event as AppealEvent);
        break;
      case 'report':
        this.#keep(this.reports, id, afterReport(this.reports.get(id), event as ReportEvent));
    }
  }

  #takeDecision(id: DecisionId, event: DecisionEvent): void {
    this.#keep(this.decisions, id, afterDecision(this.decisions.get(id), event));
  }

  #takeAppeal(id: string, event: AppealEvent): void {
    this.#keep(this.appeals, id, afterAppeal(this.appeals.get(id), event));
    if (event.type !== 'appeal-received') return;
    const decision = this.decisions.get(event.decision);
    if (decision === undefined) return;
    this.decisions.set(event.decision, { ...decision, appealed: true });
  }

  #keep<Id, Fact>(facts: Map<Id, Fact>, id: Id, fact: Fact | undefined): void {
    if (fact === undefined) return;
    facts.set(id, fact);
    const begun = beginOf(fact);
    if (begun !== undefined) this.#since = earlier(this.#since ?? begun, begun);
  }
}

function beginOf(fact: unknown): Instant | undefined {
  const { openedAt, receivedAt } = fact as { openedAt?: Instant; receivedAt?: Instant };
  return openedAt ?? receivedAt;
}

function afterCase(before: CaseFact | undefined, event: CaseEvent): CaseFact | undefined {
  if (event.type === 'case-opened') {
    const { subject, promisedBy, at } = event;
    return { kind: subject.kind, openedAt: at, promisedBy, phase: 'open' };
  }
  if (before === undefined) return undefined;
  switch (event.type) {
    case 'case-taken-in':
      return { ...before, promisedBy: event.promisedBy };
    case 'case-decided':
      return { ...before, phase: 'decided', endedAt: event.at };
    case 'case-closed-in-favour':
      return { ...before, phase: 'closed-in-favour', endedAt: event.at };
    case 'case-merged':
      return { ...before, phase: 'merged', endedAt: event.at };
    default:
      return before;
  }
}

function afterDecision(
  before: DecisionFact | undefined,
  event: DecisionEvent,
): DecisionFact | undefined {
  if (event.type === 'decision-made') {
    const { case: file, rule, rungChosen, rungSuggested, decidedBy } = event;
    return {
      case: file,
      ...(rule === undefined || event.outcome === 'no-breach' ? {} : { rule: rule.rule }),
      ...(rungChosen === undefined ? {} : { rung: rungChosen }),
      deviates: event.deviationReason !== undefined && rungChosen !== rungSuggested,
      replaces: event.overrideOf !== undefined,
      decidedBy,
    };
  }
  if (before === undefined) return undefined;
  switch (event.type) {
    case 'decision-issued':
      return { ...before, issuedAt: event.at };
    case 'decision-reversed':
    case 'decision-vacated':
    case 'decision-overridden':
      return { ...before, overturned: true };
    default:
      return before;
  }
}

function afterAppeal(before: AppealFact | undefined, event: AppealEvent): AppealFact | undefined {
  switch (event.type) {
    case 'appeal-received':
      return { decision: event.decision, promisedBy: event.promisedBy };
    case 'appeal-resumed':
      return before && { ...before, promisedBy: event.promisedBy };
    case 'appeal-decided':
      return before && { ...before, endedAt: event.at };
    default:
      return before;
  }
}

function afterReport(before: ReportFact | undefined, event: ReportEvent): ReportFact | undefined {
  switch (event.type) {
    case 'report-received':
      return { receivedAt: event.at, promisedBy: event.promisedBy };
    case 'report-closed-without-case':
      return before && { ...before, endedAt: before.endedAt ?? event.at };
    case 'report-outcome-told':
      return before && { ...before, endedAt: before.endedAt ?? event.at, outcome: event.outcome };
    case 'report-joined-case':
      return before;
  }
}
