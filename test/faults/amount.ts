/** Whether this is the short run, in which nothing is measured. */
export const isShort: boolean = process.env['FAULTS'] === 'few';

/**
 * How often a fault is tried: as often as promised; a share of that, such as `FAULTS=0.2`; or so
 * few times that everybody can wait for it (`FAULTS=few`).
 */
export function amount(full: number, few: number): number {
  const wanted = process.env['FAULTS'];
  if (wanted === undefined || wanted === '') return full;
  if (isShort) return few;
  const share = Number(wanted);
  if (share > 0 && share <= 1) return Number.isFinite(full) ? Math.ceil(full * share) : full;
  throw new Error('FAULTS takes `few`, or a share such as 0.2');
}
