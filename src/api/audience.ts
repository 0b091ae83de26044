import type { Role } from '../domain/staff/event.ts';

/** Roles as the application asks for them; it looks them up again at every act. */
export const caseRoles: readonly Role[] = ['moderator', 'lead', 'ombud'];
export const caseReaders: readonly Role[] = [...caseRoles, 'auditor'];
export const appealRoles: readonly Role[] = ['reviewer', 'lead', 'ombud'];
export const appealReaders: readonly Role[] = [...appealRoles, 'auditor'];
export const fileReaders: readonly Role[] = ['moderator', 'lead', 'reviewer', 'ombud', 'auditor'];
export const everyRole: readonly Role[] = [...fileReaders, 'operator'];
