import { dispatch } from '../dispatch.ts';
import { equal } from '../equality.ts';
import { fieldOf, hasField, makeList, makeMap, pairsOf, rangeOf } from '../map-value.ts';
import { compareText, sizeOfText } from '../text-order.ts';
import { Duration, NoAnswer, Timestamp } from '../value.ts';

const MILLISECOND = 1_000_000n;

function toTimestamp(milliseconds: number): Timestamp {
  return new Timestamp(BigInt(milliseconds) * MILLISECOND);
}

function toDuration(milliseconds: number): Duration {
  return new Duration(BigInt(milliseconds) * MILLISECOND);
}

function asBool(answer: unknown): boolean | NoAnswer {
  if (typeof answer === 'boolean' || answer instanceof NoAnswer) return answer;
  return new NoAnswer('something that is true or false was expected');
}

/** What generated code calls, by the names it uses. */
export const runTime: Readonly<Record<string, unknown>> = {
  NoAnswer,
  asBool,
  compareText,
  dispatch,
  equal,
  fieldOf,
  hasField,
  makeList,
  makeMap,
  pairsOf,
  rangeOf,
  sizeOfText,
  toDuration,
  toTimestamp,
  tooManySteps: new NoAnswer('the condition takes too many steps', 'limit'),
};
