import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../kernel/duration.ts';
import type { BackupNote } from '../backup/backup-note.ts';
import { bad, type Check, good } from './check.ts';

/** A night that was missed is not yet a pattern; two are. */
const BACKUP_AGE_MAX_MS: number = 2 * DAY_MS;

/** How old the newest backup is; `now` in milliseconds since 1970. */
export function backupAge(note: BackupNote | undefined, now: number): Check {
  const how = 'run `evenhand backup create TO`, best every night';
  if (note === undefined) return bad('backup', `none was made yet; ${how}`);
  const age = now - Date.parse(note.createdAt);
  const told = `the newest is ${span(Math.abs(age))} old, in ${note.to}`;
  if (age < -MINUTE_MS) {
    return bad(
      'backup',
      `the newest is of ${note.createdAt}, which is still to come; set the clock`,
    );
  }
  return age <= BACKUP_AGE_MAX_MS ? good('backup', told) : bad('backup', `${told}; ${how}`);
}

/**
 * Holds the clock to the newest thing that was recorded: restrictions end and promises run by it.
 * `newest` is RFC 3339 or undefined when nothing is recorded, `now` milliseconds since 1970.
 */
export function clockAgainstRecord(newest: string | undefined, now: number): Check {
  const name = 'clock and record';
  if (newest === undefined) return good(name, 'nothing is recorded yet');
  const ahead = now - Date.parse(newest);
  return ahead >= 0
    ? good(name, `the newest entry is ${span(ahead)} old`)
    : bad(
        name,
        `this machine's clock is ${span(-ahead)} behind the newest entry (${newest}); set it, ` +
          'best by NTP, before anything is decided',
      );
}

/** Summer and winter in a zone far from others, by rules that every copy of the data knows. */
const known: readonly (readonly [zone: string, at: string, hour: number])[] = [
  ['Europe/Berlin', '2026-01-15T12:00:00Z', 13],
  ['Europe/Berlin', '2026-07-15T12:00:00Z', 14],
  ['Asia/Shanghai', '2026-07-15T12:00:00Z', 20],
  ['America/New_York', '2026-07-15T12:00:00Z', 8],
];

/** Whether hours are told in other places' time as they are there. */
export function timeZones(hourIn: (zone: string, at: string) => number | undefined): Check {
  const wrong = known.filter(([zone, at, hour]) => hourIn(zone, at) !== hour);
  const zones = [...new Set(wrong.map(([zone]) => zone))];
  return zones.length === 0
    ? good('time zones', 'hours are told as they are in other places')
    : bad('time zones', `wrong or missing for ${zones.join(', ')}; use a Node.js with full ICU`);
}

/** As this Node.js says; undefined when it does not know the zone. */
export function hourHere(zone: string, at: string): number | undefined {
  try {
    const format = new Intl.DateTimeFormat('en', {
      timeZone: zone,
      hour: '2-digit',
      hourCycle: 'h23',
    });
    return Number(format.format(new Date(at)));
  } catch {
    return undefined;
  }
}

function span(milliseconds: number): string {
  if (milliseconds >= 2 * DAY_MS) return `${Math.floor(milliseconds / DAY_MS)} days`;
  if (milliseconds >= 2 * HOUR_MS) return `${Math.floor(milliseconds / HOUR_MS)} hours`;
  const minutes = Math.floor(milliseconds / MINUTE_MS);
  return minutes === 1 ? '1 minute' : minutes > 1 ? `${minutes} minutes` : 'less than a minute';
}
