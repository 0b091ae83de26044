import { refuse } from '../../kernel/refusal.ts';
import type { EvidenceTaken } from '../case/event.ts';
import type { Context } from '../decider.ts';
import type { DutyEvidence } from '../duty/evidence.ts';
import { respondentOf } from '../person.ts';
import type { MakeDecision, ReadDraft } from './draft.ts';
import type { DecisionRefusal } from './refusal.ts';

type Omission = Extract<DutyEvidence, { kind: 'omission' }>;

/**
 * A steward answers only for own acts, or for doing nothing after they knew and the promised time
 * was over; never for what a member said as such, and never unheard (O4).
 */
export function liabilityProblems(
  { draft, file }: MakeDecision,
  { facts }: Pick<ReadDraft, 'facts'>,
  { at }: Pick<Context, 'at'>,
): readonly DecisionRefusal[] {
  const { subject } = file.opened;
  if (!isAboutSteward(file) || draft.outcome === 'no-breach' || facts.length === 0) return [];
  const steward = respondentOf(subject).id;
  const omissions = facts.flatMap(({ duty }) => (duty?.kind === 'omission' ? [duty] : []));
  const wrong = draft.factsReliedOn.findIndex((id) => {
    const fact = facts.find(({ evidence }) => evidence === id);
    return fact !== undefined && !mayBeCited(fact, { steward, omissions });
  });
  return [
    wrong === -1 ? [] : notAnswerable(`/factsReliedOn/${wrong}`),
    facts.some((fact) => carries(fact, steward)) ? [] : notAnswerable('/factsReliedOn'),
    defenceProblem(omissions, file.evidence, at) ?? [],
  ].flat();
}

// A case that took in one about the conduct of a steward is about that too.
function isAboutSteward({ opened, takenIn = [] }: MakeDecision['file']): boolean {
  const subjects = [opened, ...takenIn].map(({ subject }) => subject.kind);
  return subjects.includes('steward-conduct') || subjects.includes('group');
}

function mayBeCited(
  fact: EvidenceTaken,
  about: { readonly steward: string; readonly omissions: readonly Omission[] },
): boolean {
  if (fact.duty?.kind === 'defence') return true;
  if (carries(fact, about.steward)) return true;
  if (fact.duty !== undefined) return false;
  // What the steward knew of may be shown beside what they left undone.
  return about.omissions.some(({ item }) => item !== undefined && item === fact.item);
}

/** Whether a fact is something the steward did, or left undone once they knew. */
function carries({ duty, author, occurredAt }: EvidenceTaken, steward: string): boolean {
  if (duty === undefined) return author === steward;
  if (duty.kind === 'defence') return false;
  const { deliveredAt, dueAt } = duty;
  return deliveredAt !== undefined && dueAt !== undefined && dueAt <= occurredAt;
}

function defenceProblem(
  omissions: readonly Omission[],
  evidence: readonly EvidenceTaken[],
  at: Context['at'],
): DecisionRefusal | undefined {
  const heard = new Set(
    evidence.flatMap(({ duty }) => (duty?.kind === 'defence' ? [duty.duty] : [])),
  );
  const awaited = omissions.find(({ duty, defenceUntil }) => at < defenceUntil && !heard.has(duty));
  if (awaited === undefined) return undefined;
  const { defenceUntil: until } = awaited;
  return refuse('defence_awaited', `The steward may still answer until ${until}.`, {
    facts: { until },
  });
}

function notAnswerable(pointer: string): DecisionRefusal {
  return refuse(
    'not_answerable',
    'A steward answers only for own acts, or for doing nothing after they knew and the promised ' +
      'time was over. Cite that, and not what a member said or what was not yet due.',
    { pointer },
  );
}
