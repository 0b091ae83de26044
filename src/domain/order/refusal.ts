import type { Refusal } from '../../kernel/refusal.ts';

export type OrderRefusalCode =
  | 'not_found'
  | 'too_large'
  | 'invalid_value'
  | 'required'
  | 'role_required'
  | 'conflict_of_interest'
  | 'already_decided'
  | 'not_in_force'
  | 'reasons_required'
  | 'restriction_must_end'
  | 'restriction_too_long';
export type OrderRefusal = Refusal<OrderRefusalCode>;
