import type { Refusal } from '../../kernel/refusal.ts';

export type EarlyEndRefusalCode =
  | 'not_found'
  | 'required'
  | 'too_large'
  | 'role_required'
  | 'conflict_of_interest'
  | 'already_decided'
  | 'not_in_force'
  | 'not_yet'
  | 'reasons_required'
  | 'may_identify_reporter';
export type EarlyEndRefusal = Refusal<EarlyEndRefusalCode>;
