import type { Refusal } from '../../kernel/refusal.ts';

export type OutsideReviewRefusalCode =
  | 'not_found'
  | 'required'
  | 'too_large'
  | 'blank_name'
  | 'invalid_value'
  | 'role_required'
  | 'independent_reviewer_exists'
  | 'finding_required'
  | 'finding_already_recorded'
  | 'already_decided'
  | 'deadline_passed'
  | 'reasons_required';
export type OutsideReviewRefusal = Refusal<OutsideReviewRefusalCode>;
