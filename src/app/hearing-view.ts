import { caseDecider } from '../domain/case/decide.ts';
import { viewAnswerDue } from '../domain/case/hearing.ts';
import type { OpenCase } from '../domain/case/state.ts';
import { type Person, personKey, respondentOf, samePerson } from '../domain/person.ts';
import type { PartId, RuleId } from '../kernel/identifier.ts';
import { isRefusal } from '../kernel/refusal.ts';
import { ruleInForce } from '../rulebook/model.ts';
import { nothingHere } from './access.ts';
import { latestConduct } from './case-view.ts';
import type { HearingView } from './contract/hearings.ts';
import { loadDecision } from './first-instance.ts';
import { stop } from './handle.ts';
import { readWhole } from './pages.ts';
import { snapshotOf, textOf } from './texts.ts';
import type { Work } from './work.ts';

/** Every question to one person, the newest first. A case that was merged asks in the other one. */
export async function hearingsOf(work: Work, person: Person): Promise<readonly HearingView[]> {
  const views = await readWhole(work.store, {
    index: 'hearings-of',
    key: personKey(person),
    direction: 'descending',
  });
  const files = views.map((view) => view.body as unknown as OpenCase);
  const current = files.filter(({ phase }) => phase !== 'merged');
  return await Promise.all(current.map((file) => hearingView(work, file)));
}

/** A question as the person reads it: what it is about, until when, and what they said. */
export async function hearingView(work: Work, file: OpenCase): Promise<HearingView> {
  const { opened, hearing, laterHearing } = file;
  const asked = (laterHearing ?? hearing)?.asked ?? stop(nothingHere());
  const given = (laterHearing ?? hearing)?.given;
  const answerBy = viewAnswerDue(file);
  return {
    case: opened.case,
    to: respondentOf(opened.subject),
    when: laterHearing === undefined ? 'before' : 'after',
    phase: phaseOf(work, file),
    subjectKind: opened.subject.kind,
    askedAt: asked.at,
    until: asked.until,
    ...ruleOf(work, file, hearing?.asked.rule),
    evidence: await ownEvidence(work, file),
    ...(await statementIn(work, file)),
    ...(given === undefined
      ? {}
      : { given: { at: given.at, text: await textOf(work, given.view) } }),
    ...(answerBy === undefined ? {} : { answerBy }),
    ...(await answerIn(work, file)),
  };
}

// The domain's own word on whether something can still be said.
function phaseOf(work: Work, file: OpenCase): HearingView['phase'] {
  const { laterHearing, hearing } = file;
  if (laterHearing?.answered !== undefined) return 'answered';
  if ((laterHearing ?? hearing)?.given !== undefined) return 'given';
  const view = { part: '' as PartId, text: 'anything' };
  const by = respondentOf(file.opened.subject);
  const context = { at: work.at, by, rulebook: work.rulebook };
  const answer = caseDecider.decide({ type: 'give-view', view }, file, context);
  return isRefusal(answer) ? 'over' : 'waiting';
}

function ruleOf(work: Work, file: OpenCase, rule: RuleId | undefined): Pick<HearingView, 'rule'> {
  const found = rule && ruleInForce(work.rulebook, rule, latestConduct(file));
  if (found === undefined) return {};
  const { id, title, text } = found.rule;
  return { rule: { rule: id, version: found.version.number, title, text } };
}

// A member reads what they wrote; who answers for a group or an office, whatever was said in it.
// What somebody else said in private is shown to nobody here.
async function ownEvidence(work: Work, file: OpenCase): Promise<HearingView['evidence']> {
  const self = respondentOf(file.opened.subject);
  const { kind } = file.opened.subject;
  const personal = kind === 'member' || kind === 'item';
  const own = file.evidence.filter(({ author, provenance }) => {
    if (author === undefined || samePerson(self, { kind: 'member', id: author })) return true;
    return !personal && provenance !== 'participant';
  });
  return await Promise.all(
    own.map(async (item) => {
      const { evidence, occurredAt } = item;
      return { evidence, occurredAt, text: (await snapshotOf(work, item)).text };
    }),
  );
}

async function statementIn(
  work: Work,
  { laterHearing }: OpenCase,
): Promise<Pick<HearingView, 'decision' | 'statement'>> {
  if (laterHearing === undefined) return {};
  const { decision } = laterHearing;
  const statement = (await loadDecision(work, decision))?.statement;
  return statement === undefined ? { decision } : { decision, statement };
}

async function answerIn(
  work: Work,
  { laterHearing }: OpenCase,
): Promise<Pick<HearingView, 'answered'>> {
  if (laterHearing?.answered === undefined) return {};
  const { at, outcome, reasons } = laterHearing.answered;
  const written = reasons === undefined ? {} : { reasons: await textOf(work, reasons) };
  return { answered: { at, outcome, ...written } };
}
