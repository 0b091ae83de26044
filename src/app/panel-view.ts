import type { FiledAppeal } from '../domain/appeal/state.ts';
import type { Ballot, CalledPanel, Seat } from '../domain/panel/state.ts';
import type { VolunteerState } from '../domain/volunteer/state.ts';
import type { MemberId, PanelId } from '../kernel/identifier.ts';
import { nothingHere } from './access.ts';
import { appeals } from './aggregates.ts';
import type { BallotView, LotView, OfferView, PanelView, SeatRow } from './contract/panels.ts';
import { firstInstance } from './first-instance.ts';
import { stop } from './handle.ts';
import { readWhole } from './pages.ts';
import { panels, volunteers } from './panel-aggregates.ts';
import { seatOf } from './panel-turn.ts';
import { redactedFile } from './redacted-file.ts';
import { textOf } from './texts.ts';
import type { Work } from './work.ts';

/** A member's offer and the panels they sit on. */
export async function offerView(work: Work, member: MemberId): Promise<OfferView> {
  const state: VolunteerState = await work.load(volunteers, member);
  const views = await readWhole(work.store, { index: 'panels-of-member', key: member });
  return {
    phase: state.phase,
    ...(state.phase === 'none' ? {} : { since: state.offeredAt }),
    relatedTo: state.phase === 'none' ? [] : state.relatedTo,
    seats: views.flatMap((view) => {
      const panel = view.body as unknown as CalledPanel;
      const seat = seatOf(panel, member);
      return seat === undefined ? [] : [seatRow(panel, seat)];
    }),
  };
}

function seatRow(panel: CalledPanel, seat: Seat): SeatRow {
  const { phase, called, deliberation } = panel;
  const base = { panel: called.panel, phase };
  if (phase === 'drawn' && seat.first === undefined) {
    return { ...base, asked: 'ballot', until: seat.ballotBy };
  }
  if (phase === 'deliberating' && seat.last === undefined && deliberation !== undefined) {
    return { ...base, asked: 'confirmation', until: deliberation.until };
  }
  return { ...base, asked: 'nothing' };
}

/**
 * The panel as one of its members sees it. Ballots of others come when all are in, and so does the
 * first decision: each member has said what fits before they know what was decided.
 */
export async function panelView(work: Work, id: PanelId, member: MemberId): Promise<PanelView> {
  const panel = await work.load(panels, id);
  const seat = panel.phase === 'none' ? undefined : seatOf(panel, member);
  if (panel.phase === 'none' || seat === undefined) return stop(nothingHere());
  const appeal = (await work.load(appeals, panel.called.appeal)) as FiledAppeal;
  const first = await firstInstance(work, panel.called.decision);
  const opened = panel.deliberation !== undefined;
  const own = seat.last ?? seat.first;
  return {
    ...seatRow(panel, seat),
    version: (await work.store.view(`panel-${id}`))?.version ?? 0,
    seat: seat.number,
    file: await redactedFile(work, appeal, { first, opened }),
    ...(own === undefined ? {} : { own: await ballotView(work, seat, own) }),
    ...(opened ? { ballots: await ballotsOf(work, panel) } : {}),
    ...(panel.concluded === undefined ? {} : { outcome: panel.concluded.outcome }),
  };
}

// While the panel talks, everybody's first word; what is said last is counted and told as reasons.
async function ballotsOf(work: Work, { seats }: CalledPanel): Promise<readonly BallotView[]> {
  const views = seats.map(async (seat) =>
    seat.first === undefined ? [] : [await ballotView(work, seat, seat.first)],
  );
  return (await Promise.all(views)).flat();
}

async function ballotView(work: Work, { number }: Seat, ballot: Ballot): Promise<BallotView> {
  const { choice, reasons } = ballot;
  return { seat: number, choice, reasons: await textOf(work, reasons) };
}

/** The lot for strangers: nobody's handle is in it. */
export function lotView({ called, drawn, failed }: CalledPanel): LotView {
  return {
    panel: called.panel,
    size: called.size,
    calledAt: called.at,
    commitment: called.commitment,
    poolClosesAt: called.poolClosesAt,
    ...(drawn === undefined
      ? {}
      : {
          drawnAt: drawn.at,
          seed: drawn.seed,
          pool: drawn.order.map(({ ticket }) => ticket).toSorted(),
          order: drawn.order.map(({ ticket }) => ticket),
        }),
    ...(failed === undefined ? {} : { failedBecause: failed.because }),
  };
}
