import assert from 'node:assert/strict';
import type { Breach } from '../domain/case/event.ts';
import type { MadeDecision } from '../domain/decision/state.ts';
import { duration } from '../kernel/duration.ts';
import type {
  AppealId,
  CaseId,
  DecisionId,
  MemberId,
  RuleId,
  StatementId,
} from '../kernel/identifier.ts';
import type { AppealView, OutcomeInput } from './contract/appeals.ts';
import type { CaseView, DecisionInput, DecisionView } from './contract/cases.ts';
import type { AppealStatus, RestrictionView, StatementView } from './contract/members.ts';
import {
  asMember,
  asStaff,
  must,
  type Post,
  pass,
  post,
  report,
  reportOf,
  type TestingWorld,
} from './testing-world.ts';

export const insults: RuleId = 'civility.insults' as RuleId;
export const reasonsGiven: string =
  'The post calls a member useless as a person and says nothing about the plant.';
export const deviationGiven = 'It came after a clear request to stop.';
export const outcomeReasons: string =
  'Read as a whole and with what was said before, this is how it looks to us.';

/** What is weighed before a suspension and against misuse. */
/** Why somebody could not be heard first. */
export const urgencyGiven = 'It goes on in every thread while we speak of it.';

export const factorsGiven: NonNullable<DecisionInput['factors']> = {
  amount: 4,
  outOf: 30,
  within: duration('P90D'),
  consequences: 'Two people left the thread and one of them has not come back.',
  intent: 'The posts answer requests to stop by going on.',
};

export interface Judgement {
  /** Nobody is asked first. */
  readonly urgent?: boolean;
  readonly by?: string;
  readonly rule?: RuleId;
  readonly rung?: string;
  readonly more?: Partial<DecisionInput>;
}

/** The only case that is open. */
export async function openCase(world: TestingWorld): Promise<CaseId> {
  const cases = await openCases(world);
  assert.equal(cases.length, 1, `one open case, not ${cases.length}`);
  return cases[0] as CaseId;
}

export async function openCases(world: TestingWorld): Promise<readonly CaseId[]> {
  const page = must(await world.application.cases.queue({ limit: 200 }, asStaff('lead-1')));
  return page.items.map((row) => row.case);
}

/** Something was posted and somebody reported it: a case waits. */
export async function reportedPost(world: TestingWorld, what: Post): Promise<CaseId> {
  await post(world, what);
  await report(world, reportOf(what.item, what.author));
  const cases = await openCases(world);
  for (const id of cases.toReversed()) {
    const file = (await world.store.view(`case-${id}`))?.body as unknown as {
      readonly opened: { readonly subject: { readonly author?: string } };
    };
    if (file.opened.subject.author === what.author) return id;
  }
  assert.fail('no case was opened for the report');
}

export const viewGiven: string = 'She asked me what I think of it, and I told her.';

/** Lease, blind finding, precedents, and the person heard: everything before the decision. */
export async function readyToDecide(
  world: TestingWorld,
  id: CaseId,
  how: {
    readonly by?: string;
    readonly breach?: Breach;
    readonly rule?: RuleId;
    /** Nobody is asked first. */
    readonly urgent?: boolean;
  } = {},
): Promise<CaseView> {
  const { by = 'moderator-1', breach = 'breach', rule = insults, urgent = false } = how;
  const { cases } = world.application;
  const call = asStaff(by);
  must(await cases.lease(id, {}, call));
  must(await cases.recordFinding(id, { breach, rule, confidence: 'high' }, call));
  if (breach === 'breach' && !urgent) await askAndHear(world, id, by);
  return must(await cases.seePrecedents(id, { breach, rule }, call));
}

/** The handler asks the person the case is about, who answers at once. */
export async function askAndHear(
  world: TestingWorld,
  id: CaseId,
  by = 'moderator-1',
): Promise<void> {
  const { cases, hearings } = world.application;
  const { blind, opened } = must(await cases.requestView(id, asStaff(by)));
  if (blind.hearing?.givenAt !== undefined) return;
  const person = opened?.respondent;
  assert.ok(person !== undefined, 'the finding stands, so the person is named');
  const call = person.kind === 'member' ? asMember(person.id) : asStaff(person.id);
  must(await hearings.give(id, { text: viewGiven }, call));
}

export function breachInput({ blind }: CaseView, judgement: Judgement = {}): DecisionInput {
  const { rule = insults, rung = 'read-only-3d', more = {} } = judgement;
  return {
    outcome: 'breach',
    rule,
    rung,
    factsReliedOn: blind.evidence.map((item) => item.evidence),
    reasons: reasonsGiven,
    deviationReason: deviationGiven,
    ...(rung.includes('suspension') ? { factors: factorsGiven } : {}),
    confidence: 'high',
    ...more,
  };
}

/** A moderator decides that a rule was broken. It is held until the time to undo is over. */
export async function decideBreach(
  world: TestingWorld,
  id: CaseId,
  judgement: Judgement = {},
): Promise<DecisionView> {
  const { by = 'moderator-1', rule = insults } = judgement;
  const { urgent = false } = judgement;
  const ready = await readyToDecide(world, id, { by, rule, urgent });
  const call = asStaff(by, ready.blind.version);
  return must(await world.application.cases.decide(id, breachInput(ready, judgement), call));
}

export async function decideNoBreach(
  world: TestingWorld,
  id: CaseId,
  by = 'moderator-1',
): Promise<DecisionView> {
  const ready = await readyToDecide(world, id, { by, breach: 'no-breach' });
  const input: DecisionInput = {
    outcome: 'no-breach',
    factsReliedOn: [],
    reasons: 'A hard word about an idea, not about the person who had it.',
    confidence: 'high',
  };
  const call = asStaff(by, ready.blind.version);
  return must(await world.application.cases.decide(id, input, call));
}

/** A member who is restricted, with everything that led there. */
export interface Restricted {
  readonly member: string;
  readonly case: CaseId;
  readonly decision: DecisionId;
  readonly statement: StatementView;
  readonly restriction: RestrictionView;
}

export async function restrict(
  world: TestingWorld,
  what: Judgement & Partial<Post> = {},
): Promise<Restricted> {
  const { author = 'm-0412', item = 'post-1' } = what;
  const id = await reportedPost(world, { ...what, author, item });
  const { decision } = await decideBreach(world, id, what);
  await pass(world);
  const statement = await statementOf(world, decision);
  const [restriction] = statement.restrictions;
  assert.ok(restriction !== undefined, 'the decision imposed nothing');
  return { member: author, case: id, decision, statement, restriction };
}

export async function decisionState(world: TestingWorld, id: DecisionId): Promise<MadeDecision> {
  const view = await world.store.view(`decision-${id}`);
  assert.ok(view !== undefined, 'there is no such decision');
  return view.body as unknown as MadeDecision;
}

export async function statementOf(world: TestingWorld, id: DecisionId): Promise<StatementView> {
  const { statement, made } = await decisionState(world, id);
  assert.ok(statement !== undefined, 'the decision was not issued with a statement');
  const call = made.respondent.kind === 'member' ? asMember(made.respondent.id) : undefined;
  return must(
    await world.application.statements.read(
      statement satisfies StatementId,
      call ?? asStaff(made.respondent.id),
    ),
  );
}

export async function appealAs(
  world: TestingWorld,
  member: string,
  decision: DecisionId,
): Promise<AppealStatus> {
  const { file } = world.application.appeals;
  return must(await file(decision, { text: 'I meant the fern, not her.' }, asMember(member)));
}

export interface Hearing {
  readonly by?: string;
  readonly outcome?: OutcomeInput['outcome'];
  readonly more?: Partial<OutcomeInput>;
}

/** A reviewer takes the appeal, finds for themselves, opens the first decision, and decides. */
export async function hear(
  world: TestingWorld,
  id: AppealId,
  hearing: Hearing = {},
): Promise<AppealView> {
  const { by = 'reviewer-1', outcome = 'decision-upheld', more = {} } = hearing;
  const { appeals } = world.application;
  await readyToHear(world, id, by);
  return must(await appeals.decide(id, { outcome, reasons: outcomeReasons, ...more }, asStaff(by)));
}

export async function readyToHear(
  world: TestingWorld,
  id: AppealId,
  by = 'reviewer-1',
): Promise<void> {
  const { appeals } = world.application;
  must(await appeals.lease(id, asStaff(by)));
  must(await appeals.recordFinding(id, { breach: 'breach' }, asStaff(by)));
  must(await appeals.openFirst(id, asStaff(by)));
}

export async function restrictionNow(
  world: TestingWorld,
  { restriction }: Pick<Restricted, 'restriction'>,
): Promise<RestrictionView> {
  const { restrictions } = world.application;
  return must(await restrictions.read(restriction.restriction, asStaff('auditor-1')));
}

/** Names of the powers a member lacks now. */
export function powersLacking(world: TestingWorld, member: string): readonly string[] {
  const { limits } = world.application.members.powers(member as MemberId);
  return limits.map(({ power }) => power).toSorted();
}
