import { isItemMeasure, type MeasureKind } from '../../rulebook/model.ts';
import type { ImposedRestriction } from '../restriction/state.ts';
import { type Block, item, type Letter, sentences } from './letter.ts';
import { type Message, message, type RestrictionChange } from './message.ts';

/** Changes after which the restriction binds, so that its end has to be named. */
const binding: ReadonlySet<RestrictionChange> = new Set(['begins', 'resumed']);

/** A restriction begins, ends or is paused: which one, why, and until when it binds. */
export function restrictionLetter(
  { imposed }: ImposedRestriction,
  told: { readonly change: RestrictionChange; readonly community: string },
): Letter {
  const { community } = told;
  const { target, endsAt } = imposed;
  // What time gives back to a person is no item that is free again.
  const isPerson = told.change === 'released' && target.kind === 'member';
  const change = isPerson ? 'ended' : told.change;
  const what: Block = item(measureMessage(imposed.measure, 'item' in target ? target.item : ''));
  const until = binding.has(change)
    ? [sentences(message('restriction.until', { until: endsAt }))]
    : [];
  return {
    subject: message('restriction.subject', { community }),
    sections: [[sentences(message('restriction.change', { change })), what, ...until]],
  };
}

/** What a measure means for whoever it binds, as a whole sentence. */
export function measureMessage(measure: MeasureKind, itemId: string): Message {
  return isItemMeasure(measure)
    ? message('measure.item', { measure, item: itemId })
    : message('measure.member', { measure });
}
