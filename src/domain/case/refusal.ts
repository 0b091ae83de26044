import type { Refusal } from '../../kernel/refusal.ts';

export type CaseRefusalCode =
  | 'not_found'
  | 'required'
  | 'too_many'
  | 'invalid_value'
  | 'rule_not_in_force'
  | 'role_required'
  | 'conflict_of_interest'
  | 'evidence_from_elsewhere'
  | 'private_without_participant'
  | 'leased_by_other'
  | 'lease_required'
  | 'finding_required'
  | 'finding_already_recorded'
  | 'precedents_required'
  | 'already_heard'
  | 'already_decided'
  | 'reasons_required'
  | 'may_identify_reporter'
  | 'case_closed'
  | 'deadline_passed';
export type CaseRefusal = Refusal<CaseRefusalCode>;
