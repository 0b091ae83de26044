import type { Refusal } from '../../kernel/refusal.ts';

export type StatementRefusalCode = 'not_found' | 'required';
export type StatementRefusal = Refusal<StatementRefusalCode>;
