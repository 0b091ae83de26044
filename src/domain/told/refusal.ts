import type { Refusal } from '../../kernel/refusal.ts';

export type ToldRefusalCode = 'role_required';
export type ToldRefusal = Refusal<ToldRefusalCode>;
