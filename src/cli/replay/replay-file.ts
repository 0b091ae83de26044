import type { Activity } from '../../domain/activity.ts';
import type { CommunityId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { parseStrictJson } from '../../kernel/strict-json.ts';
import { readActivityBody } from '../../platforms.ts';
import { readActivity } from '../../replay/rules/read-activity.ts';
import { keyHashOf } from '../../replay/rules/share.ts';
import type { ShareReplay } from '../../replay/rules/share-replay.ts';
import { keyHashInLine } from './key-in-line.ts';
import { readLines } from './read-lines.ts';

/** A file of activities, one per line: our own form or CloudEvents. */
export interface ActivityFile {
  readonly path: string;
  /** For events that do not name theirs. */
  readonly community: CommunityId;
  /** When the replay began: no event lies far after it. */
  readonly now: Instant;
}

/** Reads a file and takes from it what a share owns; other lines are read past without parsing. */
export function replayFile(replay: ShareReplay, file: ActivityFile): void {
  const options = { lineBytesMax: limits.activityBodyBytesMax };
  for (const { number, bytes } of readLines(file.path, options)) {
    if (bytes === undefined) {
      replay.skip(number, 0, `the line has more than ${options.lineBytesMax} bytes`);
    } else if (!isBlank(bytes)) {
      takeLine(replay, file, { number, bytes });
    }
  }
}

function takeLine(
  replay: ShareReplay,
  file: ActivityFile,
  { number, bytes }: { readonly number: number; readonly bytes: Buffer },
): void {
  const hashes = replay.spreads.map((spread) => keyHashInLine(bytes, spread));
  const mine = replay.spreads.some((spread, at) => {
    const hash = hashes[at];
    return hash === undefined || replay.owns(hash, spread);
  });
  if (!mine) return;
  const read = readLine(bytes, file);
  const actorHash = hashes[replay.spreads.indexOf('actor')] ?? 0;
  if (!read.ok) {
    replay.skip(number, actorHash, read.error);
  } else if (hasOtherKey(read.value, replay, hashes)) {
    replay.skip(number, actorHash, 'write the names `actor`, `group` and `thread` without escapes');
  } else {
    replay.take(read.value, number);
  }
}

// Other workers went by what they saw in the bytes, so it must be what was meant.
function hasOtherKey(
  activity: Activity,
  { spreads }: ShareReplay,
  hashes: readonly (number | undefined)[],
): boolean {
  return spreads.some((spread, at) => {
    const hash = hashes[at];
    return hash !== undefined && hash !== keyHashOf(activity, spread);
  });
}

function readLine(bytes: Buffer, file: ActivityFile): Result<Activity, string> {
  const parsed = parseStrictJson(bytes, { depthMax: limits.jsonDepthMax });
  if (!parsed.ok) return err(parsed.error.detail);
  const { value } = parsed;
  const isEvent = typeof value === 'object' && value !== null && 'specversion' in value;
  return isEvent ? readEvent(bytes, file) : readActivity(value);
}

function readEvent(body: Uint8Array, file: ActivityFile): Result<Activity, string> {
  const { community, now } = file;
  const read = readActivityBody({ mediaType: 'application/x-ndjson', body, community, now });
  if (!read.ok) return err(read.error.detail);
  const [first] = read.value.activities;
  if (first?.kind === 'activity') return ok(first.activity);
  if (first?.kind === 'refused') return err(first.refusal.detail);
  return err(`the type \`${first?.type ?? ''}\` is not known`);
}

function isBlank(line: Buffer): boolean {
  return line.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}
