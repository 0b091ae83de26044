import type { Refusal } from '../../kernel/refusal.ts';

export type PanelRefusalCode =
  | 'not_found'
  | 'required'
  | 'too_large'
  | 'invalid_value'
  | 'role_required'
  | 'independent_reviewer_exists'
  | 'too_few_volunteers'
  | 'already_decided'
  | 'deadline_passed'
  | 'reasons_required'
  | 'may_identify_reporter';
export type PanelRefusal = Refusal<PanelRefusalCode>;
