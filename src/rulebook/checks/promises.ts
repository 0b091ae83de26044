import { type Duration, duration, durationMs } from '../../kernel/duration.ts';
import { limits } from '../../kernel/limits.ts';
import type { Place, Remarks } from '../diagnostic.ts';
import type { Check } from '../draft.ts';
import { placeAt } from '../field.ts';

/** Longest promises for a first decision and for the outcome of a report. */
export const promiseMax: Duration = duration('P30D');

/**
 * The published deadlines keep to their limits: appeals have time enough and nobody waits for long.
 */
export const checkPromises: Check = ({ rulebook: { promises }, head }, remarks) => {
  const at = (name: string): Place => placeAt(head, 'promises', name);
  atMost(remarks, at('first-decision'), promises.firstDecision, promiseMax);
  atMost(remarks, at('report-outcome'), promises.reportOutcome, promiseMax);
  atMost(remarks, at('appeal-outcome'), promises.appealOutcome, limits.reviewerPromiseMax);
  atMost(remarks, at('undo'), promises.undo, limits.undoMax);
  checkHearing(promises.hearing, at('hearing'), remarks);
  if (durationMs(promises.appealWindow) < durationMs(limits.appealWindowMin)) {
    remarks.error(
      'promise',
      at('appeal-window'),
      'members have at least six months to appeal',
      `write \`${limits.appealWindowMin}\` or longer`,
    );
  }
};

function checkHearing(length: Duration | undefined, place: Place, remarks: Remarks): void {
  if (length === undefined) return;
  atMost(remarks, place, length, promiseMax);
  if (durationMs(length) >= durationMs(limits.hearingTermMin)) return;
  const help = `write \`${limits.hearingTermMin}\` or longer`;
  remarks.error('promise', place, `\`${length}\` is too short for anybody to answer`, help);
}

function atMost(remarks: Remarks, place: Place, length: Duration, longest: Duration): void {
  if (durationMs(length) <= durationMs(longest)) return;
  const help = `write \`${longest}\` or shorter`;
  remarks.error('promise', place, `\`${length}\` is too long for this promise`, help);
}
