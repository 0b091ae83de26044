import type { StoredEventBody } from '../store/port.ts';
import type { MemberFile } from './contract/members.ts';
import type { LeftOut } from './left-out.ts';

/** Where a record about a member goes in their file, or why it is left out (P5). */
export type Fate =
  | { readonly in: readonly (keyof MemberFile)[] }
  | { readonly leftOut: readonly LeftOut[] };

// Types of events that the domain names. The shell's own are any text, and are listed below.
type Named<Body> = Body extends { readonly type: infer Type extends string }
  ? string extends Type
    ? never
    : Type
  : never;
type DomainEventType = Named<StoredEventBody>;

const shellEventTypes = [
  'file-read',
  'activity-set-aside',
  'aside-taken-up',
  'rulebook-published',
  'endpoint-added',
  'endpoint-disabled',
  'delivery-created',
  'delivery-waiting',
  'delivery-delivered',
  'delivery-failed',
  'redelivery-asked',
  'letter-written',
  'sign-in-link-issued',
  'token-issued',
  'token-revoked',
] as const;
type ShellEventType = (typeof shellEventTypes)[number];

const steps: Fate = { leftOut: ['handlers', 'open-work'] };
const inCases: Fate = { in: ['cases', 'reportsFiled'] };
const inDecisions: Fate = { in: ['decisions', 'cases'] };
const inHearings: Fate = { in: ['hearings'] };
const inEarlyEnds: Fate = { in: ['earlyEnds'] };
const inStewardships: Fate = { in: ['stewardships'] };
const inDuties: Fate = { in: ['duties'] };
const inAccesses: Fate = { in: ['accesses'] };
const inCorrespondence: Fate = { in: ['correspondence'] };
const jobs: Fate = { leftOut: ['jobs'] };
const inRecognitions: Fate = { in: ['recognitionsReceived', 'recognitionsGiven'] };
const inOrders: Fate = { in: ['orders'] };

/**
 * Every type of event has to be here: a new one does not compile until somebody said what becomes
 * of it in the file of the member it is about.
 */
export const exportFates: Readonly<Record<DomainEventType | ShellEventType, Fate>> = {
  'case-opened': inCases,
  'matter-joined': inCases,
  'finding-overtaken': inCases,
  'case-leased': steps,
  'lease-released': steps,
  'finding-recorded': steps,
  'precedents-seen': steps,
  'identity-revealed': steps,
  'note-added': inCases,
  'case-handed-over': steps,
  'decision-attached': inCases,
  'decision-detached': { leftOut: ['open-work'] },
  'case-decided': inCases,
  'case-closed-in-favour': inCases,
  'case-merged': inCases,
  'case-taken-in': inCases,
  'case-put-aside': steps,
  'view-requested': inHearings,
  'view-requested-after': inHearings,
  'view-given': inHearings,
  'view-answered': inHearings,

  'erasure-asked': { leftOut: ['leaving'] },
  'erasure-withdrawn': { leftOut: ['leaving'] },
  'erasure-completed': { leftOut: ['leaving'] },

  'decision-made': inDecisions,
  'decision-confirmed': steps,
  'decision-rejected-by-second': steps,
  'decision-held': steps,
  'decision-undone': { leftOut: ['open-work'] },
  'decision-issued': inDecisions,
  'decision-became-final': inDecisions,
  'decision-reversed': inDecisions,
  'decision-upheld': inDecisions,
  'decision-reopened': { in: ['decisions', 'reopenings', 'disputes'] },
  'decision-vacated': inDecisions,
  'decision-overridden': inDecisions,

  'statement-made-available': { in: ['statements'] },
  'statement-delivered': { in: ['statements'] },
  'statement-returned': { in: ['statements', 'letters'] },

  'restriction-imposed': { in: ['restrictions'] },
  'restriction-lifted': { in: ['restrictions'] },
  'restriction-reversed': { in: ['restrictions'] },
  'restriction-stayed': { in: ['restrictions'] },
  'restriction-resumed': { in: ['restrictions'] },
  'restriction-expired': { in: ['restrictions'] },

  'appeal-received': { in: ['appeals'] },
  'appeal-leased': steps,
  'appeal-finding-recorded': steps,
  'first-decision-opened': steps,
  'appeal-decided': { in: ['appeals'] },
  'appeal-became-late': { in: ['appeals'] },
  'appeal-resumed': { in: ['appeals'] },

  // About somebody else's conduct these belong to whoever filed them, and to nobody they accuse.
  'report-received': { in: ['reportsFiled'] },
  'report-joined-case': { in: ['reportsFiled'] },
  'report-closed-without-case': { in: ['reportsFiled'] },
  'report-outcome-told': { in: ['reportsFiled'] },

  'early-end-asked': inEarlyEnds,
  'early-end-answered': inEarlyEnds,

  // What a job did to the member is in the decision that it made.
  'bulk-opened': jobs,
  'bulk-sample-opened': jobs,
  'bulk-sample-confirmed': jobs,
  'bulk-case-left-out': jobs,
  'bulk-started': jobs,
  'bulk-confirmed': jobs,
  'bulk-rejected': jobs,
  'bulk-held': jobs,
  'bulk-undone': jobs,
  'bulk-ran': jobs,
  'bulk-case-decided': jobs,
  'bulk-vacated': jobs,
  'bulk-case-reversed': jobs,
  'bulk-case-not-reversed': jobs,

  'recognition-given': inRecognitions,
  'recognition-corrected': inRecognitions,
  'recognition-shown': { in: ['recognitionsReceived'] },
  'recognition-hidden': { in: ['recognitionsReceived'] },
  'recognition-declined': { in: ['recognitionsReceived'] },

  'order-received': inOrders,
  'order-receipt-sent': inOrders,
  'order-effect-given': inOrders,
  'order-refused': inOrders,
  'silence-ordered': inOrders,
  'order-member-told': inOrders,
  'order-effect-ended': { in: ['orders', 'restrictions'] },
  'order-closed': inOrders,

  'group-opened': inStewardships,
  'steward-appointed': inStewardships,
  'charter-accepted': inStewardships,
  'steward-resigned': inStewardships,
  'steward-gone': inStewardships,
  'steward-came-back': inStewardships,
  'steward-relation-declared': inStewardships,
  'matter-brought': inDuties,
  'matter-delivered': inDuties,
  'duty-answered': inDuties,
  'duty-neglected': inDuties,
  'duty-lapsed': inDuties,
  'defence-given': inDuties,
  // Until the member is told, the staff may have a dated reason to wait.
  'access-asked': { leftOut: ['not-yet'] },
  'access-declined': { leftOut: ['handlers'] },
  'glass-broken': inAccesses,
  'concerned-told': inAccesses,
  'panel-called': { leftOut: ['other-people'] },
  'panel-drawn': { in: ['panels'] },
  'panel-failed': { in: ['panels'] },
  'ballot-cast': { in: ['panels'] },
  'panelist-replaced': { in: ['panels'] },
  'deliberation-opened': { in: ['panels'] },
  'ballot-confirmed': { in: ['panels'] },
  'panel-concluded': { in: ['panels', 'appeals'] },
  volunteered: { in: ['panels'] },
  'offer-withdrawn': { in: ['panels'] },
  'served-on-panel': { in: ['panels'] },
  'outside-reviewer-named': { leftOut: ['handlers'] },
  'outside-finding-recorded': { leftOut: ['handlers'] },
  'outside-first-opened': { leftOut: ['handlers'] },
  'outside-review-revoked': { leftOut: ['handlers'] },
  'outside-review-concluded': { in: ['appeals'] },
  'reopening-asked': { in: ['reopenings'] },
  'reopening-accepted': { in: ['reopenings'] },
  'reopening-declined': { in: ['reopenings'] },
  'reopening-overtaken': { in: ['reopenings'] },
  'dispute-told': { in: ['disputes'] },
  'dispute-ended': { in: ['disputes'] },
  // Who else was told is about them; what was put right is in the decision.
  told: { leftOut: ['other-people'] },
  'correction-sent': { leftOut: ['other-people'] },
  'letter-written': { in: ['letters'] },
  'language-chosen': inCorrespondence,
  'address-given': inCorrespondence,
  'address-confirmed': inCorrespondence,
  'address-removed': inCorrespondence,

  'danger-recorded': { leftOut: ['no-person'] },
  'authority-told': { leftOut: ['no-person'] },

  'staff-appointed': { in: ['staff'] },
  'role-granted': { in: ['staff'] },
  'role-ended': { in: ['staff'] },
  'relation-declared': { leftOut: ['relations'] },
  'relation-ended': { leftOut: ['relations'] },

  'file-read': { in: ['readings'] },
  'activity-set-aside': { leftOut: ['activities'] },
  'aside-taken-up': { leftOut: ['activities'] },
  'rulebook-published': { leftOut: ['no-person'] },
  'endpoint-added': { leftOut: ['no-person'] },
  'endpoint-disabled': { leftOut: ['no-person'] },
  'delivery-created': { leftOut: ['copies'] },
  'delivery-waiting': { leftOut: ['copies'] },
  'delivery-delivered': { leftOut: ['copies'] },
  'delivery-failed': { leftOut: ['copies'] },
  'redelivery-asked': { leftOut: ['copies'] },
  'sign-in-link-issued': { leftOut: ['secrets'] },
  'token-issued': { leftOut: ['no-person'] },
  'token-revoked': { leftOut: ['no-person'] },
};

/** The same for every kind of part, in which free text and snapshots are kept. */
export const partFates: Readonly<Record<string, Fate>> = {
  charter: inStewardships,
  'steward-gone': { leftOut: ['handlers'] },
  duty: inDuties,
  'duty-answer': inDuties,
  'duty-defence': inDuties,
  'access-reason': { leftOut: ['handlers'] },
  'access-declined': { leftOut: ['handlers'] },
  'access-told-later': { leftOut: ['handlers'] },
  'mail-address': inCorrespondence,
  letter: { in: ['letters'] },
  'dispute-body': { in: ['disputes'] },
  'dispute-reference': { in: ['disputes'] },
  'dispute-account': { in: ['disputes'] },
  'mandate-reason': { leftOut: ['handlers'] },
  'lot-salt': { leftOut: ['secrets'] },
  'lot-seed': { leftOut: ['secrets'] },
  'ballot-reasons': { in: ['panels'] },
  'new-facts': { in: ['reopenings'] },
  'reopening-reasons': { in: ['reopenings'] },
  evidence: { in: ['cases'] },
  'own-initiative': { leftOut: ['handlers', 'open-work'] },
  note: { in: ['cases'] },
  'aside-reason': steps,
  'take-over-reason': steps,
  'hand-over-reason': steps,
  'reveal-reason': steps,
  'second-disagreed': steps,
  'lift-reason': { leftOut: ['handlers'] },
  'role-reason': { leftOut: ['handlers'] },
  view: inHearings,
  'view-answer': inHearings,
  report: { in: ['reportsFiled'] },
  'report-contact': { in: ['reportsFiled'] },
  'decision-reasons': { in: ['decisions'] },
  'deviation-reason': { in: ['decisions'] },
  urgency: { in: ['decisions'] },
  'factor-consequences': { in: ['decisions'] },
  'factor-intent': { in: ['decisions'] },
  statement: { in: ['statements'] },
  appeal: { in: ['appeals'] },
  'appeal-reasons': { in: ['appeals'] },
  'early-end': inEarlyEnds,
  'early-end-reasons': inEarlyEnds,
  'bulk-reasons': jobs,
  'bulk-draft': jobs,
  'bulk-left-out': jobs,
  'bulk-rejected': jobs,
  'bulk-vacated': jobs,
  'recognition-reason': inRecognitions,
  'recognition-correction': inRecognitions,
  order: inOrders,
  'order-reasons': { in: ['orders', 'restrictions'] },
  'order-information': inOrders,
  'order-statement': inOrders,
  'danger-suspected': { leftOut: ['no-person'] },
  'danger-sent': { leftOut: ['no-person'] },
  'webhook-message': { leftOut: ['copies'] },
  'webhook-secrets': { leftOut: ['no-person'] },
  'rulebook-files': { leftOut: ['no-person'] },
  'activity-set-aside': { leftOut: ['activities'] },
};
