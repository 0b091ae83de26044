import type { Refusal } from '../../kernel/refusal.ts';

export type AppealRefusalCode =
  | 'not_found'
  | 'required'
  | 'too_large'
  | 'invalid_value'
  | 'role_required'
  | 'conflict_of_interest'
  | 'leased_by_other'
  | 'lease_required'
  | 'finding_required'
  | 'finding_already_recorded'
  | 'already_decided'
  | 'deadline_passed'
  | 'not_in_force'
  | 'not_yet'
  | 'reasons_required'
  | 'may_identify_reporter';
export type AppealRefusal = Refusal<AppealRefusalCode>;
