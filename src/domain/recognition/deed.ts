import type { ItemId, ReportId } from '../../kernel/identifier.ts';
import type { DeedKind } from '../../rulebook/model.ts';

/**
 * What somebody did for others, and what it can be looked up by. Agreement, popularity and silence
 * have no kind, and nothing is a deed without a reference (G1).
 */
export type Deed =
  | { readonly kind: 'careful-report'; readonly report: ReportId }
  | { readonly kind: Exclude<DeedKind, 'careful-report'>; readonly item: ItemId };

/** What the deed is looked up by. */
export function referenceOf(deed: Deed): string {
  return deed.kind === 'careful-report' ? deed.report : deed.item;
}
