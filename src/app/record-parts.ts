import type { FiledAppeal } from '../domain/appeal/state.ts';
import type { OpenBulk } from '../domain/bulk/state.ts';
import type { OpenCase } from '../domain/case/state.ts';
import type { Danger } from '../domain/danger/state.ts';
import type { MadeDecision } from '../domain/decision/state.ts';
import type { AskedEarlyEnd } from '../domain/early-end/state.ts';
import type { Order } from '../domain/order/state.ts';
import type { Recognition } from '../domain/recognition/state.ts';
import type { ReportState } from '../domain/report/state.ts';
import type { AvailableStatement } from '../domain/statement/state.ts';
import type { Json } from '../kernel/canonical-json.ts';
import type { KeptCollection } from './retention.ts';

type PartsOf = (body: Json) => readonly (string | undefined)[];

/**
 * The parts that a record names, by its collection. No other record names them, but for a case
 * that goes on in another one and a decision that another one replaced: these go no sooner than the
 * other.
 */
export const recordParts: Readonly<Record<KeptCollection, PartsOf>> = {
  case: (body) => {
    const {
      evidence,
      matters,
      notes,
      hearing,
      laterHearing,
      asideReasons = [],
      handlingReasons = [],
      reveals,
    } = body as unknown as OpenCase;
    const reasons = matters.map((one) => (one.kind === 'own-initiative' ? one.reason : undefined));
    const heard = [
      hearing?.given?.view,
      laterHearing?.given?.view,
      laterHearing?.answered?.reasons,
    ];
    const why = [...asideReasons, ...handlingReasons, ...reveals.map(({ reason }) => reason)];
    const written = [...notes.map(({ note }) => note), ...why];
    return [...evidence.map(({ part }) => part), ...reasons, ...heard, ...written];
  },
  report: (body) => {
    const { received } = body as unknown as Exclude<ReportState, { phase: 'none' }>;
    return [received.text, received.contact];
  },
  decision: (body) => {
    const { made, rejectedBecause } = body as unknown as MadeDecision;
    const { reasons, deviationReason, factors, hearing } = made;
    const urgency = hearing?.kind === 'urgent' ? hearing.urgency : undefined;
    const weighed = [factors?.consequences, factors?.intent];
    return [reasons, deviationReason, urgency, ...weighed, rejectedBecause];
  },
  statement: (body) => [(body as unknown as AvailableStatement).made.text],
  appeal: (body) => {
    const { received, decided } = body as unknown as FiledAppeal;
    return [received.text, decided?.reasons];
  },
  recognition: (body) => {
    const { given, corrections } = body as unknown as Recognition;
    return [given.reason, ...corrections.flatMap(({ why, before }) => [why, before])];
  },
  order: (body) => {
    const { received, effect, refused, told, ended } = body as unknown as Order;
    const information = effect?.kind === 'information-given' ? effect.information : undefined;
    return [received.ordered, information, refused?.reasons, told?.text, ended?.reasons];
  },
  danger: (body) => {
    const { recorded, told } = body as unknown as Danger;
    return [recorded.suspected, ...told.map(({ sent }) => sent)];
  },
  earlyend: (body) =>
    (body as unknown as AskedEarlyEnd).requests.flatMap(({ text, answered }) => [
      text,
      answered?.reasons,
    ]),
  bulk: (body) => {
    const { opened, results, rejected, vacated } = body as unknown as OpenBulk;
    const own = opened.cases.map(({ reasons }) => reasons);
    const leftOut = Object.values(results).map((result) =>
      result.kind === 'left-out' && result.because.kind === 'person'
        ? result.because.reason
        : undefined,
    );
    const end = [rejected?.reason, vacated?.reasons];
    return [opened.reasons, opened.draft, ...own, ...leftOut, ...end];
  },
  aside: (body) => [(body as unknown as { readonly raw?: string }).raw],
  endpoint: (body) => [(body as unknown as { readonly secrets: string }).secrets],
};
