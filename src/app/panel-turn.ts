import type { FiledAppeal } from '../domain/appeal/state.ts';
import type { CalledPanel, Seat } from '../domain/panel/state.ts';
import type { MemberId, PanelId } from '../kernel/identifier.ts';
import type { Instant } from '../kernel/instant.ts';
import { appeals } from './aggregates.ts';
import { carryOutOutcome } from './appeal-outcome.ts';
import { firstInstance } from './first-instance.ts';
import { concludingHearer } from './hearer.ts';
import { panels, volunteers } from './panel-aggregates.ts';
import { allStaff, candidatesFor, peopleOfAppeal, ticketOfVolunteer } from './panel-people.ts';
import { firstAnswerOf } from './redacted-file.ts';
import type { Runtime } from './runtime.ts';
import { sha256Hex } from './snapshots.ts';
import { textOf } from './texts.ts';
import type { Work } from './work.ts';

const CLOCK = { kind: 'clock' } as const;

/** What time brings to a panel: the draw, replacements, the end of the deliberation. */
export async function takePanelTurn(runtime: Runtime, work: Work, id: PanelId): Promise<boolean> {
  const panel = await work.load(panels, id);
  if (panel.phase === 'none' || panel.phase === 'concluded' || panel.phase === 'failed') {
    return false;
  }
  const appeal = (await work.load(appeals, panel.called.appeal)) as FiledAppeal;
  if (appeal.phase === 'decided') {
    await work.apply(panels, id, { type: 'give-up', because: 'appeal-decided' }, CLOCK);
    return true;
  }
  if (panel.phase === 'called') await drawLot(work, panel);
  else {
    const first = firstAnswerOf(work, await firstInstance(work, panel.called.decision));
    await work.apply(panels, id, { type: 'take-turn', first }, CLOCK);
  }
  return await afterTurn(runtime, work, { id, before: panel });
}

/** Sends what follows from a change: the next turn, rest for who sits, the outcome. */
export async function afterTurn(
  runtime: Runtime,
  work: Work,
  { id, before }: { readonly id: PanelId; readonly before: CalledPanel },
): Promise<boolean> {
  const panel = (await work.load(panels, id)) as CalledPanel;
  if (panel === before) return false;
  const sat = new Set(before.seats.map(({ member }) => member));
  for (const { member } of panel.seats) if (!sat.has(member)) await noteSeat(work, member, id);
  const due = nextTurn(panel);
  if (due !== undefined && due !== nextTurn(before)) work.send('panel-turn', { panel: id }, due);
  if (panel.phase === 'concluded') await carryOut(runtime, work, panel);
  return true;
}

async function drawLot(work: Work, { called }: CalledPanel): Promise<void> {
  const first = await firstInstance(work, called.decision);
  const candidates = await candidatesFor(work, first);
  const tickets = await Promise.all(
    candidates.map(async (candidate) => ({
      ...candidate,
      ticket: await ticketOfVolunteer(work, called.panel, candidate),
    })),
  );
  const staff = await allStaff(work);
  await work.apply(
    panels,
    called.panel,
    {
      type: 'draw-lot',
      seed: await textOf(work, called.sealed),
      digest: sha256Hex,
      candidates: tickets,
      people: peopleOfAppeal(first, staff),
    },
    CLOCK,
  );
}

async function noteSeat(work: Work, member: MemberId, panel: PanelId): Promise<void> {
  await work.apply(volunteers, member, { type: 'note-served', panel }, CLOCK);
}

function nextTurn(panel: CalledPanel): Instant | undefined {
  switch (panel.phase) {
    case 'called':
      return panel.called.poolClosesAt;
    case 'drawn':
      return panel.seats
        .filter(({ first }) => first === undefined)
        .map(({ ballotBy }) => ballotBy)
        .toSorted()[0];
    case 'deliberating':
      return panel.deliberation?.until;
    case 'concluded':
    case 'failed':
      return undefined;
  }
}

// What a panel came to has the effects of any other outcome (A6), with the panel as its author.
async function carryOut(runtime: Runtime, work: Work, panel: CalledPanel): Promise<void> {
  const hearer = concludingHearer({ kind: 'panel', panel });
  const { concluded, called } = panel;
  if (hearer === undefined || concluded === undefined) return;
  const { outcome, rung } = concluded;
  await carryOutOutcome(runtime, work, {
    id: called.appeal,
    hearer,
    first: await firstInstance(work, called.decision),
    input: {
      outcome,
      reasons: await reasonsOf(work, panel),
      ...(rung === undefined ? {} : { rung }),
    },
  });
}

// The reasons of those who carry the outcome, then of those who thought otherwise (A4).
async function reasonsOf(work: Work, { seats, concluded }: CalledPanel): Promise<string> {
  const of = (members: readonly MemberId[] = []): readonly Seat[] =>
    seats.filter(({ member }) => members.includes(member));
  const majority = await wordsOf(work, of(concluded?.majority));
  const minority = await wordsOf(work, of(concluded?.minority));
  const dissent = minority === '' ? '' : `\n\nOthers on the panel thought:\n\n${minority}`;
  return `A panel of members drawn by lot heard this appeal.\n\n${majority}${dissent}`;
}

async function wordsOf(work: Work, seats: readonly Seat[]): Promise<string> {
  const texts = seats.map(async ({ number, first, last }) => {
    const ballot = last ?? first;
    const text = ballot === undefined ? '' : await textOf(work, ballot.reasons);
    return `Member ${number} of the panel: ${text.trim()}`;
  });
  return (await Promise.all(texts)).join('\n\n');
}

/** Whether this member sits on the panel now. */
export function seatOf({ seats }: CalledPanel, member: MemberId): Seat | undefined {
  return seats.find((seat) => seat.member === member);
}
