import type { Refusal } from '../../kernel/refusal.ts';

export type VolunteerRefusalCode = 'not_found' | 'too_many' | 'role_required';
export type VolunteerRefusal = Refusal<VolunteerRefusalCode>;
