import type { CorrespondenceCommand } from '../domain/correspondence/command.ts';
import { correspondenceDecider } from '../domain/correspondence/decide.ts';
import type { CorrespondenceEvent } from '../domain/correspondence/event.ts';
import type { CorrespondenceRefusalCode } from '../domain/correspondence/refusal.ts';
import type { CorrespondenceState } from '../domain/correspondence/state.ts';
import type { Aggregate } from './aggregates.ts';

/** How each person is written to, by `personKey`. In no list: nobody looks people up by it. */
export const correspondences: Aggregate<
  CorrespondenceState,
  CorrespondenceCommand,
  CorrespondenceEvent,
  CorrespondenceRefusalCode
> = { collection: 'correspondence', decider: correspondenceDecider, indexes: () => [] };
