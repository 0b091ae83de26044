import type { PageHand } from './wording.ts';

/** How a language writes counts and shares. */
export function numberHand(locale: string): Pick<PageHand, 'count' | 'share'> {
  const counts = new Intl.NumberFormat(locale);
  const shares = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  return { count: (amount) => counts.format(amount), share: (part) => shares.format(part) };
}
