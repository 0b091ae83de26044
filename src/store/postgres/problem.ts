import { AlreadyStored, StorageFull, StoreBroken, StoreBusy } from '../failure.ts';

/**
 * What an error of PostgreSQL or of the way to it means. `again`: the transaction was undone and
 * may be tried again; `lost`: the connection is gone; `own`: the caller's mistake, or one of ours.
 */
export type ProblemKind = 'again' | 'lost' | 'full' | 'broken' | 'duplicate' | 'own';

// https://www.postgresql.org/docs/current/errcodes-appendix.html
const kinds: readonly (readonly [code: RegExp, kind: ProblemKind])[] = [
  [/^(?:40001|40P01|55P03)$/, 'again'],
  [/^(?:08...|57P0[1-5]|25P0[34]|53300)$/, 'lost'],
  [/^53100$/, 'full'],
  [/^(?:58...|XX...|F0...)$/, 'broken'],
  [/^23505$/, 'duplicate'],
];

const networkCodes: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
]);

export function kindOf(problem: unknown): ProblemKind {
  if (!(problem instanceof Error)) return 'own';
  const code = 'code' in problem && typeof problem.code === 'string' ? problem.code : '';
  if (networkCodes.has(code)) return 'lost';
  const known = /^[0-9A-Z]{5}$/.test(code) && kinds.find(([codes]) => codes.test(code));
  if (known) return known[1];
  // The driver has no codes for what becomes of a connection.
  return code === '' &&
    /^(?:Connection terminated|Client (?:has|was)|timeout)/i.test(problem.message)
    ? 'lost'
    : 'own';
}

/** The failure that the port promises for an error. */
export function failureOf(problem: unknown): unknown {
  switch (kindOf(problem)) {
    case 'full':
      return new StorageFull({ cause: problem });
    case 'again':
      return new StoreBusy({ cause: problem });
    case 'broken':
    case 'lost':
      return problem instanceof StoreBroken ? problem : broken(problem);
    case 'duplicate':
      return new AlreadyStored('An id that must be new is in the store already.', {
        cause: problem,
      });
    case 'own':
      return problem;
  }
}

function broken(problem: unknown): StoreBroken {
  const reason = problem instanceof Error ? problem.message : String(problem);
  return new StoreBroken(`PostgreSQL: ${reason}`, { cause: problem });
}
