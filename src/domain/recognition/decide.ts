import { addDuration } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import { firstByPrecedence, refuse } from '../../kernel/refusal.ts';
import type { Context, Decider } from '../decider.ts';
import { type Person, samePerson } from '../person.ts';
import type { RecognitionCommand, Said } from './command.ts';
import type { CriterionRef, RecognitionEvent } from './event.ts';
import { evolveRecognition, initialRecognition } from './evolve.ts';
import { criterionRef, giverOf, giverProblems, saidProblems, textProblems } from './giving.ts';
import type { RecognitionRefusal, RecognitionRefusalCode } from './refusal.ts';
import type { Recognition, RecognitionState } from './state.ts';

type Answer = readonly RecognitionEvent[] | RecognitionRefusal;
type Command<Type extends RecognitionCommand['type']> = Extract<RecognitionCommand, { type: Type }>;
type Choice = Command<'show-recognition' | 'hide-recognition' | 'decline-recognition'>['type'];

/** Recognition rests on a deed and a giver (G1), and is the receiver's from then on (G3). */
export function decideRecognition(
  command: RecognitionCommand,
  state: RecognitionState,
  context: Context,
): Answer {
  if (command.type === 'give-recognition') return give(command, state, context);
  if (state.phase === 'none') return refuse('not_found', 'There is no such recognition.');
  switch (command.type) {
    case 'correct-recognition':
      return correct(command, state, context);
    case 'show-recognition':
    case 'hide-recognition':
    case 'decline-recognition':
      return choose(command.type, state, context);
  }
}

export const recognitionDecider: Decider<
  RecognitionState,
  RecognitionCommand,
  RecognitionEvent,
  RecognitionRefusalCode
> = { initial: initialRecognition, decide: decideRecognition, evolve: evolveRecognition };

function give(
  command: Command<'give-recognition'>,
  state: RecognitionState,
  context: Context,
): Answer {
  if (state.phase !== 'none') return [];
  const { receiver, recognition } = command;
  const problem = firstByPrecedence([
    ...giverProblems(command, receiver, context),
    ...saidProblems(command, context),
  ]);
  const said = problem ?? wellSaid(command, context);
  if ('refused' in said) return said;
  return [
    { type: 'recognition-given', at: context.at, by: context.by, recognition, receiver, ...said },
  ];
}

interface WellSaid {
  readonly giver: Person;
  readonly deed: Said['deed'];
  readonly rests: CriterionRef;
  readonly reason: Said['reason']['part'];
}

function wellSaid(said: Said, context: Context): WellSaid | RecognitionRefusal {
  const giver = giverOf(context);
  const rests = criterionRef(said, context);
  if (giver === undefined) return refuse('role_required', 'A person gives a recognition.');
  if ('refused' in rests) return rests;
  return { giver, deed: said.deed, rests, reason: said.reason.part };
}

function correct(
  command: Command<'correct-recognition'>,
  { given }: Recognition,
  context: Context,
): Answer {
  const until = addDuration(given.at, limits.recognitionCorrection);
  const giver = giverOf(context);
  const own = giver !== undefined && samePerson(giver, given.giver);
  const problem = firstByPrecedence([
    ...(own ? [] : [refuse('role_required', 'Only whoever gave it can put it right.')]),
    ...giverProblems(command, given.receiver, context),
    ...saidProblems(command, context),
    ...textProblems(command.why, '/why'),
    ...(context.at <= until
      ? []
      : [
          refuse('deadline_passed', 'The time to put this right has passed. It stays as it is.', {
            facts: { until },
          }),
        ]),
  ]);
  const said = problem ?? wellSaid(command, context);
  if ('refused' in said) return said;
  const { deed, rests, reason } = said;
  const { at, by } = context;
  const why = command.why.part;
  return [{ type: 'recognition-corrected', at, by, deed, rests, reason, why }];
}

// At any time, as often as they like, and without a reason: it is theirs.
function choose(choice: Choice, { phase, given }: Recognition, { at, by }: Context): Answer {
  if (by.kind !== 'member' || by.id !== given.receiver) {
    return refuse('role_required', 'Only the member it was given to says what becomes of it.');
  }
  switch (choice) {
    case 'show-recognition':
      return phase === 'shown' ? [] : [{ type: 'recognition-shown', at, by }];
    case 'hide-recognition':
      return phase === 'hidden' ? [] : [{ type: 'recognition-hidden', at, by }];
    case 'decline-recognition':
      return phase === 'declined' ? [] : [{ type: 'recognition-declined', at, by }];
  }
}
