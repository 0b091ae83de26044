import { type Duration, duration, durationMs } from '../../kernel/duration.ts';
import { limits } from '../../kernel/limits.ts';
import type { Place } from '../diagnostic.ts';
import type { Check } from '../draft.ts';
import { placeAt } from '../field.ts';

/** Activities are short-lived: long enough for cases to join, not a history of a person. */
export const activitiesKeptMin: Duration = limits.joinCasesWithin;
export const activitiesKeptMax: Duration = duration('P180D');
/** Evidence and reports outlive the appeal window, and are gone in the end. */
export const recordsKeptMax: Duration = duration('P1095D');

/** What is kept is kept long enough for an appeal and not for ever (P1). */
export const checkRetention: Check = ({ rulebook: { retention, promises }, head }, remarks) => {
  const between = (name: keyof typeof retention, min: Duration, max: Duration): void => {
    const kept = durationMs(retention[name]);
    if (kept >= durationMs(min) && kept <= durationMs(max)) return;
    const place: Place = placeAt(head, 'retention', name);
    const help = `write a length from \`${min}\` to \`${max}\``;
    remarks.error(
      'retention',
      place,
      `\`${name}\` cannot be kept for \`${retention[name]}\``,
      help,
    );
  };
  between('activities', activitiesKeptMin, activitiesKeptMax);
  between('evidence', promises.appealWindow, recordsKeptMax);
  between('reports', promises.appealWindow, recordsKeptMax);
};
