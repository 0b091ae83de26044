import { hash } from 'node:crypto';
import { z } from 'zod';
import type { Application } from '../app/application.ts';
import type { Call } from '../app/contract/call.ts';
import type { ActivityInput } from '../app/contract/intake.ts';
import type { ReportInput } from '../app/contract/reports.ts';
import type { MemberId } from '../kernel/identifier.ts';
import { limits } from '../kernel/limits.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type Incoming, type Reply, type Route, route } from './resource.ts';
import type { Intaken, PlatformIntake } from './rim.ts';
import { count } from './schema/part.ts';

const mediaTypes = ['application/json', 'application/activity+json', 'application/ld+json'];

/** Webhooks of platforms that speak their own format; the signature stands in for a token. */
export function platformIntakeRoutes(platforms: readonly PlatformIntake[]): readonly Route[] {
  const known = new Map(platforms.map((platform) => [platform.platform, platform]));
  return [
    route({
      method: 'post',
      path: '/v1/intake/{platform}',
      operation: 'takeWebhook',
      summary: 'Take in a platform’s own webhook, signed as that platform signs',
      audience: { anonymous: true },
      raw: { mediaTypes, bytesMax: limits.bodyBytesMax, idempotencyKey: false },
      success: 202,
      answer: z.strictObject({ activities: count, reports: count, ignored: count }),
      handle: async (application, incoming) => {
        const platform = known.get(incoming.parameters.platform);
        if (platform === undefined) return err(unknownPlatform(known));
        return await takeDelivery(application, platform, incoming);
      },
    }),
  ];
}

async function takeDelivery(
  application: Application,
  platform: PlatformIntake,
  incoming: Incoming<'platform'>,
): Promise<Result<Reply, Refusal>> {
  const { headers, bytes } = incoming;
  const read = platform.read({ headers, body: bytes, now: application.now() });
  if (!read.ok) return read;
  const calls = callsFor(platform, incoming);
  const activities = read.value.flatMap(activityOf);
  const taken = await takeActivities(application, activities, calls('activities'));
  if (!taken.ok) return taken;
  const reports = read.value.flatMap(reportOf);
  for (const [index, report] of reports.entries()) {
    const filed = await application.reports.file(report, calls(`report-${index}`));
    if (!filed.ok && !isKnownAlready(filed.error)) return filed;
  }
  const ignored = read.value.length - activities.length - reports.length;
  const body = { activities: activities.length, reports: reports.length, ignored };
  return ok({ body, status: 202 });
}

async function takeActivities(
  application: Application,
  activities: readonly ActivityInput[],
  call: Call,
): Promise<Result<null, Refusal>> {
  if (activities.length === 0) return ok(null);
  const taken = await application.intake.take(activities, call);
  if (!taken.ok) return taken;
  const refused = taken.value.find((result) => result.result === 'refused');
  return refused?.result === 'refused' ? err(refused.refusal) : ok(null);
}

// The reporter has an open report on this already: sending it again would change nothing.
function isKnownAlready(refusal: Refusal): boolean {
  return refusal.refused === 'too_many' && typeof refusal.facts?.['report'] === 'string';
}

function activityOf(intaken: Intaken): readonly ActivityInput[] {
  return intaken.kind === 'activity' ? [intaken.activity] : [];
}

function reportOf(intaken: Intaken): readonly ReportInput[] {
  if (intaken.kind === 'report') return [intaken.report];
  if (intaken.kind !== 'report-of-item') return [];
  // The application knows the author from the item's activities.
  const subject = { kind: 'item', item: intaken.item, author: '' as MemberId } as const;
  return [{ ...intaken.report, subject }];
}

/**
 * One idempotency key per thing a delivery holds, made from the platform's id of the delivery, or
 * from the body where it has none: a replay has one effect (bad input 19).
 */
function callsFor(
  platform: PlatformIntake,
  { headers, bytes, parameters }: Incoming<'platform'>,
): (part: string) => Call {
  const fingerprint = hash('sha256', bytes, 'hex');
  const header = platform.deliveryIdHeader;
  const delivery = (header === undefined ? null : headers.get(header)) ?? fingerprint;
  const route = `POST /v1/intake/${parameters.platform}`;
  return (part) => ({
    by: platform.principal,
    idempotency: { key: hash('sha256', `${delivery}\n${part}`, 'hex'), route, fingerprint },
  });
}

function unknownPlatform(known: ReadonlyMap<string, PlatformIntake>): Refusal {
  const names = [...known.keys()].join(', ');
  const detail = `There is no such platform here. Webhooks are taken from: ${names || 'none'}.`;
  return refuse('not_found', detail);
}
