import type { Actor } from '../domain/person.ts';
import type { Json } from '../kernel/canonical-json.ts';
import type { PartId } from '../kernel/identifier.ts';
import type { Instant } from '../kernel/instant.ts';
import { refuse } from '../kernel/refusal.ts';
import { nothingHere, platformOrStaff } from './access.ts';
import type { Answer, Call } from './contract/call.ts';
import type { Delivery, WebhookEndpoint, Webhooks, WebhookTopic } from './contract/webhooks.ts';
import { answer, handle, newWork, stop } from './handle.ts';
import { pageOf, readWhole } from './pages.ts';
import type { Runtime } from './runtime.ts';
import { checkUrl } from './webhook/address-guard.ts';
import { type EndpointKeys, newEndpointKeys } from './webhook/sign.ts';
import type { Work } from './work.ts';

const CLOCK: Actor = { kind: 'clock' };

/** An endpoint as stored; its secrets are a part that no list shows. */
export interface StoredEndpoint extends WebhookEndpoint {
  readonly secrets: PartId;
}

export interface StoredDelivery extends Delivery {
  readonly message: PartId;
}

/** Platforms register where they want to hear, see what was sent, and ask for it again. */
export function createWebhooks(runtime: Runtime): Webhooks {
  return {
    add: (input, call) => add(runtime, input, call),
    list: (call) =>
      answer(async () => {
        const work = newWork(runtime);
        await mayManage(work, call);
        const views = await readWhole(work.store, { index: 'endpoints', key: 'all' });
        return views.map((view) => shown(view.body as unknown as StoredEndpoint));
      }),
    remove: (id, call) =>
      handle(runtime, call, async (work) => {
        const by = await mayManage(work, call);
        return shown(await disableEndpoint(work, id, { because: 'removed', by }));
      }),
    deliveries: (query, call) =>
      answer(async () => {
        const work = newWork(runtime);
        await mayManage(work, call);
        return await pageOf(work.store, query, {
          index: 'deliveries-to',
          key: query.endpoint,
          direction: 'descending',
          row: (view) => shownDelivery(view.body as unknown as StoredDelivery),
        });
      }),
    redeliver: (id, call) => redeliver(runtime, id, call),
  };
}

async function mayManage(work: Work, call: Call): Promise<Actor> {
  return await platformOrStaff(work, call, 'webhooks:manage', ['operator', 'lead']);
}

async function add(
  runtime: Runtime,
  input: Parameters<Webhooks['add']>[0],
  call: Call,
): Answer<WebhookEndpoint & { readonly secret: string; readonly publicKey: string }> {
  const added = await handle(runtime, call, async (work) => {
    const by = await mayManage(work, call);
    const checked = checkUrl(input.url, { allowLoopback: runtime.allowLoopbackWebhooks });
    if (!checked.ok) return stop(checked.error);
    const endpoint: StoredEndpoint = {
      id: work.newId(),
      url: input.url,
      topics: [...new Set(input.topics)],
      createdAt: work.at,
      secrets: work.keep('webhook-secrets', newEndpointKeys() as unknown as Json),
    };
    await saveEndpoint(work, endpoint, { type: 'endpoint-added', by });
    return { endpoint: endpoint.id };
  });
  return added.ok ? await answer(() => withSecrets(runtime, added.value.endpoint)) : added;
}

// Read back and not remembered with the call: what is answered to a call lies in the store as it
// was said.
async function withSecrets(
  runtime: Runtime,
  id: string,
): Promise<WebhookEndpoint & { readonly secret: string; readonly publicKey: string }> {
  const view = await runtime.store.view(`endpoint-${id}`);
  if (view === undefined) return stop(nothingHere());
  const endpoint = view.body as unknown as StoredEndpoint;
  const part = await runtime.store.part(endpoint.secrets);
  if (part === undefined) return stop(nothingHere());
  const { secret, publicKey } = part.body as unknown as EndpointKeys;
  return { ...shown(endpoint), secret, publicKey };
}

async function saveEndpoint(
  work: Work,
  endpoint: StoredEndpoint,
  { type, by }: { readonly type: string; readonly by: Actor },
): Promise<void> {
  await work.append('endpoint', endpoint.id, {
    events: [{ type, at: work.at, by: by as unknown as Json }],
    body: endpoint as unknown as Json,
    indexes: [{ index: 'endpoints', key: 'all', order: endpoint.createdAt }],
  });
}

/** A receiver that answers 410, or was removed, gets nothing more. */
export async function disableEndpoint(
  work: Work,
  id: string,
  { because, by }: { readonly because: string; readonly by: Actor },
): Promise<StoredEndpoint> {
  const view = await work.store.view(`endpoint-${id}`);
  if (view === undefined) return stop(nothingHere());
  const endpoint = view.body as unknown as StoredEndpoint;
  const disabled = { ...endpoint, disabledAt: work.at, disabledBecause: because };
  await saveEndpoint(work, disabled, { type: 'endpoint-disabled', by });
  return disabled;
}

async function redeliver(runtime: Runtime, id: string, call: Call): Answer<Delivery> {
  return await handle(runtime, call, async (work) => {
    const by = await mayManage(work, call);
    const view = await work.store.view(`delivery-${id}`);
    if (view === undefined) return stop(nothingHere());
    const delivery = view.body as unknown as StoredDelivery;
    if ((await work.store.part(delivery.message)) === undefined) {
      stop(refuse('not_found', 'The message is past its retention and cannot be sent again.'));
    }
    const again: StoredDelivery = { ...delivery, phase: 'waiting', nextAt: work.at };
    await saveDelivery(work, again, { type: 'redelivery-asked', by });
    work.send('webhook', { delivery: id });
    return shownDelivery(again);
  });
}

export async function saveDelivery(
  work: Work,
  delivery: StoredDelivery,
  { type, by = CLOCK }: { readonly type: string; readonly by?: Actor },
): Promise<void> {
  await work.append('delivery', delivery.id, {
    events: [{ type, at: work.at, by: by as unknown as Json }],
    body: delivery as unknown as Json,
    indexes: [{ index: 'deliveries-to', key: delivery.endpoint, order: delivery.createdAt }],
  });
}

function shown({ secrets: _, ...endpoint }: StoredEndpoint): WebhookEndpoint {
  return endpoint;
}

function shownDelivery({ message: _, ...delivery }: StoredDelivery): Delivery {
  return delivery;
}

export function newDelivery(about: {
  readonly id: string;
  readonly endpoint: string;
  readonly topic: WebhookTopic;
  readonly message: PartId;
  readonly at: Instant;
}): StoredDelivery {
  const { at, ...rest } = about;
  return { ...rest, createdAt: at, attempts: [], phase: 'waiting', nextAt: at };
}
