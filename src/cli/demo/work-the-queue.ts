import type { Application } from '../../app/application.ts';
import type { Call } from '../../app/contract/call.ts';
import type { CaseView, DecisionView } from '../../app/contract/cases.ts';
import { MINUTE_MS } from '../../kernel/duration.ts';
import type { CaseId, RuleId, StaffId } from '../../kernel/identifier.ts';
import {
  clearedReasons,
  decisionReasons,
  urgencies,
  viewTexts,
} from '../../replay/community/sentences.ts';
import type { SeededRandom } from '../../replay/seeded-random.ts';
import { isItemMeasure } from '../../rulebook/model.ts';
import { MODERATORS, memberCall, must, staffCall } from './cast.ts';
import type { SteppingClock } from './stepping-clock.ts';

export interface Shift {
  readonly application: Application;
  readonly clock: SteppingClock;
  readonly random: SeededRandom;
  /** The rule each incident was made under, by its post: what a careful moderator would find. */
  readonly ruleByItem: ReadonlyMap<string, RuleId>;
}

const BREACH_SHARE = 0.74;
const URGENT_SHARE = 0.15;

/** One evening of moderation: every open case but `leave`, oldest promise first. */
export async function workTheQueue(shift: Shift, leave: number): Promise<readonly DecisionView[]> {
  const moderator = shift.random.pick(MODERATORS);
  const { items } = must(await shift.application.cases.queue({ limit: 200 }, staffCall(moderator)));
  const decided: DecisionView[] = [];
  for (const row of items.slice(0, Math.max(0, items.length - leave))) {
    shift.clock.forward(2 * MINUTE_MS);
    const decision = await decideCase(shift, row.case, moderator);
    if (decision !== undefined) decided.push(decision);
  }
  shift.clock.forward(MINUTE_MS);
  await shift.application.tick();
  return decided;
}

async function decideCase(
  shift: Shift,
  id: CaseId,
  moderator: StaffId,
): Promise<DecisionView | undefined> {
  const { cases } = shift.application;
  const call = staffCall(moderator);
  const { blind } = must(await cases.lease(id, {}, call));
  const meant = shift.ruleByItem.get(blind.evidence.at(-1)?.item ?? '');
  const hinted = blind.rules.find(({ rule }) => rule.id === meant) ?? blind.rules[0];
  if (hinted === undefined || blind.evidence.length === 0) return undefined;
  const breach = shift.random.chance(BREACH_SHARE) ? 'breach' : 'no-breach';
  const finding = { breach, rule: hinted.rule.id } as const;
  const confidence = shift.random.pick(['medium', 'high'] as const);
  must(await cases.recordFinding(id, { ...finding, confidence }, call));
  const family = hinted.rule.family;
  const seen = must(await cases.seePrecedents(id, finding, call));
  const urgent = shift.random.chance(URGENT_SHARE);
  const asked = restrictsPerson(seen) && !urgent;
  const ready = asked ? await hear(shift, seen, call) : seen;
  return await decide(shift, ready, { moderator, breach, family });
}

/** The member is asked before anything restricts them, and answers while the moderator waits. */
async function hear(
  { application, clock, random }: Shift,
  seen: CaseView,
  call: Call,
): Promise<CaseView> {
  const { cases, hearings } = application;
  const id = seen.blind.case;
  const respondent = seen.opened?.respondent;
  must(await cases.requestView(id, call));
  clock.forward(7 * MINUTE_MS);
  if (respondent?.kind === 'member') {
    must(await hearings.give(id, { text: random.pick(viewTexts) }, memberCall(respondent.id)));
  }
  return must(await cases.lease(id, {}, call));
}

function restrictsPerson({ opened }: CaseView): boolean {
  const measures = opened?.suggestion?.suggested.measures ?? [];
  return measures.some(({ kind }) => !isItemMeasure(kind));
}

async function decide(
  shift: Shift,
  view: CaseView,
  about: {
    readonly moderator: StaffId;
    readonly breach: 'breach' | 'no-breach';
    readonly family: string;
  },
): Promise<DecisionView> {
  const { moderator, breach, family } = about;
  const { blind, opened } = view;
  const call = staffCall(moderator, blind.version);
  const suggested = opened?.suggestion;
  const steps = opened?.suggestion?.range ?? [];
  const heavier = suggested !== undefined && steps[0]?.name !== suggested.suggested.name;
  const decision = must(
    await shift.application.cases.decide(
      blind.case,
      {
        outcome: breach,
        ...(suggested === undefined
          ? {}
          : { rule: suggested.rule.rule, rung: suggested.suggested.name }),
        factsReliedOn: blind.evidence.map((item) => item.evidence),
        reasons: shift.random.pick(reasonsFor(breach, family)),
        ...(restrictsPerson(view) && blind.hearing === undefined
          ? { urgency: shift.random.pick(urgencies) }
          : {}),
        ...(heavier ? { deviationReason: whyHeavier(suggested.counting) } : {}),
        confidence: 'high',
      },
      call,
    ),
  );
  if (decision.phase !== 'awaiting-second-person') return decision;
  const second = MODERATORS.find((candidate) => candidate !== moderator) ?? moderator;
  shift.clock.forward(5 * MINUTE_MS);
  return must(await shift.application.decisions.confirm(decision.decision, staffCall(second)));
}

function reasonsFor(breach: 'breach' | 'no-breach', family: string): readonly string[] {
  if (breach === 'no-breach') return clearedReasons;
  return decisionReasons[family] ?? decisionReasons['civility'] ?? clearedReasons;
}

function whyHeavier(counting: number): string {
  return counting === 0
    ? 'The published ladder starts at this step for a breach as grave as this one.'
    : 'An earlier decision about the same kind of conduct still counts.';
}
