import type { Refusal } from '../../kernel/refusal.ts';
import type { Result } from '../../kernel/result.ts';
import type { Principal } from '../principal.ts';

/** What every call carries beside its input. */
export interface Call {
  readonly by: Principal;
  /** Present on every write over HTTP. */
  readonly idempotency?: {
    readonly key: string;
    /** Method and path. */
    readonly route: string;
    /** SHA-256 of the raw body, in hex. */
    readonly fingerprint: string;
  };
  /** From If-Match, where the resource asks for it. */
  readonly expectedVersion?: number;
}

export type Answer<Value> = Promise<Result<Value, Refusal>>;

/** One page of a list and where the next one starts. */
export interface Page<Row> {
  readonly items: readonly Row[];
  /** Opaque; absent on the last page. */
  readonly next?: string;
}

export interface PageQuery {
  readonly cursor?: string;
  readonly limit?: number;
}
