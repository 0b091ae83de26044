import assert from 'node:assert/strict';
import { Webhook } from 'standardwebhooks';
import { webhookTopics } from '../../src/app/contract/webhooks.ts';
import { openReceiver, type Received } from '../server/receiver.ts';
import type { Ask } from '../server/talk.ts';

type WebhookTopic = (typeof webhookTopics)[number];

/** One message of ours, with its signature checked. */
export interface Told {
  readonly type: WebhookTopic;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A platform that asked for every topic, checks every signature and remembers what it was told. */
export interface Listener {
  /** The first message of that topic whose fields are these; waits until it comes. */
  told(topic: WebhookTopic, fields?: Readonly<Record<string, unknown>>): Promise<Told>;
  /** Everything so far, verified again. */
  all(): readonly Told[];
  close(): Promise<void>;
}

export async function openListener(platform: Ask): Promise<Listener> {
  const receiver = await openReceiver();
  const body = { url: receiver.url, topics: webhookTopics };
  const added = await platform('POST', '/v1/webhooks', { body });
  assert.equal(added.statusCode, 201, added.text);
  const webhook = new Webhook(added.textAt('/secret'));
  const read = ({ headers, body }: Received): Told =>
    webhook.verify(body, Object.fromEntries(headers)) as Told;
  return {
    told: async (topic, fields = {}) => {
      for (;;) {
        const seen = receiver.received.length;
        const found = receiver.received.map(read).find((one) => isAbout(one, topic, fields));
        if (found !== undefined) return found;
        await receiver.until(seen + 1);
      }
    },
    all: () => receiver.received.map(read),
    close: async () => await receiver.close(),
  };
}

function isAbout(told: Told, topic: WebhookTopic, fields: Told['data']): boolean {
  const wanted = Object.entries(fields);
  return told.type === topic && wanted.every(([name, value]) => told.data[name] === value);
}
