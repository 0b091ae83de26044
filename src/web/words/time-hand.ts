import { type Instant, instantMs } from '../../kernel/instant.ts';
import type { PageHand, TimeUnit } from './wording.ts';

type TimeHand = Pick<PageHand, 'day' | 'clock' | 'clockWithSeconds' | 'length' | 'distance'>;

const timeUnits: readonly TimeUnit[] = ['day', 'hour', 'minute', 'second'];

/** How a language writes moments, in UTC, and stretches of time. */
export function timeHand(locale: string): TimeHand {
  const utc = { timeZone: 'UTC' } as const;
  const hours = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...utc } as const;
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', ...utc });
  const clock = new Intl.DateTimeFormat(locale, hours);
  const seconds = new Intl.DateTimeFormat(locale, { ...hours, second: '2-digit' });
  const distances = new Intl.RelativeTimeFormat(locale);
  const lengths = new Map<TimeUnit, Intl.NumberFormat>(
    timeUnits.map((unit) => [
      unit,
      new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }),
    ]),
  );
  return {
    distance: (amount, unit) => distances.format(amount, unit),
    length: (amount, unit) => lengths.get(unit)?.format(amount) ?? '',
    day: (at: Instant) => day.format(instantMs(at)),
    clock: (at: Instant) => clock.format(instantMs(at)),
    clockWithSeconds: (at: Instant) => seconds.format(instantMs(at)),
  };
}
