import type { Refusal } from '../../kernel/refusal.ts';

export type DangerRefusalCode =
  | 'not_found'
  | 'too_large'
  | 'required'
  | 'timestamp_in_future'
  | 'too_many'
  | 'role_required'
  | 'reasons_required';
export type DangerRefusal = Refusal<DangerRefusalCode>;
