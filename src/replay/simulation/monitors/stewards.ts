import type { EvidenceTaken } from '../../../domain/case/event.ts';
import type { DecisionMade } from '../../../domain/decision/event.ts';
import type { SeenRecord } from '../record/record.ts';
import type { SeenDuty } from '../record/seen.ts';
import type { Monitor } from './monitor.ts';

const ownActOrOmission: Monitor = {
  id: 'O4',
  on: {
    'duty-neglected': ({ at }, { id, record }) => {
      const duty = record.duties.get(id);
      if (duty?.deliveredAt === undefined) return `${id} was never delivered and is neglected`;
      if (duty.answeredAt !== undefined) return `${id} was answered and is neglected`;
      return (duty.dueAt ?? '~') > at ? `${id} is neglected before it was due` : undefined;
    },
    'decision-made': (made, { record }) => {
      const steward = stewardOf(made);
      if (steward === undefined || made.outcome !== 'breach') return undefined;
      const file = record.cases.get(made.case);
      const facts = file?.evidence.filter(({ evidence }) => made.factsReliedOn.includes(evidence));
      return facts
        ?.map((fact) => notAnswerable(fact, { steward, made, record }))
        .find((complaint) => complaint !== undefined);
    },
  },
  turned: (now, record) => {
    for (const id of record.dutiesToAnswer) {
      const { dueAt = '~' } = record.duties.get(id) ?? {};
      if (dueAt < now) return `${id} was due at ${dueAt} and nobody was asked what to make of it`;
    }
    return undefined;
  },
};

function stewardOf({ subject }: DecisionMade): string | undefined {
  return subject.kind === 'steward-conduct' ? subject.steward : undefined;
}

/** Why a steward does not answer for something, if they do not. */
function notAnswerable(
  { author, duty, evidence, item }: EvidenceTaken,
  about: { readonly steward: string; readonly made: DecisionMade; readonly record: SeenRecord },
): string | undefined {
  const { steward, made, record } = about;
  if (duty === undefined) {
    const shown = item !== undefined && omittedItems(made, record).has(item);
    return author === steward || shown ? undefined : `${evidence} is what somebody else said`;
  }
  if (duty.kind === 'defence') return undefined;
  const seen = record.duties.get(duty.duty);
  if (seen === undefined) return `${duty.duty} was never brought`;
  return unheard(seen, made) ?? (seen.brought.steward === steward ? undefined : 'another steward');
}

function unheard({ deliveredAt, neglected, defendedAt }: SeenDuty, { at }: DecisionMade) {
  if (deliveredAt === undefined) return 'the steward did not know';
  if (neglected === undefined) return 'nothing was neglected';
  const mayStillSpeak = at < neglected.defenceUntil && defendedAt === undefined;
  return mayStillSpeak ? 'the steward could still answer' : undefined;
}

function omittedItems(made: DecisionMade, record: SeenRecord): ReadonlySet<string | undefined> {
  const evidence = record.cases.get(made.case)?.evidence ?? [];
  return new Set(
    evidence.flatMap(({ duty }) =>
      duty?.kind === 'omission' ? [record.duties.get(duty.duty)?.brought.item] : [],
    ),
  );
}

export const stewardMonitors: readonly Monitor[] = [ownActOrOmission];
