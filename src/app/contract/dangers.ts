import type { DangerId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Answer, Call, Page, PageQuery } from './call.ts';

export interface DangerRow {
  readonly danger: DangerId;
  readonly phase: 'recorded' | 'told';
  readonly recordedAt: Instant;
}

export interface DangerView extends DangerRow {
  readonly version: number;
  readonly suspected: string;
  readonly told: readonly {
    readonly authority: string;
    readonly toldAt: Instant;
    readonly recordedAt: Instant;
    readonly sent: string;
  }[];
}

/**
 * The register of dangers to life or safety (DSA Article 18), kept by hand and by the operator
 * alone. Every reading is on record, of the list as well.
 */
export interface Dangers {
  list(query: PageQuery, call: Call): Answer<Page<DangerRow>>;
  read(id: DangerId, call: Call): Answer<DangerView>;
  record(input: { readonly suspected: string }, call: Call): Answer<DangerView>;
  recordTelling(
    id: DangerId,
    input: { readonly authority: string; readonly toldAt: Instant; readonly sent: string },
    call: Call,
  ): Answer<DangerView>;
}
