import type { HearingConclusion } from '../domain/hearing-conclusion.ts';
import type { Actor } from '../domain/person.ts';
import type { StaffState } from '../domain/staff/state.ts';
import type { StaffCaller } from './access.ts';

/** Whoever hears an appeal: somebody on the staff, a panel, or somebody from outside. */
export interface Hearer {
  readonly actor: Actor;
  /** Whose text the reasons are, for export and erasure. */
  readonly author: string;
  /** Nobody's record where no staff hears it. */
  readonly record: StaffState;
  /** The record of the panel or of the mandate from outside. */
  readonly conclusion?: HearingConclusion;
}

export function staffHearer({ id, actor, record }: StaffCaller): Hearer {
  return { actor, record, author: `staff:${id}` };
}

/** The panel or the person from outside, speaking for themselves. */
export function concludingHearer(conclusion: HearingConclusion): Hearer | undefined {
  const actor = actorOf(conclusion);
  if (actor === undefined) return undefined;
  return { actor, record: { phase: 'none' }, author: `${actor.kind}:${actor.id}`, conclusion };
}

function actorOf(
  conclusion: HearingConclusion,
): Extract<Actor, { kind: 'panel' | 'outside-reviewer' }> | undefined {
  if (conclusion.kind === 'panel') {
    const { panel } = conclusion;
    return panel.phase === 'none' ? undefined : { kind: 'panel', id: panel.called.panel };
  }
  const { review } = conclusion;
  return review.phase === 'none'
    ? undefined
    : { kind: 'outside-reviewer', id: review.named.review };
}
