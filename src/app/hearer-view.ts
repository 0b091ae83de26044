import type { FirstInstance } from '../domain/appeal/command.ts';
import type { Appellant } from '../domain/appeal/event.ts';
import { independentHearers } from '../domain/appeal/hearers.ts';
import type { FiledAppeal } from '../domain/appeal/state.ts';
import { mandateAt, type NamedReview } from '../domain/outside-review/state.ts';
import type { CalledPanel } from '../domain/panel/state.ts';
import type { AppealId, DecisionId, StaffId } from '../kernel/identifier.ts';
import { limits } from '../kernel/limits.ts';
import type { HearingView, OutsideReviewer, PanelProgress } from './contract/redress.ts';
import { readWhole } from './pages.ts';
import { allStaff, countEligible } from './panel-people.ts';
import { textOf } from './texts.ts';
import { idOf, type Work } from './work.ts';

/** The newest panel of an appeal, if one was ever called. */
export async function panelOfAppeal(
  work: Work,
  appeal: AppealId,
): Promise<CalledPanel | undefined> {
  const views = await readWhole(work.store, { index: 'panels-of-appeal', key: appeal });
  return views.at(-1)?.body as unknown as CalledPanel | undefined;
}

export async function outsideReviewOf(
  work: Work,
  appeal: AppealId,
): Promise<NamedReview | undefined> {
  const views = await readWhole(work.store, { index: 'outside-reviews-of-appeal', key: appeal });
  return views.at(-1)?.body as unknown as NamedReview | undefined;
}

/**
 * Who can hear an appeal against this decision, as things are now. It says `nobody` when there is
 * nobody: the system never pretends (O6).
 */
export async function hearingView(
  work: Work,
  first: FirstInstance,
  appeal: AppealId | undefined,
): Promise<HearingView> {
  const staff = await allStaff(work);
  const hearers = independentHearers(staff, first, work.at);
  const eligible = await countEligible(work, first, staff);
  const panel = appeal === undefined ? undefined : await panelOfAppeal(work, appeal);
  const outside = appeal === undefined ? undefined : await outsideReviewOf(work, appeal);
  const size = limits.panelSizeDefault;
  const enough = eligible >= size;
  return {
    way: wayOf({ hearers, enough, panel, outside }, work),
    staff: hearers.length > 0 ? 'somebody' : 'nobody',
    volunteers: enough ? 'enough' : 'too-few',
    panelSize: size,
    ...(panel === undefined ? {} : { panel: panelProgress(panel) }),
    ...(outside === undefined ? {} : { outsideReviewer: await outsideReviewer(work, outside) }),
  };
}

function wayOf(
  found: {
    readonly hearers: readonly StaffId[];
    readonly enough: boolean;
    readonly panel: CalledPanel | undefined;
    readonly outside: NamedReview | undefined;
  },
  { at }: Work,
): HearingView['way'] {
  const { hearers, enough, panel, outside } = found;
  if (hearers.length > 0) return 'staff';
  const mandate = outside === undefined ? 'over' : mandateAt(outside, at);
  if (mandate === 'open' || mandate === 'concluded') return 'outside-reviewer';
  if (panel !== undefined && panel.phase !== 'failed') return 'panel';
  return enough ? 'panel' : 'nobody';
}

export function panelProgress(panel: CalledPanel): PanelProgress {
  const { called, phase, deliberation, failed } = panel;
  return {
    panel: called.panel,
    phase,
    size: called.size,
    calledAt: called.at,
    poolClosesAt: called.poolClosesAt,
    ...(deliberation === undefined ? {} : { deliberationUntil: deliberation.until }),
    ...(failed === undefined ? {} : { failedBecause: failed.because }),
  };
}

export async function outsideReviewer(work: Work, review: NamedReview): Promise<OutsideReviewer> {
  const { named } = review;
  return {
    review: named.review,
    knownAs: named.knownAs,
    reason: await textOf(work, named.reason),
    namedBy: ('id' in named.by ? named.by.id : '') as StaffId,
    namedAt: named.at,
    until: named.until,
    phase: mandateAt(review, work.at),
  };
}

/** The respondent's or a reporter's appeal against a decision that waits now. */
export async function waitingAppealOf(
  work: Work,
  decision: DecisionId,
  by: Appellant['kind'],
): Promise<AppealId | undefined> {
  const views = await readWhole(work.store, { index: 'appeals-against', key: decision });
  const waiting = views.find((view) => {
    const { phase, received } = view.body as unknown as FiledAppeal;
    return phase === 'waiting' && received.appellant.kind === by;
  });
  return waiting && (idOf(waiting.stream) as AppealId);
}
