import type { Refusal } from '../../kernel/refusal.ts';

export type AccessRefusalCode =
  | 'not_found'
  | 'required'
  | 'too_large'
  | 'invalid_value'
  | 'role_required'
  | 'conflict_of_interest'
  | 'finding_already_recorded'
  | 'second_person_required'
  | 'already_decided'
  | 'deadline_passed';
export type AccessRefusal = Refusal<AccessRefusalCode>;
