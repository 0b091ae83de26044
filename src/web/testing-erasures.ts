import type { Application } from '../app/application.ts';
import type { Answer } from '../app/contract/call.ts';
import type { ErasureView } from '../app/contract/erasures.ts';
import type { CaseId, ErasureId } from '../kernel/identifier.ts';
import { instant } from '../kernel/instant.ts';
import { refuse } from '../kernel/refusal.ts';
import { err, ok } from '../kernel/result.ts';
import type { TestingWrite } from './testing-application.ts';

type Write = <Value>(write: TestingWrite, value: () => Value) => Answer<Value>;

/** One that was carried out for what is not needed any more, and waits for the rest. */
const waiting: ErasureView = {
  erasure: 'erasure-1' as ErasureId,
  phase: 'asked',
  askedAt: instant('2026-11-20T08:05:00Z'),
  waiting: [
    { because: 'open-appeal', case: 'case-sent' as CaseId },
    {
      because: 'restriction-in-force',
      case: 'case-sent' as CaseId,
      until: instant('2026-11-21T08:00:00Z'),
    },
  ],
};
const completed = {
  erasure: 'erasure-0' as ErasureId,
  phase: 'completed',
  askedAt: instant('2026-10-20T08:05:00Z'),
  completedAt: instant('2026-10-20T08:05:01Z'),
} as const;

/** A member who has not asked yet, until they do. */
export function testingErasures(write: Write): Application['erasures'] {
  let asked = false;
  return {
    ask: async (member, call) => {
      const answer = await write({ act: 'erase', of: member, input: {}, call }, () => waiting);
      asked = answer.ok;
      return answer;
    },
    ofMember: async () => (asked ? ok(waiting) : err(refuse('not_found', 'Nothing was asked.'))),
    withdraw: (member, call) =>
      write({ act: 'withdraw-erasure', of: member, input: {}, call }, () => ({
        ...waiting,
        phase: 'withdrawn',
      })),
    read: async (id) =>
      id === completed.erasure ? ok(completed) : err(refuse('not_found', 'Nothing is here.')),
  };
}
