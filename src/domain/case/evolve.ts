import type { PartId, StaffId } from '../../kernel/identifier.ts';
import { addDuration } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import type { CaseEvent, CaseOpened } from './event.ts';
import { evolveHearing } from './evolve-hearing.ts';
import type { CaseState, OpenCase } from './state.ts';

type LaterEvent = Exclude<CaseEvent, CaseOpened>;

/** Folds one event into a case: what happened, who touched it, and how far the lease slides. */
export function evolveCase(state: CaseState, event: CaseEvent): CaseState {
  if (event.type === 'case-opened') return openedCase(event);
  if (state.phase === 'none') return state;
  return change(touchedBy(slideLease(state, event), event), event);
}

function openedCase(event: CaseOpened): OpenCase {
  const { type: _type, ...opened } = event;
  return {
    phase: 'open',
    opened,
    matters: [],
    evidence: [],
    reveals: [],
    notes: [],
    touchedBy: event.by.kind === 'staff' ? [event.by.id] : [],
  };
}

// An act of the holder keeps the lease alive; once it has run out, no act brings it back.
function slideLease(state: OpenCase, { at, by }: LaterEvent): OpenCase {
  const { lease } = state;
  if (lease === undefined || by.kind !== 'staff' || by.id !== lease.holder) return state;
  if (at >= lease.until) return state;
  const until = addDuration(at, limits.leaseLength);
  return until > lease.until ? { ...state, lease: { ...lease, until } } : state;
}

function touchedBy(state: OpenCase, { by }: LaterEvent): OpenCase {
  if (by.kind !== 'staff' || state.touchedBy.includes(by.id)) return state;
  return { ...state, touchedBy: [...state.touchedBy, by.id] };
}

function change(state: OpenCase, event: LaterEvent): OpenCase {
  switch (event.type) {
    case 'matter-joined':
      return {
        ...state,
        matters: [...state.matters, event.matter],
        evidence: [...state.evidence, ...event.evidence],
      };
    case 'finding-overtaken': {
      const { finding, holds, at } = event;
      const others = (state.overtaken ?? []).filter((known) => known.finding !== finding);
      return { ...state, overtaken: holds ? others : [...others, { finding, at }] };
    }
    case 'case-leased':
      return {
        ...withoutAside(turnOf(withReason(state, event.takenOver?.reason), event.holder)),
        lease: { holder: event.holder, until: event.until },
      };
    case 'lease-released':
      return withoutLease(state);
    case 'case-handed-over':
      return handedOver(withReason(state, event.reason), event);
    case 'finding-recorded':
    case 'precedents-seen':
    case 'identity-revealed':
    case 'note-added':
      return written(state, event);
    case 'decision-attached':
    case 'decision-detached':
    case 'case-decided':
    case 'case-closed-in-favour':
    case 'case-merged':
      return moved(state, event);
    case 'case-taken-in':
      return takenIn(state, event);
    case 'case-put-aside': {
      const { holder, until, reason, at } = event;
      const asideReasons = [...(state.asideReasons ?? []), reason];
      return { ...withoutLease(state), aside: { by: holder, at, until, reason }, asideReasons };
    }
    case 'view-given':
      return withoutAside(evolveHearing(state, event));
    case 'view-requested':
    case 'view-requested-after':
    case 'view-answered':
      return evolveHearing(state, event);
  }
}

// The file has grown and its promise may have come nearer, so it waits no longer.
function takenIn(state: OpenCase, event: Extract<LaterEvent, { type: 'case-taken-in' }>): OpenCase {
  const {
    from,
    at,
    subject,
    family,
    matters,
    evidence,
    promisedBy,
    hearing,
    touchedBy: others,
  } = event;
  return {
    ...withoutAside(state),
    opened: { ...state.opened, promisedBy },
    matters: [...state.matters, ...matters],
    evidence: [...state.evidence, ...evidence],
    touchedBy: [...new Set([...state.touchedBy, ...others])],
    takenIn: [
      ...(state.takenIn ?? []),
      { case: from, at, subject, ...(family === undefined ? {} : { family }) },
    ],
    ...(hearing === undefined ? {} : { hearing }),
  };
}

function written(
  state: OpenCase,
  event: Extract<
    LaterEvent,
    { type: 'finding-recorded' | 'precedents-seen' | 'identity-revealed' | 'note-added' }
  >,
): OpenCase {
  const { at } = event;
  switch (event.type) {
    case 'finding-recorded': {
      const { holder, breach, rule, confidence } = event;
      const named = rule === undefined ? {} : { rule };
      return { ...state, finding: { holder, at, breach, ...named, confidence } };
    }
    case 'precedents-seen': {
      const { precedents, kept, breach, rule } = event;
      const named = rule === undefined ? {} : { rule };
      return { ...state, precedents: { at, decisions: precedents, kept, breach, ...named } };
    }
    case 'identity-revealed': {
      const { holder, reason } = event;
      return { ...state, reveals: [...state.reveals, { holder, at, reason }] };
    }
    case 'note-added': {
      const { author, note } = event;
      return { ...state, notes: [...state.notes, { author, at, note }] };
    }
  }
}

function moved(
  state: OpenCase,
  event: Extract<
    LaterEvent,
    {
      type:
        | 'decision-attached'
        | 'decision-detached'
        | 'case-decided'
        | 'case-closed-in-favour'
        | 'case-merged';
    }
  >,
): OpenCase {
  switch (event.type) {
    case 'decision-attached':
      return { ...state, phase: 'decision-pending', decision: event.decision };
    case 'decision-detached': {
      const { decision: _decision, ...rest } = state;
      return { ...rest, phase: 'open' };
    }
    case 'case-decided': {
      const { decision, outcome, at } = event;
      return { ...withoutLease(state), phase: 'decided', decision, outcome, closedAt: at };
    }
    case 'case-closed-in-favour':
      return { ...withoutLease(state), phase: 'closed-in-favour', closedAt: event.at };
    case 'case-merged':
      return {
        ...withoutLease(state),
        phase: 'merged',
        mergedInto: event.into,
        closedAt: event.at,
      };
  }
}

// Whoever the case is handed to finds it kept for them for the length of a lease.
function handedOver(
  state: OpenCase,
  { to, at }: Extract<LaterEvent, { type: 'case-handed-over' }>,
): OpenCase {
  if (to === undefined) return withoutLease(state);
  const until = addDuration(at, limits.leaseLength);
  return { ...turnOf(state, to), lease: { holder: to, until } };
}

function withReason(state: OpenCase, reason: PartId | undefined): OpenCase {
  if (reason === undefined) return state;
  return { ...state, handlingReasons: [...(state.handlingReasons ?? []), reason] };
}

// A new handler starts blind with a finding of their own; who comes back keeps the one they
// recorded.
function turnOf(state: OpenCase, holder: StaffId): OpenCase {
  if (state.finding === undefined || state.finding.holder === holder) return state;
  const { finding: _finding, precedents: _precedents, ...rest } = state;
  return rest;
}

function withoutAside(state: OpenCase): OpenCase {
  const { aside: _aside, ...rest } = state;
  return rest;
}

function withoutLease(state: OpenCase): OpenCase {
  const { lease: _lease, ...rest } = state;
  return rest;
}
