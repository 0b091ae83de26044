import type { Refusal } from '../../kernel/refusal.ts';

export type ErasureRefusalCode = 'not_found' | 'role_required' | 'already_decided' | 'not_yet';
export type ErasureRefusal = Refusal<ErasureRefusalCode>;
