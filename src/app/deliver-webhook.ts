import type { Json } from '../kernel/canonical-json.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Delivery } from './contract/webhooks.ts';
import { handle } from './handle.ts';
import type { Runtime } from './runtime.ts';
import { nextAttempt } from './webhook/schedule.ts';
import { type EndpointKeys, signWebhook } from './webhook/sign.ts';
import {
  disableEndpoint,
  type StoredDelivery,
  type StoredEndpoint,
  saveDelivery,
} from './webhooks.ts';

type Posted = Awaited<ReturnType<Runtime['postWebhook']>>;

/** One try of one delivery. Answers when to try again, or that nothing is left to do. */
export async function deliverWebhook(
  runtime: Runtime,
  id: string,
): Promise<'done' | 'nothing' | { readonly retryAt: Instant }> {
  const { store } = runtime;
  const stored = await store.view(`delivery-${id}`);
  if (stored === undefined) return 'nothing';
  const delivery = stored.body as unknown as StoredDelivery;
  if (delivery.phase !== 'waiting') return 'nothing';
  const endpoint = (await store.view(`endpoint-${delivery.endpoint}`))?.body as unknown as
    | StoredEndpoint
    | undefined;
  const message = await store.part(delivery.message);
  const keys = endpoint && (await store.part(endpoint.secrets));
  if (endpoint?.disabledAt !== undefined || message === undefined || keys === undefined) {
    return await record(runtime, delivery, { phase: 'failed' }, undefined);
  }
  if (endpoint === undefined) return 'nothing';
  const posted = await post(runtime, { id, endpoint, body: message.body, keys: keys.body });
  return await settle(runtime, delivery, posted);
}

async function post(
  runtime: Runtime,
  sent: {
    readonly id: string;
    readonly endpoint: StoredEndpoint;
    readonly body: Json;
    readonly keys: Json;
  },
): Promise<Posted> {
  const body = JSON.stringify(sent.body);
  const headers = signWebhook({
    id: sent.id,
    at: runtime.clock.now(),
    body,
    keys: sent.keys as unknown as EndpointKeys,
  });
  return await runtime.postWebhook({ url: sent.endpoint.url, headers, body });
}

async function settle(
  runtime: Runtime,
  delivery: StoredDelivery,
  posted: Posted,
): Promise<'done' | 'nothing' | { readonly retryAt: Instant }> {
  const { status } = posted;
  if (status !== null && status >= 200 && status < 300) {
    return await record(runtime, delivery, { phase: 'delivered' }, posted);
  }
  if (status === 410) {
    await handle(runtime, { by: { kind: 'anonymous' } }, async (work) => {
      const because = 'the receiver answered 410 Gone';
      await disableEndpoint(work, delivery.endpoint, { because, by: { kind: 'clock' } });
      return null;
    });
    return await record(runtime, delivery, { phase: 'failed' }, posted);
  }
  const now = runtime.clock.now();
  const next = nextAttempt({
    attempt: delivery.attempts.length + 1,
    now,
    random: runtime.random(),
    status,
    ...(posted.retryAfter === undefined ? {} : { retryAfter: posted.retryAfter }),
  });
  if (next === undefined) return await record(runtime, delivery, { phase: 'failed' }, posted);
  return await record(runtime, delivery, { phase: 'waiting', nextAt: next }, posted);
}

async function record(
  runtime: Runtime,
  delivery: StoredDelivery,
  outcome: Pick<Delivery, 'phase' | 'nextAt'>,
  posted: Posted | undefined,
): Promise<'done' | 'nothing' | { readonly retryAt: Instant }> {
  const { nextAt: _, ...rest } = delivery;
  await handle(runtime, { by: { kind: 'anonymous' } }, async (work) => {
    const attempt =
      posted === undefined
        ? []
        : [
            {
              at: work.at,
              status: posted.status,
              ...(posted.problem === undefined ? {} : { problem: posted.problem }),
            },
          ];
    const attempts = [...delivery.attempts, ...attempt];
    const tried = { ...rest, ...outcome, attempts };
    await saveDelivery(work, tried, { type: `delivery-${outcome.phase}` });
    return null;
  });
  if (outcome.phase === 'waiting' && outcome.nextAt !== undefined)
    return { retryAt: outcome.nextAt };
  return outcome.phase === 'delivered' ? 'done' : 'nothing';
}
