import { refuse } from '../../kernel/refusal.ts';
import { isItemMeasure } from '../../rulebook/model.ts';
import { heardSoFar } from '../case/hearing.ts';
import type { Context } from '../decider.ts';
import type { MakeDecision, ReadDraft } from './draft.ts';
import type { HeardBefore } from './event.ts';
import { reasonsProblem } from './reasons.ts';
import type { DecisionRefusal } from './refusal.ts';

type Read = Pick<ReadDraft, 'measures' | 'choice'>;

/**
 * What the record says about hearing whoever the decision is about. Undefined when they had to be
 * heard and were not (D3).
 */
export function heardBefore(
  { draft, file }: MakeDecision,
  read: Read,
  { at }: Pick<Context, 'at'>,
): HeardBefore | undefined {
  const { hearing } = file;
  const soFar = heardSoFar(file, at);
  if (soFar === 'heard' && hearing?.given !== undefined) {
    return { kind: 'heard', askedAt: hearing.asked.at, givenAt: hearing.given.at };
  }
  if (soFar === 'silent' && hearing !== undefined) {
    return { kind: 'silent', askedAt: hearing.asked.at, until: hearing.asked.until };
  }
  if (!restrictsPerson(read)) return { kind: 'not-needed' };
  return draft.urgency === undefined ? undefined : { kind: 'urgent', urgency: draft.urgency.part };
}

/**
 * Whoever a decision restricts as a person is asked before it, and has answered or let the time
 * pass; or the draft says in words why it could not wait.
 */
export function hearingProblems(
  command: MakeDecision,
  read: Read,
  context: Context,
): readonly DecisionRefusal[] {
  const { urgency, outcome } = command.draft;
  const heard = heardBefore(command, read, context);
  if (heard === undefined) return outcome === 'breach' ? [notHeard(command, context)] : [];
  if (urgency === undefined) return [];
  if (outcome === 'breach' && heard.kind === 'urgent') {
    return [reasonsProblem({ text: urgency, pointer: '/urgency' }) ?? []].flat();
  }
  // A draft that names no step yet may still need its urgency.
  if (outcome === 'breach' && read.choice?.chosen === undefined) return [];
  const detail =
    heard.kind === 'heard' || heard.kind === 'silent'
      ? 'They were asked and the time for it is over, so nothing is too urgent. Leave this out.'
      : 'This restricts nobody as a person, so nobody has to be heard first. Leave this out.';
  return [refuse('invalid_value', detail, { pointer: '/urgency' })];
}

function notHeard({ file }: MakeDecision, { at }: Context): DecisionRefusal {
  const until = file.hearing?.asked.until;
  const detail =
    heardSoFar(file, at) === 'waiting'
      ? `They were asked and have until ${until} to say how they see it. Wait, or say why it is urgent.`
      : 'Ask the person for their view before you restrict them, or say why it is too urgent for that.';
  const facts = until === undefined ? {} : { facts: { until } };
  return refuse('hearing_required', detail, { pointer: '/urgency', ...facts });
}

// A reminder, a warning and a measure on an item leave the person everything they can do.
function restrictsPerson({ measures }: Read): boolean {
  return measures.some(({ kind }) => !isItemMeasure(kind));
}
