import type { Duration } from '../../kernel/duration.ts';
import type { LanguageTag } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { ItemMeasure, MeasureKind } from '../../rulebook/model.ts';
import type { AppealOutcome } from '../appeal/event.ts';
import type { ViewOutcome } from '../case/hearing-event.ts';
import type { MilderIn } from '../decision/event.ts';
import type { EarlyEndOutcome } from '../early-end/event.ts';
import type { ReportOutcome, SourceType } from '../report/event.ts';

/** What happened to a restriction, as the person it binds is told. */
export type RestrictionChange = 'begins' | 'resumed' | 'ended' | 'lifted' | 'released' | 'stayed';

type Nothing = Readonly<Record<never, never>>;

/**
 * Every message there is and what it is filled with. The core says which message and with what; the
 * words are in `src/messages/`, one folder for each language.
 */
export interface MessageValues {
  'statement.title': { readonly at: Instant };
  'statement.decided': Nothing;
  'statement.replaces': Nothing;
  'statement.decision': { readonly title: string; readonly rule: string; readonly version: number };
  'statement.step': { readonly step: string };
  'statement.nothing-restricted': Nothing;
  'statement.ends-by-itself': Nothing;
  'statement.happened': Nothing;
  'statement.relies': Nothing;
  'statement.why': Nothing;
  'statement.reasons': Nothing;
  'statement.heard': Nothing;
  'statement.standing': Nothing;
  'statement.can': Nothing;
  'measure.member': { readonly measure: Exclude<MeasureKind, ItemMeasure> };
  'measure.item': { readonly measure: ItemMeasure; readonly item: string };
  'term.item': { readonly from: Instant; readonly until: Instant };
  'term.community': { readonly from: Instant; readonly until: Instant };
  'term.group': { readonly from: Instant; readonly until: Instant; readonly group: string };
  'scope.community': Nothing;
  'scope.group': { readonly group: string };
  'scope.item': { readonly item: string };
  source: { readonly source: SourceType };
  'fact.quoted': { readonly at: Instant };
  'fact.gone': { readonly at: Instant };
  'words.untranslated': Nothing;
  'ground.rulebook': Nothing;
  'ground.law': { readonly law: string };
  'ground.law-unnamed': Nothing;
  'rule.text': Nothing;
  'rule.other-language': { readonly language: LanguageTag };
  'ladder.suggested': { readonly step: string };
  'ladder.reason': Nothing;
  'milder.applies': Nothing;
  'milder.change': { readonly change: MilderIn; readonly version: number };
  'milder.range': { readonly version: number };
  'factors.weighed': Nothing;
  'factors.amount': {
    readonly amount: number;
    readonly outOf: number;
    readonly within: Duration;
  };
  'factors.consequences': Nothing;
  'factors.intent': Nothing;
  'factors.intent-unknown': Nothing;
  'heard.not-needed': Nothing;
  'heard.before': { readonly asked: Instant; readonly given: Instant };
  'heard.read': Nothing;
  'heard.silent': { readonly asked: Instant; readonly until: Instant };
  'heard.no-harm': Nothing;
  'heard.urgent': Nothing;
  'heard.after': { readonly until: Instant };
  'heard.again': Nothing;
  'machine.detection': { readonly detection: 'yes' | 'no' };
  'machine.decision': { readonly decision: 'partially' | 'not-automated' };
  'standing.now': { readonly points: number; readonly family: string };
  'standing.adds-nothing': Nothing;
  'standing.pending': Nothing;
  'standing.adds': { readonly points: number };
  'standing.clear': { readonly family: string; readonly day: Instant };
  'redress.appeal': { readonly window: Duration };
  'redress.how': Nothing;
  'redress.out-of-court': Nothing;
  'redress.court': Nothing;
  'redress.always-open': Nothing;
  'hold.title': { readonly at: Instant };
  'hold.about': Nothing;
  'hold.reasons': { readonly title: string };
  'hold.standing': Nothing;
  'hold.wait': Nothing;
  'report-receipt.subject': { readonly community: string };
  'report-receipt.received': { readonly at: Instant };
  'report-receipt.promise': { readonly until: Instant };
  'report-receipt.privacy': Nothing;
  'report-outcome.subject': { readonly community: string };
  'report-outcome.about': { readonly at: Instant };
  'report-outcome.outcome': { readonly outcome: ReportOutcome };
  'report-outcome.appeal': Nothing;
  'report.page': Nothing;
  'appeal-receipt.subject': { readonly community: string };
  'appeal-receipt.received': { readonly at: Instant };
  'appeal-receipt.promise': { readonly until: Instant };
  'appeal-receipt.late': Nothing;
  'appeal-receipt.who': Nothing;
  'appeal-receipt.harm': Nothing;
  'appeal-outcome.subject': { readonly community: string };
  'appeal-outcome.about': { readonly at: Instant };
  'appeal-outcome.member': { readonly outcome: AppealOutcome };
  'appeal-outcome.reporter': { readonly outcome: AppealOutcome };
  'appeal-outcome.reasons': Nothing;
  'appeal-outcome.further': Nothing;
  'case-closed.subject': { readonly community: string };
  'case-closed.text': { readonly until: Instant };
  'case-closed.meaning': Nothing;
  'restriction.subject': { readonly community: string };
  'restriction.change': { readonly change: RestrictionChange };
  'restriction.until': { readonly until: Instant };
  'hearing.subject': { readonly community: string };
  'hearing.about': { readonly title: string };
  'hearing.about-unnamed': Nothing;
  'hearing.invitation': { readonly until: Instant };
  'hearing.after': Nothing;
  'hearing.after-invitation': { readonly until: Instant };
  'hearing.how': Nothing;
  'hearing.silence': Nothing;
  'hearing-answer.subject': { readonly community: string };
  'hearing-answer.about': { readonly at: Instant };
  'hearing-answer.outcome': { readonly outcome: ViewOutcome };
  'hearing-answer.unanswered': Nothing;
  'early-end-answer.subject': { readonly community: string };
  'early-end-answer.about': { readonly at: Instant };
  'early-end-answer.outcome': { readonly outcome: EarlyEndOutcome };
  'decision-reversed.subject': { readonly community: string };
  'decision-reversed.text': { readonly at: Instant };
  'decision-reversed.meaning': Nothing;
  'answer.reasons': Nothing;
  'statement-letter.subject': { readonly community: string };
  'statement-letter.page': Nothing;
  'statement-letter.hold-page': Nothing;
  'confirmation.subject': { readonly community: string };
  'confirmation.text': { readonly community: string };
  'confirmation.link': { readonly until: Instant };
  'confirmation.ignore': Nothing;
  'member.page': Nothing;
  'letter.footer-report': { readonly community: string };
  'letter.footer': { readonly community: string };
}

export type MessageId = keyof MessageValues;

/**
 * One message as structure: which one, and what it is filled with. A reader's language is later.
 */
export interface Message {
  readonly id: MessageId;
  readonly values: Readonly<Record<string, string | number>>;
}

type ValuesOf<Id extends MessageId> = keyof MessageValues[Id] extends never
  ? []
  : [values: MessageValues[Id]];

/** A message with exactly the values that it asks for. */
export function message<Id extends MessageId>(id: Id, ...values: ValuesOf<Id>): Message {
  return { id, values: { ...values[0] } };
}
