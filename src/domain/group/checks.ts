import { limits } from '../../kernel/limits.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { holdsRole } from '../conflict.ts';
import type { Context } from '../decider.ts';
import type { PartText } from '../text.ts';
import type { ByPlatformOrStaff } from './command.ts';
import type { GroupRefusal } from './refusal.ts';

/** The platform, or a lead or operator who acts in person. */
export function whoMayProblem(
  { staff }: ByPlatformOrStaff,
  { at, by }: Context,
): GroupRefusal | undefined {
  if (by.kind === 'platform') return undefined;
  const inPerson = staff?.phase === 'appointed' && by.kind === 'staff' && by.id === staff.staff;
  if (inPerson && holdsRole(staff, ['operator', 'lead'], at)) return undefined;
  return refuse('role_required', 'Only the platform, an operator or a lead may do this.');
}

export function textProblem(
  { text }: PartText,
  pointer: string,
): Refusal<'required' | 'too_large'> | undefined {
  const max = limits.freeTextLengthMax;
  if (text.trim() === '') return refuse('required', 'Please write this out.', { pointer });
  if (text.length <= max) return undefined;
  return refuse('too_large', `Please keep this under ${max} characters.`, {
    pointer,
    facts: { max },
  });
}
