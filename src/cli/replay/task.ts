import type { Activity } from '../../domain/activity.ts';
import type { ShareReplay } from '../../replay/rules/share-replay.ts';
import type { Tally } from '../../replay/rules/tally.ts';
import { type ActivityFile, replayFile } from './replay-file.ts';

/** What a worker is asked to do; it answers each task in turn. */
export type Task =
  | { readonly kind: 'file'; readonly file: ActivityFile }
  | { readonly kind: 'activities'; readonly from: readonly Placed[] }
  | { readonly kind: 'tally' };

export interface Placed {
  readonly activity: Activity;
  readonly position: number;
}

/** Does a task; only `tally` has something to tell. */
export function perform(replay: ShareReplay, task: Task): Tally | undefined {
  switch (task.kind) {
    case 'file':
      replayFile(replay, task.file);
      return undefined;
    case 'activities':
      for (const { activity, position } of task.from) replay.take(activity, position);
      return undefined;
    case 'tally':
      return replay.tally();
  }
}
