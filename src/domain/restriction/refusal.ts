import type { Refusal } from '../../kernel/refusal.ts';

export type RestrictionRefusalCode =
  | 'not_found'
  | 'role_required'
  | 'reasons_required'
  | 'not_in_force'
  | 'restriction_must_end'
  | 'restriction_too_long'
  | 'conflict_of_interest';
export type RestrictionRefusal = Refusal<RestrictionRefusalCode>;
