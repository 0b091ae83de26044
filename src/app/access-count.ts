import type { AccessKind } from '../domain/break-glass/event.ts';

/** The key of the public counter: a month and a kind, and nothing else. */
export function countKey(month: string, kind: AccessKind): string {
  return `${month}/${kind}`;
}
