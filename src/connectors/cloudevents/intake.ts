import { addDuration } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { parseStrictJson } from '../../kernel/strict-json.ts';
import type { ActivityRequest, IncomingActivity, ReadActivities } from '../port.ts';
import { type EventPlace, readEvent } from './event.ts';

const JSON_TYPES: ReadonlySet<string> = new Set([
  'application/cloudevents+json',
  'application/cloudevents-batch+json',
  'application/json',
]);
const LINE_TYPES: ReadonlySet<string> = new Set(['application/x-ndjson', 'application/ndjson']);
const LINE_FEED = 0x0a;

/**
 * Reads CloudEvents 1.0 in structured JSON: one event, a list of events, or one event per line
 * (NDJSON). Every event gets its own outcome at its own index. Refuses the whole body only when it
 * cannot be read: `unsupported_media_type`, `too_large`, or what `parseStrictJson` refuses.
 */
export function readActivities(request: ActivityRequest): Result<ReadActivities, Refusal> {
  const form = formOf(request.mediaType);
  if (form === undefined) {
    const accepted = [...JSON_TYPES, 'application/x-ndjson'].join(', ');
    return err(refuse('unsupported_media_type', `Send one of ${accepted}, in UTF-8`));
  }
  if (request.body.length > limits.activityBodyBytesMax) return err(tooLarge(request.body.length));
  const latest = addDuration(request.now, limits.futureTolerance);
  const place: EventPlace = { base: '', community: request.community, latest };
  return form === 'lines' ? readLines(request.body, place) : readJson(request.body, place);
}

function readJson(body: Uint8Array, place: EventPlace): Result<ReadActivities, Refusal> {
  const parsed = parseStrictJson(body, { depthMax: limits.jsonDepthMax });
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  if (!Array.isArray(value)) return ok({ single: true, activities: [readEvent(value, place)] });
  if (value.length > limits.activityBatchMax) return err(tooMany());
  const activities = value.map((event, index) =>
    readEvent(event, { base: `/${index}`, community: place.community, latest: place.latest }),
  );
  return ok({ single: false, activities });
}

/** A broken line is refused by itself, its neighbours are taken. Pointers start at the line. */
function readLines(body: Uint8Array, place: EventPlace): Result<ReadActivities, Refusal> {
  const activities: IncomingActivity[] = [];
  for (let start = 0; start < body.length; ) {
    const found = body.indexOf(LINE_FEED, start);
    const end = found === -1 ? body.length : found;
    const line = body.subarray(start, end);
    start = end + 1;
    if (isBlank(line)) continue;
    if (activities.length === limits.activityBatchMax) return err(tooMany());
    const parsed = parseStrictJson(line, { depthMax: limits.jsonDepthMax });
    activities.push(
      parsed.ok
        ? readEvent(parsed.value, place)
        : { kind: 'refused', id: null, refusal: parsed.error },
    );
  }
  return ok({ single: false, activities });
}

function isBlank(line: Uint8Array): boolean {
  return line.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}

function formOf(mediaType: string): 'json' | 'lines' | undefined {
  const [type = '', ...parameters] = mediaType.toLowerCase().split(';');
  const charset = parameters.find((parameter) => parameter.trim().startsWith('charset='));
  if (charset !== undefined && !/^charset="?utf-8"?$/.test(charset.trim())) return undefined;
  if (JSON_TYPES.has(type.trim())) return 'json';
  return LINE_TYPES.has(type.trim()) ? 'lines' : undefined;
}

function tooLarge(bytes: number): Refusal {
  const detail = `The body has ${bytes} bytes; at most ${limits.activityBodyBytesMax} are taken at once`;
  return refuse('too_large', detail, { facts: { bytesMax: limits.activityBodyBytesMax } });
}

function tooMany(): Refusal {
  const detail = `At most ${limits.activityBatchMax} activities are taken at once; send the rest next`;
  return refuse('too_large', detail, { facts: { activitiesMax: limits.activityBatchMax } });
}
