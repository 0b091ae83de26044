import type { Refusal } from '../../kernel/refusal.ts';

export type StaffRefusalCode =
  | 'not_found'
  | 'role_required'
  | 'invalid_value'
  | 'reserved_name'
  | 'required';
export type StaffRefusal = Refusal<StaffRefusalCode>;
