import type { ToldCommand } from '../domain/told/command.ts';
import { toldDecider } from '../domain/told/decide.ts';
import type { TellingSubject, ToldEvent, ToldReceiver } from '../domain/told/event.ts';
import type { ToldRefusalCode } from '../domain/told/refusal.ts';
import type { ToldState } from '../domain/told/state.ts';
import type { DecisionId } from '../kernel/identifier.ts';
import type { Aggregate } from './aggregates.ts';
import type { Work } from './work.ts';

/** Who was told what of each decision; the stream bears the decision's id. */
export const tellings: Aggregate<ToldState, ToldCommand, ToldEvent, ToldRefusalCode> = {
  collection: 'told',
  decider: toldDecider,
  indexes: () => [],
};

/**
 * Notes that somebody outside of the case was told something of a decision, in the transaction that
 * tells them. Whoever tells anybody anything calls this, so that a reversal reaches them (A6).
 */
export async function remember(
  work: Work,
  decision: DecisionId,
  told: { readonly to: ToldReceiver; readonly about: TellingSubject },
): Promise<void> {
  await work.apply(tellings, decision, { type: 'remember', ...told }, { kind: 'clock' });
}
