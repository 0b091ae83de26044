import type { Refusal } from '../../kernel/refusal.ts';

export type CorrespondenceRefusalCode = 'not_found' | 'too_large' | 'invalid_value' | 'required';
export type CorrespondenceRefusal = Refusal<CorrespondenceRefusalCode>;
