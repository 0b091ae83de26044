import type { Refusal } from '../../kernel/refusal.ts';

export type DutyRefusalCode =
  | 'not_found'
  | 'required'
  | 'too_large'
  | 'too_many'
  | 'invalid_value'
  | 'role_required'
  | 'already_decided'
  | 'not_in_force';
export type DutyRefusal = Refusal<DutyRefusalCode>;
