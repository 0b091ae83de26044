import type { MemberId, StaffId } from '../../kernel/identifier.ts';
import { limits } from '../../kernel/limits.ts';
import { refuse } from '../../kernel/refusal.ts';
import { versionInForce } from '../../rulebook/model.ts';
import { holdsRole, selvesOf } from '../conflict.ts';
import type { Context } from '../decider.ts';
import { type Person, samePerson } from '../person.ts';
import { roles } from '../staff/event.ts';
import type { StaffState } from '../staff/state.ts';
import type { PartText } from '../text.ts';
import type { Said } from './command.ts';
import { referenceOf } from './deed.ts';
import type { CriterionRef } from './event.ts';
import type { RecognitionRefusal } from './refusal.ts';

/** Fewest characters of a reason: enough to say what was done. */
export const recognitionReasonLengthMin = 10;

/** The person who speaks; a machine, a platform and the clock recognise nobody (G1). */
export function giverOf({ by }: Context): Person | undefined {
  return by.kind === 'member' || by.kind === 'staff' ? by : undefined;
}

/**
 * What stands against this giver: not a person, staff without a role, or the receiver themselves.
 * Whose report something was is known to staff alone, so only they can speak of one (N3).
 */
export function giverProblems(
  said: Said,
  receiver: MemberId,
  context: Context,
): readonly RecognitionRefusal[] {
  const giver = giverOf(context);
  const staff = said.staff ?? { phase: 'none' };
  if (giver === undefined || (giver.kind === 'staff' && !speaksAs(staff, giver.id, context))) {
    return [refuse('role_required', 'A member, or somebody on the staff, gives a recognition.')];
  }
  const self: Person = { kind: 'member', id: receiver };
  const isSelf = [giver, ...selvesOf(staff)].some((person) => samePerson(person, self));
  return [
    ...(isSelf
      ? [refuse('conflict_of_interest', 'Nobody recognises what they did themselves.')]
      : []),
    ...(said.deed.kind === 'careful-report' && giver.kind !== 'staff'
      ? [refuse('role_required', 'Only the staff know who reported what, so only they give this.')]
      : []),
  ];
}

function speaksAs(staff: StaffState, id: StaffId, { at }: Context): boolean {
  return staff.phase === 'appointed' && staff.staff === id && holdsRole(staff, roles, at);
}

/** What is wrong with the deed, the criterion or the reason. */
export function saidProblems(said: Said, context: Context): readonly RecognitionRefusal[] {
  const rests = criterionRef(said, context);
  const reference = referenceOf(said.deed).trim();
  return [
    ...('refused' in rests ? [rests] : []),
    ...(reference === ''
      ? [refuse('required', 'Name what it was: the post, or the report.', { pointer: '/deed' })]
      : []),
    ...textProblems(said.reason, '/reason'),
  ];
}

/** The published criterion, in the version in force; a deed of another kind does not rest on it. */
export function criterionRef(
  { criterion, deed }: Said,
  { rulebook, at }: Context,
): CriterionRef | RecognitionRefusal {
  const version = versionInForce(rulebook, at);
  const published = version?.rulebook.recognition ?? [];
  const found = published.find(({ id }) => id === criterion);
  if (version === undefined || found === undefined) {
    const names = published.map(({ id }) => `\`${id}\``).join(', ');
    const detail =
      names === ''
        ? 'This community has published nothing that it recognises.'
        : `There is no such criterion. Published are ${names}.`;
    return refuse('invalid_value', detail, { pointer: '/criterion' });
  }
  if (found.deed !== deed.kind) {
    const detail = `\`${found.id}\` is for \`${found.deed}\`, and this is \`${deed.kind}\`.`;
    return refuse('invalid_value', detail, { pointer: '/deed/kind' });
  }
  return { criterion: found.id, version: version.number };
}

export function textProblems({ text }: PartText, pointer: string): readonly RecognitionRefusal[] {
  const min = recognitionReasonLengthMin;
  const max = limits.freeTextLengthMax;
  if (text.trim().length < min) {
    const detail = `Say in at least ${min} characters what was done.`;
    return [refuse('reasons_required', detail, { pointer, facts: { min } })];
  }
  if (text.length <= max) return [];
  return [refuse('too_large', `Please keep the text under ${max} characters.`, { pointer })];
}
