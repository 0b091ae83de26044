import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import { BlockedAddress, checkUrl, guardedLookup, type Resolve } from './address-guard.ts';

export interface WebhookPost {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** For the whole try: resolving, connecting, sending and reading the answer. */
  readonly timeoutMs: number;
  /** A longer answer is cut off and counts as a failure. */
  readonly answerBytesMax: number;
  readonly allowLoopback: boolean;
  /** How names are resolved; the system's resolver unless a test says otherwise. */
  readonly resolve?: Resolve;
}

export type PostProblem =
  | 'url_not_allowed'
  | 'blocked_address'
  | 'name_not_found'
  | 'connection_failed'
  | 'tls_failed'
  | 'timeout'
  | 'answer_too_large'
  | 'redirect_not_followed';

export interface PostOutcome {
  /** HTTP status, or null when there was no complete answer. */
  readonly status: number | null;
  readonly problem?: PostProblem;
  /** `Retry-After` as the receiver sent it. */
  readonly retryAfter?: string;
}

/**
 * Posts one webhook. The address is checked again, the resolved addresses too, every connection is
 * new, redirects are not followed, and the answer's body is read to its end and thrown away. Never
 * rejects: every failure is an outcome.
 */
export function postWebhook(post: WebhookPost): Promise<PostOutcome> {
  const checked = checkUrl(post.url, post);
  if (!checked.ok) return Promise.resolve({ status: null, problem: 'url_not_allowed' });
  const url = checked.value;
  return new Promise((settle) => {
    const request = open(url, post);
    const deadline = setTimeout(() => finish({ status: null, problem: 'timeout' }), post.timeoutMs);
    function finish(outcome: PostOutcome): void {
      clearTimeout(deadline);
      settle(outcome);
      request.destroy();
    }
    request.on('error', (failure) => finish({ status: null, problem: problemOf(failure) }));
    request.on('response', (answer) => readAnswer(answer, post.answerBytesMax, finish));
    request.end(post.body);
  });
}

function open(url: URL, post: WebhookPost): ClientRequest {
  const options: RequestOptions = {
    method: 'POST',
    // No pool: a connection is never used again under another check.
    agent: false,
    lookup: guardedLookup(post, post.resolve),
    headers: {
      'content-type': 'application/json',
      'user-agent': 'evenhand-webhook',
      ...post.headers,
      'content-length': String(Buffer.byteLength(post.body)),
      connection: 'close',
    },
  };
  return url.protocol === 'https:' ? httpsRequest(url, options) : httpRequest(url, options);
}

function readAnswer(
  answer: IncomingMessage,
  bytesMax: number,
  finish: (outcome: PostOutcome) => void,
): void {
  let bytes = 0;
  answer.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > bytesMax) finish({ status: null, problem: 'answer_too_large' });
  });
  answer.on('error', () => finish({ status: null, problem: 'connection_failed' }));
  answer.on('end', () => {
    const status = answer.statusCode ?? 0;
    const retryAfter = answer.headers['retry-after'];
    finish({
      status,
      ...(status >= 300 && status < 400 ? { problem: 'redirect_not_followed' } : {}),
      ...(retryAfter === undefined ? {} : { retryAfter: retryAfter.slice(0, 100) }),
    });
  });
}

function problemOf(failure: NodeJS.ErrnoException): PostProblem {
  if (failure instanceof BlockedAddress) return 'blocked_address';
  const code = failure.code ?? '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'name_not_found';
  const tls = code.startsWith('ERR_TLS') || code.startsWith('ERR_SSL') || code.includes('CERT');
  return tls || code === 'EPROTO' ? 'tls_failed' : 'connection_failed';
}
