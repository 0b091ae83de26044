import type { Principal } from '../app/principal.ts';

type Platform = Extract<Principal, { readonly kind: 'platform' }>;

/** A revoked token opens nothing after this long, also when another process revoked it (T19). */
const KEPT_MS = 1_000;
const TOKENS_MAX = 1_000;

/**
 * Remembers for at most one second whom a service token belongs to, so that the hot path does not
 * ask the store each time. Only tokens that were found are kept, and never sessions: those end at
 * once.
 */
export class TokenCache {
  readonly #kept = new Map<string, { readonly platform: Platform; readonly untilMs: number }>();
  readonly #elapsedMs: () => number;

  constructor(elapsedMs: () => number) {
    this.#elapsedMs = elapsedMs;
  }

  get(secret: string): Platform | undefined {
    const kept = this.#kept.get(secret);
    return kept !== undefined && this.#elapsedMs() < kept.untilMs ? kept.platform : undefined;
  }

  put(secret: string, platform: Platform): void {
    if (this.#kept.size >= TOKENS_MAX) this.#kept.clear();
    this.#kept.set(secret, { platform, untilMs: this.#elapsedMs() + KEPT_MS });
  }

  /** After a token was revoked here: everything is looked up again. */
  clear(): void {
    this.#kept.clear();
  }
}
