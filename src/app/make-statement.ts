import type { Activity } from '../domain/activity.ts';
import { laterHearingUntil } from '../domain/case/hearing-term.ts';
import { familyOfRungs } from '../domain/decision/applied-rule.ts';
import type { DecisionMade, Factors, Measure } from '../domain/decision/event.ts';
import type { MadeDecision } from '../domain/decision/state.ts';
import { type Person, personKey } from '../domain/person.ts';
import type { ImposedRestriction } from '../domain/restriction/state.ts';
import { composeStatement, type QuotedFact, type Redress } from '../domain/statement/compose.ts';
import { composeHoldStatement } from '../domain/statement/hold.ts';
import type { StatedHearing, StatementText } from '../domain/statement/text.ts';
import type { Finding } from '../engine/finding.ts';
import { canonicalJson, type Json } from '../kernel/canonical-json.ts';
import { duration } from '../kernel/duration.ts';
import type { CaseId, DecisionId, EvidenceId, StatementId } from '../kernel/identifier.ts';
import { addDuration } from '../kernel/instant.ts';
import { familyOf, type Rulebook, type RuleRef, ruleOf } from '../rulebook/model.ts';
import { nothingHere } from './access.ts';
import { cases, statements } from './aggregates.ts';
import { stop } from './handle.ts';
import type { Runtime } from './runtime.ts';
import { sha256Hex } from './snapshots.ts';
import { standingOf } from './standing-of.ts';
import { snapshotOf, textOf } from './texts.ts';
import { ticketOf } from './tickets.ts';
import type { Work } from './work.ts';

/** A statement's page stays open longer than any restriction and the appeal after it. */
const PAGE = duration('P730D');

export interface DecisionToState {
  readonly id: DecisionId;
  readonly decision: MadeDecision;
  readonly statement: StatementId;
  readonly restrictions: readonly ImposedRestriction[];
  /** The measures as they bind, time already served taken off. */
  readonly measures: readonly Measure[];
}

/**
 * Writes the statement of reasons in the same transaction as what it explains, and answers the
 * address of the member's page. The text is stored as it is sent, with its digest in the event.
 */
export async function makeStatement(
  runtime: Runtime,
  work: Work,
  stated: DecisionToState,
): Promise<string> {
  const { decision, measures } = stated;
  const { made } = decision;
  const { rule, rulebook, version, family } = published(work, made.rule);
  const file = await work.load(cases, made.case);
  if (file.phase === 'none') return stop(nothingHere());
  const deviation =
    made.deviationReason === undefined
      ? {}
      : { deviationReason: await textOf(work, made.deviationReason) };
  const factors = await factorsOf(work, made);
  const text = composeStatement({
    issuedAt: work.at,
    decision: { ...made, measures },
    rule,
    version,
    family,
    rungs: familyOfRungs(work.rulebook, made) ?? family,
    source: file.opened.source,
    evidence: await Promise.all(
      file.evidence.map(async (item): Promise<QuotedFact> => {
        const { evidence, occurredAt } = item;
        return { evidence, occurredAt, quote: (await snapshotOf(work, item)).text };
      }),
    ),
    reasons: await textOf(work, made.reasons),
    ...deviation,
    ...(await statedHearing(runtime, work, made)),
    ...(factors === undefined ? {} : { factors }),
    standing: await standingOf(work, made.respondent),
    redress: redressIn(runtime, rulebook, stated.statement),
  });
  return await keepStatement(runtime, work, {
    statement: stated.statement,
    to: made.respondent,
    decision: stated.id,
    case: made.case,
    restrictions: stated.restrictions,
    text,
  });
}

async function statedHearing(
  runtime: Runtime,
  work: Work,
  { hearing, case: id }: MadeDecision['made'],
): Promise<{ readonly hearing?: StatedHearing }> {
  if (hearing === undefined) return {};
  if (hearing.kind !== 'urgent') return { hearing };
  const urgency = await textOf(work, hearing.urgency);
  const until = laterHearingUntil(work.rulebook, work.at);
  const path = `${runtime.publicUrl}/me/hearings/${id}`;
  return { hearing: { kind: 'urgent', urgency, until, path } };
}

async function factorsOf(
  work: Work,
  { factors }: Pick<DecisionMade, 'factors'>,
): Promise<Factors<string> | undefined> {
  if (factors === undefined) return undefined;
  const { consequences, intent, ...numbers } = factors;
  return {
    ...numbers,
    consequences: await textOf(work, consequences),
    ...(intent === undefined ? {} : { intent: await textOf(work, intent) }),
  };
}

/**
 * The statement of a machine's hold on one item: what, why, until when, and that nobody has decided
 * anything.
 */
export async function makeHoldStatement(
  runtime: Runtime,
  work: Work,
  held: {
    readonly statement: StatementId;
    readonly restriction: ImposedRestriction;
    readonly finding: Finding;
    readonly activity: Activity;
  },
): Promise<string> {
  const { finding, activity, restriction, statement } = held;
  const { rule, rulebook, version, family } = published(work, finding.rule);
  if (finding.effect.kind !== 'hold' || activity.item === undefined) return stop(nothingHere());
  const to: Person = { kind: 'member', id: activity.actor.id };
  const text = composeHoldStatement({
    issuedAt: work.at,
    item: activity.item,
    measure: 'hide',
    for: finding.effect.for,
    rule,
    version,
    family,
    facts: [
      {
        evidence: activity.id as string as EvidenceId,
        occurredAt: activity.time,
        quote: activity.content?.text ?? '',
      },
    ],
    standing: await standingOf(work, to),
    redress: redressIn(runtime, rulebook, statement),
  });
  return await keepStatement(runtime, work, { statement, to, restrictions: [restriction], text });
}

async function keepStatement(
  runtime: Runtime,
  work: Work,
  made: {
    readonly statement: StatementId;
    readonly to: Person;
    readonly decision?: DecisionId;
    readonly case?: CaseId;
    readonly restrictions: readonly ImposedRestriction[];
    readonly text: StatementText;
  },
): Promise<string> {
  const { text, restrictions, ...about } = made;
  const body = text as unknown as Json;
  await work.apply(
    statements,
    made.statement,
    {
      type: 'make-available',
      ...about,
      restrictions: restrictions.map((one) => one.imposed.restriction),
      language: text.language,
      text: work.keep('statement', body, personKey(made.to)),
      digest: sha256Hex(canonicalJson(body)),
    },
    { kind: 'clock' },
  );
  const secret = runtime.newSecret();
  work.issueTicket(
    ticketOf({
      kind: 'statement',
      secret,
      holder: personKey(made.to),
      body: { statement: made.statement, person: { ...made.to } },
      expiresAt: addDuration(work.at, PAGE),
    }),
  );
  return `${runtime.publicUrl}/d/${secret}`;
}

function published(
  work: Work,
  ref: RuleRef | undefined,
): {
  readonly rule: NonNullable<ReturnType<typeof ruleOf>>['rule'];
  readonly rulebook: Rulebook;
  readonly version: number;
  readonly family: NonNullable<ReturnType<typeof familyOf>>;
} {
  const found = ref && ruleOf(work.rulebook, ref);
  const family = found && familyOf(found.version.rulebook, found.rule.family);
  if (found === undefined || family === undefined) return stop(nothingHere());
  const { rule, version } = found;
  return { rule, rulebook: version.rulebook, version: version.number, family };
}

// The address holds no secret: the link with the secret is given to the member and stored nowhere.
function redressIn(runtime: Runtime, rulebook: Rulebook, statement: StatementId): Redress {
  return {
    appealWindow: rulebook.promises.appealWindow,
    appealPath: `${runtime.publicUrl}/me/statements/${statement}`,
    outOfCourt:
      'Where the law of your country offers a certified body for out-of-court dispute settlement ' +
      '(in the European Union under Article 21 of the Digital Services Act), you may go there.',
    court: 'You may go to court at any time. Using the appeal first takes no right away from you.',
  };
}
