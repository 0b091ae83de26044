import { addDuration, type Instant } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import { firstByPrecedence, refuse } from '../../kernel/refusal.ts';
import type { OpenCase } from '../case/state.ts';
import type { Context } from '../decider.ts';
import { respondentOf } from '../person.ts';
import type { PartText } from '../text.ts';
import { conflictProblem, roleProblem } from './authority.ts';
import type { AccessCommand } from './command.ts';
import type { AccessAsked, AccessKind, Concerned, GlassBroken } from './event.ts';
import type { AccessRefusal } from './refusal.ts';
import type { AccessState } from './state.ts';

export type AskAccess = Extract<AccessCommand, { type: 'ask-access' }>;

/** An emergency is described in more than a word. */
const REASON_LENGTH_MIN = 20;

/** Asks for what is withheld; alone it opens at once and is counted in public (O7). */
export function askAccess(
  command: AskAccess,
  state: AccessState,
  context: Context,
): readonly (AccessAsked | GlassBroken)[] | AccessRefusal {
  const { staff, kind, file, reason, later } = command;
  const problem = firstByPrecedence(
    [
      reasonProblem(reason, '/reason'),
      ...(later === undefined ? [] : [reasonProblem(later.because, '/later/because')]),
      laterProblem(later?.until, context),
      roleProblem(staff, { kind, file }, context),
      conflictProblem(command),
      withheldProblem(kind, file),
      state.phase === 'none'
        ? undefined
        : refuse('already_decided', 'This access was asked for before.'),
    ].filter((found) => found !== undefined),
  );
  if (problem !== undefined || staff.phase === 'none') return problem ?? [];
  const asked = accessAsked(command, staff.staff, context);
  return command.way === 'two-persons' ? [asked] : [asked, glassBroken({ month: true }, context)];
}

function accessAsked(
  command: AskAccess,
  asker: AccessAsked['asker'],
  { at, by }: Context,
): AccessAsked {
  const { access, kind, way, file, reason, later } = command;
  const confirmBy = addDuration(at, limits.accessConfirmedWithin);
  return {
    type: 'access-asked',
    access,
    kind,
    case: command.case,
    way,
    asker,
    reason: reason.part,
    ...(way === 'two-persons' ? { confirmBy } : {}),
    concerned: concernedBy(kind, file),
    tellAt: later?.until ?? addDuration(at, limits.accessToldAfter),
    ...(later === undefined ? {} : { laterBecause: later.because.part }),
    at,
    by,
  };
}

/** What was opened closes by itself. */
export function glassBroken(
  how: Pick<GlassBroken, 'second'> & { readonly month?: true },
  { at, by }: Context,
): GlassBroken {
  return {
    type: 'glass-broken',
    openUntil: addDuration(at, limits.accessOpenFor),
    ...(how.second === undefined ? {} : { second: how.second }),
    ...(how.month === undefined ? {} : { month: monthOf(at) }),
    at,
    by,
  };
}

/** `2026-11`: all that the public counter says of when. */
export function monthOf(at: Instant): string {
  return at.slice(0, 7);
}

function concernedBy(kind: AccessKind, file: OpenCase): readonly Concerned[] {
  if (kind !== 'reporter-identity') return [respondentOf(file.opened.subject)];
  return file.matters.flatMap((matter): readonly Concerned[] => {
    if (matter.kind !== 'report') return [];
    return [matter.reporter ?? { kind: 'reporter', report: matter.report }];
  });
}

// There has to be something that is withheld, or the count would say more than happened.
function withheldProblem(kind: AccessKind, file: OpenCase): AccessRefusal | undefined {
  if (kind === 'identity-before-finding' && file.finding !== undefined) {
    return refuse('finding_already_recorded', 'The finding stands, so names are shown already.');
  }
  const reported = file.matters.some((matter) => matter.kind === 'report');
  if (kind !== 'reporter-identity' || reported) return undefined;
  return refuse('invalid_value', 'Nobody reported this.', { pointer: '/kind' });
}

function laterProblem(until: Instant | undefined, { at }: Context): AccessRefusal | undefined {
  if (until === undefined) return undefined;
  const latest = addDuration(at, limits.accessToldLatest);
  if (at < until && until <= latest) return undefined;
  const detail = `They are told one day: name a date that lies ahead, at the latest ${latest}.`;
  return refuse('invalid_value', detail, { pointer: '/later/until', facts: { latest } });
}

export function reasonProblem({ text }: PartText, pointer: string): AccessRefusal | undefined {
  const max = limits.freeTextLengthMax;
  if (text.trim().length < REASON_LENGTH_MIN) {
    const detail = `Say what the emergency is, in at least ${REASON_LENGTH_MIN} characters.`;
    return refuse('required', detail, { pointer, facts: { min: REASON_LENGTH_MIN } });
  }
  if (text.length <= max) return undefined;
  return refuse('too_large', `Please keep this under ${max} characters.`, {
    pointer,
    facts: { max },
  });
}
