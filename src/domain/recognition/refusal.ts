import type { Refusal } from '../../kernel/refusal.ts';

export type RecognitionRefusalCode =
  | 'not_found'
  | 'too_large'
  | 'invalid_value'
  | 'required'
  | 'role_required'
  | 'conflict_of_interest'
  | 'deadline_passed'
  | 'reasons_required';
export type RecognitionRefusal = Refusal<RecognitionRefusalCode>;
