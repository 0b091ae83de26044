/**
 * How often a fault is tried: as often as promised, or so few times that everybody can wait for it
 * (`FAULTS=few`).
 */
export function amount(full: number, few: number): number {
  return process.env['FAULTS'] === 'few' ? few : full;
}
