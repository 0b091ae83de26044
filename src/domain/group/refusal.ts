import type { Refusal } from '../../kernel/refusal.ts';

export type GroupRefusalCode =
  | 'not_found'
  | 'required'
  | 'too_large'
  | 'too_many'
  | 'invalid_value'
  | 'role_required'
  | 'version_changed';
export type GroupRefusal = Refusal<GroupRefusalCode>;
