import type { Instant } from '../../kernel/instant.ts';
import { refuse } from '../../kernel/refusal.ts';
import { isMisuseMeasure, type MisuseMeasure } from '../../rulebook/model.ts';
import type { Subject } from '../person.ts';
import { type EarlierDecision, standsAsBreach } from './earlier.ts';
import type { Measure } from './event.ts';
import type { DecisionRefusal } from './refusal.ts';

/** What is asked of a decision about misuse: its subject, its measures, and what came before. */
export interface MisuseQuestion {
  readonly subject: Subject;
  readonly measures: readonly Measure[];
  /** The last of the acts relied on. */
  readonly conductAt: Instant;
  readonly earlier: readonly EarlierDecision[];
}

/** The one measure that answers misuse of each kind; undefined for every other subject. */
export function measureAgainst(subject: Subject): MisuseMeasure | undefined {
  switch (subject.kind) {
    case 'reporter-misuse':
      return 'pause-reports';
    case 'appellant-misuse':
      return 'pause-appeals';
    default:
      return undefined;
  }
}

/**
 * Misuse is answered by letting reports or appeals wait, by nothing else, and only when it went on
 * after a warning (DSA Article 23(2); D4, A9). The warning is an earlier decision on misuse of the
 * same kind that was issued before the last of the acts and still stands.
 */
export function misuseProblems(question: MisuseQuestion): readonly DecisionRefusal[] {
  const { subject, measures } = question;
  const fitting = measureAgainst(subject);
  const personal = measures.flatMap((measure, index) =>
    isMisuseMeasure(measure.kind) || fitting !== undefined ? [{ measure, index }] : [],
  );
  const wrong = personal.filter(({ measure }) => measure.kind !== fitting);
  return [
    ...wrong.map(({ index }) => wrongMeasure(fitting, index)),
    ...(personal.length === 0 || warningBefore(question) !== undefined ? [] : [notWarned()]),
  ];
}

/** The newest standing warning before the conduct, if there is one. */
export function warningBefore({
  subject,
  conductAt,
  earlier,
}: Omit<MisuseQuestion, 'measures'>): EarlierDecision | undefined {
  return earlier.findLast((one) => {
    const { issuedAt, made } = one.state;
    const sameKind = made.subject.kind === subject.kind;
    return sameKind && standsAsBreach(one) && issuedAt !== undefined && issuedAt < conductAt;
  });
}

function wrongMeasure(fitting: MisuseMeasure | undefined, index: number): DecisionRefusal {
  const detail =
    fitting === undefined
      ? 'Reports and appeals are paused only in a case about their misuse. Open one.'
      : `Misuse is answered by \`${fitting}\` or by a warning, and by nothing else.`;
  return refuse('measure_out_of_range', detail, { pointer: `/measures/${index}/kind` });
}

function notWarned(): DecisionRefusal {
  return refuse(
    'prior_warning_required',
    'No warning was issued before this went on. Decide on a warning first.',
    { pointer: '/measures' },
  );
}
