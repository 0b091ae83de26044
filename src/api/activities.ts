import { z } from 'zod';
import type { Call } from '../app/contract/call.ts';
import type { ActivityResult } from '../app/contract/intake.ts';
import type { Principal } from '../app/principal.ts';
import type { RuleId } from '../kernel/identifier.ts';
import { limits } from '../kernel/limits.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { nothingHere } from './auth.ts';
import { problemOf } from './problem.ts';
import { type Reply, type Route, route } from './resource.ts';
import type { ReadActivities, ReadBatch } from './rim.ts';
import { id, text } from './schema/part.ts';
import { problemSchema } from './schema/problem.ts';
import { screening } from './schema/staff-answer.ts';

const eventTypes = ['application/cloudevents+json', 'application/json'] as const;
const batchTypes = [
  ...eventTypes,
  'application/cloudevents-batch+json',
  'application/x-ndjson',
  'application/ndjson',
] as const;

export const activityAnswer: z.ZodType = z.strictObject({
  items: z.array(
    z.strictObject({
      id: text.nullable(),
      result: z.enum(['accepted', 'duplicate', 'late', 'set-aside', 'refused']),
      code: text.exactOptional(),
      /** Rules with a window that did not count it, because it came too late for that. */
      notCountedBy: z.array(id<RuleId>()).exactOptional(),
      problem: problemSchema.exactOptional(),
    }),
  ),
});

/** Activities in, and what the rules say before something is published. */
export function activityRoutes(readActivities: ReadActivities): readonly Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/activities',
      operation: 'takeActivities',
      summary:
        'Take activities in as CloudEvents: one, a list, or one per line. 207 when some of a ' +
        'list are refused; each item has its own result and the others are kept',
      audience: { scope: 'activities:write' },
      raw: {
        mediaTypes: batchTypes,
        bytesMax: limits.activityBodyBytesMax,
        idempotencyKey: true,
      },
      success: 202,
      answer: activityAnswer,
      handle: async (application, incoming) => {
        const read = readBatch(readActivities, application.now(), incoming);
        if (!read.ok) return read;
        const taken = await application.intake.take(read.value.activities, incoming.call);
        return taken.ok ? ofResults(taken.value, read.value.single) : taken;
      },
    }),
    route({
      method: 'post',
      path: '/v1/screen',
      operation: 'screen',
      summary: 'What the rules say about one activity before it is published; nothing is stored',
      audience: { scope: 'screen' },
      asksOnly: true,
      raw: { mediaTypes: eventTypes, bytesMax: limits.bodyBytesMax, idempotencyKey: false },
      success: 200,
      answer: screening,
      handle: async (application, incoming) => {
        const read = readBatch(readActivities, application.now(), incoming);
        if (!read.ok) return read;
        const [first, ...others] = read.value.activities;
        if (!read.value.single || first === undefined || others.length > 0) return err(oneOnly());
        if (first.kind === 'refused') return err(first.refusal);
        if (first.kind === 'unknown') return err(unknownType(first.type));
        const screened = await application.intake.screen(first.activity, incoming.call);
        return screened.ok ? ok({ body: screened.value }) : screened;
      },
    }),
  ];
}

/**
 * One activity sent by itself answers with its own problem; a list answers 202 when every item was
 * taken and 207 when some were refused, each at its own index (bad input 17).
 */
export function ofResults(
  results: readonly ActivityResult[],
  single: boolean,
): Result<Reply, Refusal> {
  const [first] = results;
  if (single && first?.result === 'refused') return err(first.refusal);
  const refused = results.some(({ result }) => result === 'refused');
  return ok({ body: { items: results.map(shown) }, status: refused ? 207 : 202 });
}

function shown(result: ActivityResult): unknown {
  if (result.result !== 'refused') return result;
  return { id: result.id, result: 'refused', problem: problemOf([result.refusal]) };
}

function readBatch(
  readActivities: ReadActivities,
  now: Parameters<ReadActivities>[0]['now'],
  incoming: { readonly mediaType: string; readonly bytes: Uint8Array; readonly call: Call },
): Result<ReadBatch, Refusal> {
  const by: Principal = incoming.call.by;
  if (by.kind !== 'platform') return err(nothingHere());
  const { mediaType, bytes: body } = incoming;
  return readActivities({ mediaType, body, community: by.community, now });
}

function oneOnly(): Refusal {
  return refuse('invalid_value', 'Send one activity by itself; lists are for /v1/activities');
}

function unknownType(type: string): Refusal {
  const detail = `This server has no activity type \`${type}\`; it can neither take nor screen it`;
  return refuse('invalid_value', detail, { pointer: '/type' });
}
