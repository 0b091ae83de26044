import type { Refusal } from '../../kernel/refusal.ts';

export type ReportRefusalCode =
  | 'not_found'
  | 'required'
  | 'too_large'
  | 'invalid_value'
  | 'rule_not_in_force'
  | 'private_without_participant'
  | 'case_closed';
export type ReportRefusal = Refusal<ReportRefusalCode>;
