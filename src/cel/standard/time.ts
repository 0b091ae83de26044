import type { Overload } from '../environment.ts';
import { type Answer, Duration, NoAnswer, Timestamp, type Value } from '../value.ts';
import { DURATION, INT, member, overload, STRING, TIMESTAMP, text } from './overload.ts';
import { isDuration, isTimestamp } from './time-text.ts';

const MILLISECOND = 1_000_000n;

function nanoseconds(value: Value | undefined): bigint {
  return value instanceof Timestamp || value instanceof Duration ? value.nanoseconds : 0n;
}

function moment(at: bigint): Answer {
  return isTimestamp(at)
    ? new Timestamp(at)
    : new NoAnswer('the time is outside of years 1 to 9999');
}

function length(of: bigint): Answer {
  return isDuration(of) ? new Duration(of) : new NoAnswer('the length of time is too long');
}

/** Fields of a moment as they are read off a calendar and a clock somewhere. */
interface LocalTime {
  readonly date: Date;
  readonly millisecond: number;
}

const OFFSET: RegExp = /^([+-]?)(\d{1,2}):(\d{2})$/;

function localTime(value: Value | undefined, zone: string | undefined): LocalTime | undefined {
  const at = nanoseconds(value);
  const whole = at / MILLISECOND - (at % MILLISECOND < 0n ? 1n : 0n);
  const time = Number(whole);
  const millisecond = ((time % 1_000) + 1_000) % 1_000;
  if (zone === undefined || zone === 'UTC' || zone === '') {
    return { date: new Date(time), millisecond };
  }
  const fixed = OFFSET.exec(zone);
  if (fixed !== null) {
    const minutes = Number(fixed[2]) * 60 + Number(fixed[3]);
    const offset = (fixed[1] === '-' ? -1 : 1) * minutes;
    return { date: new Date(time + offset * 60_000), millisecond };
  }
  const shifted = inZone(time, zone);
  return shifted === undefined ? undefined : { date: shifted, millisecond };
}

function inZone(time: number, zone: string): Date | undefined {
  try {
    const parts = new Intl.DateTimeFormat('en-US', {
      ...{ timeZone: zone, hourCycle: 'h23', era: 'short' },
      ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
      ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
    }).formatToParts(new Date(time));
    const of = (type: string): number =>
      Number(parts.find((part) => part.type === type)?.value ?? 0);
    const date = new Date(0);
    date.setUTCFullYear(of('year'), of('month') - 1, of('day'));
    date.setUTCHours(of('hour'), of('minute'), of('second'));
    return date;
  } catch {
    // Not a zone that anybody knows.
    return undefined;
  }
}

const YEAR_DAY_MS = 86_400_000;

const FIELDS: Readonly<Record<string, (time: LocalTime) => number>> = {
  getFullYear: ({ date }) => date.getUTCFullYear(),
  getMonth: ({ date }) => date.getUTCMonth(),
  getDate: ({ date }) => date.getUTCDate(),
  getDayOfMonth: ({ date }) => date.getUTCDate() - 1,
  getDayOfWeek: ({ date }) => date.getUTCDay(),
  getDayOfYear: ({ date }) => {
    const first = new Date(0);
    first.setUTCFullYear(date.getUTCFullYear(), 0, 1);
    return Math.floor((date.getTime() - first.getTime()) / YEAR_DAY_MS);
  },
  getHours: ({ date }) => date.getUTCHours(),
  getMinutes: ({ date }) => date.getUTCMinutes(),
  getSeconds: ({ date }) => date.getUTCSeconds(),
  getMilliseconds: ({ millisecond }) => millisecond,
};

function field(read: (time: LocalTime) => number) {
  return (of?: Value, zone?: Value): Answer => {
    const time = localTime(of, zone === undefined ? undefined : text(zone));
    return time === undefined ? new NoAnswer('there is no such time zone') : BigInt(read(time));
  };
}

const LENGTHS: Readonly<Record<string, bigint>> = {
  getHours: 3_600_000_000_000n,
  getMinutes: 60_000_000_000n,
  getSeconds: 1_000_000_000n,
};

/** Timestamps and durations (cel-spec, "timestamps and durations"). */
export const time: readonly Overload[] = [
  overload('_+_', [TIMESTAMP, DURATION], TIMESTAMP, (a, b) =>
    moment(nanoseconds(a) + nanoseconds(b)),
  ),
  overload('_+_', [DURATION, TIMESTAMP], TIMESTAMP, (a, b) =>
    moment(nanoseconds(a) + nanoseconds(b)),
  ),
  overload('_+_', [DURATION, DURATION], DURATION, (a, b) =>
    length(nanoseconds(a) + nanoseconds(b)),
  ),
  overload('_-_', [TIMESTAMP, DURATION], TIMESTAMP, (a, b) =>
    moment(nanoseconds(a) - nanoseconds(b)),
  ),
  overload('_-_', [TIMESTAMP, TIMESTAMP], DURATION, (a, b) =>
    length(nanoseconds(a) - nanoseconds(b)),
  ),
  overload('_-_', [DURATION, DURATION], DURATION, (a, b) =>
    length(nanoseconds(a) - nanoseconds(b)),
  ),
  ...Object.entries(FIELDS).flatMap(([name, read]) => [
    member(name, [TIMESTAMP], INT, field(read)),
    member(name, [TIMESTAMP, STRING], INT, field(read)),
  ]),
  ...Object.entries(LENGTHS).map(([name, unit]) =>
    member(name, [DURATION], INT, (of) => nanoseconds(of) / unit),
  ),
  member('getMilliseconds', [DURATION], INT, (of) => (nanoseconds(of) / MILLISECOND) % 1_000n),
];
