import type { MessageFunction, MessageValue } from 'messageformat/functions';
import { DAY_MS, type Duration, durationMs, HOUR_MS, MINUTE_MS } from '../kernel/duration.ts';
import { type Instant, instantMs } from '../kernel/instant.ts';

/** What messages can ask for beside the numbers and texts of MessageFormat itself. */
type FunctionName = 'moment' | 'day' | 'length' | 'language';

/**
 * `:moment` and `:day` write a time in UTC and by the reader's customs, `:length` a stretch of time
 * in whole minutes, `:language` the name of a language.
 */
export function messageFunctions(
  locale: string,
): Record<FunctionName, MessageFunction<FunctionName>> {
  const moment = new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'UTC',
    timeZoneName: 'short',
  });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const languages = new Intl.DisplayNames(locale, { type: 'language' });
  return {
    moment: writing('moment', (at) => moment.format(instantMs(at as Instant))),
    day: writing('day', (at) => day.format(instantMs(at as Instant))),
    length: writing('length', lengthWriter(locale)),
    language: writing('language', (tag) => languages.of(tag) ?? tag),
  };
}

function writing(
  type: FunctionName,
  write: (operand: string) => string,
): MessageFunction<FunctionName> {
  return (_context, _options, operand): MessageValue<FunctionName> => {
    const text = write(String(operand?.valueOf()));
    return { type, dir: 'auto', toString: () => text };
  };
}

/** `184 days`, `1 day and 6 hours`: the units by the language's own plurals. */
function lengthWriter(locale: string): (length: string) => string {
  const [days, hours, minutes] = ['day', 'hour', 'minute'].map(
    (unit) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }),
  );
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return (length) => {
    const ms = durationMs(length as Duration);
    const amounts = [
      { unit: days, amount: Math.floor(ms / DAY_MS) },
      { unit: hours, amount: Math.floor((ms % DAY_MS) / HOUR_MS) },
      { unit: minutes, amount: Math.floor((ms % HOUR_MS) / MINUTE_MS) },
    ].filter(({ amount }) => amount > 0);
    const least = amounts.length === 0 ? [{ unit: minutes, amount: 1 }] : amounts;
    return list.format(least.flatMap(({ unit, amount }) => unit?.format(amount) ?? []));
  };
}
