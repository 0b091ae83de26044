import type { Role } from '../domain/staff/event.ts';

/** Who works on cases. The ombud hears the operator's; the domain says who may do what. */
export const caseRoles: readonly Role[] = ['moderator', 'lead', 'ombud'];

/** Who may hear appeals; whether this person may hear this one is the domain's word (A2). */
export const appealRoles: readonly Role[] = ['reviewer', 'lead', 'ombud'];
