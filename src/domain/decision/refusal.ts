import type { Refusal } from '../../kernel/refusal.ts';

export type DecisionRefusalCode =
  | 'not_found'
  | 'authority_ended'
  | 'required'
  | 'too_many'
  | 'too_large'
  | 'invalid_value'
  | 'not_retroactive'
  | 'rule_not_in_force'
  | 'role_required'
  | 'conflict_of_interest'
  | 'lease_required'
  | 'finding_required'
  | 'precedents_required'
  | 'second_person_required'
  | 'already_decided'
  | 'case_closed'
  | 'deadline_passed'
  | 'reasons_required'
  | 'facts_required'
  | 'restriction_must_end'
  | 'restriction_too_long'
  | 'measure_out_of_range'
  | 'deviation_reason_required'
  | 'may_identify_reporter'
  | 'harsher_than_first';
export type DecisionRefusal = Refusal<DecisionRefusalCode>;
