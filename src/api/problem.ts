import { firstByPrecedence, type Refusal, type RefusalCode } from '../kernel/refusal.ts';
import { problemKinds } from './problem-table.ts';
import { securityHeaders } from './security-headers.ts';

/**
 * The body of `application/problem+json` (RFC 9457), with a stable `code` and every place in
 * `errors`.
 */
export interface Problem {
  /** Absolute path on this server; it answers with what the code means. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: RefusalCode;
  readonly detail: string;
  readonly errors: readonly {
    readonly code: RefusalCode;
    readonly detail: string;
    /** RFC 6901. */
    readonly pointer?: string;
  }[];
  /** Present when the server failed: the id under which the operator finds it in the log. */
  readonly incident?: string;
  /** Facts a caller can act on, such as `currentVersion`, `holder` or `until`. */
  readonly [fact: string]: unknown;
}

/** Whole seconds after which trying again makes sense, where the refusal does not say itself. */
const retryAfterSeconds: Partial<Record<RefusalCode, number>> = {
  in_progress: 1,
  unavailable: 5,
  overloaded: 2,
  clock_suspect: 60,
  storage_full: 60,
  not_configured: 300,
  too_many: 60,
};

/** One problem for one or more refusals; the first by precedence gives code, title and status. */
export function problemOf(refusals: readonly Refusal[]): Problem {
  const first = firstByPrecedence(refusals);
  if (first === undefined) throw new TypeError('a problem needs at least one refusal');
  const { status, title } = problemKinds[first.refused];
  return {
    ...first.facts,
    type: `/problems/${first.refused}`,
    title,
    status,
    code: first.refused,
    detail: first.detail,
    errors: refusals.map(({ refused, detail, pointer }) => ({
      code: refused,
      detail,
      ...(pointer === undefined ? {} : { pointer }),
    })),
  };
}

export function problemResponse(
  refusals: readonly Refusal[],
  headers: Readonly<Record<string, string>> = {},
): Response {
  return answerWith(problemOf(refusals), headers);
}

/** For what nobody foresaw: an id to look up, and nothing of what went wrong (T25). */
export function incidentResponse(incident: string): Response {
  const detail = 'Something went wrong on the server. Nothing was acknowledged; try again later';
  const problem = problemOf([{ refused: 'unavailable', detail }]);
  return answerWith({ ...problem, status: 500, incident }, {});
}

function answerWith(problem: Problem, headers: Readonly<Record<string, string>>): Response {
  const seconds = waitSeconds(problem);
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      ...securityHeaders,
      'content-type': 'application/problem+json; charset=utf-8',
      ...(seconds === undefined ? {} : { 'retry-after': String(seconds) }),
      ...(problem.code === 'not_signed_in' ? { 'www-authenticate': 'Bearer' } : {}),
      ...headers,
    },
  });
}

function waitSeconds(problem: Problem): number | undefined {
  const said = problem['retryAfterSeconds'];
  return typeof said === 'number' ? Math.ceil(said) : retryAfterSeconds[problem.code];
}
