import { asPlatform, must, type TestingWorld } from './testing-world.ts';

/** A receiver for everything that is said about restrictions. */
export async function enableWebhook(world: TestingWorld): Promise<void> {
  const topics = ['restriction.imposed', 'restriction.ended'] as const;
  const input = { url: 'https://forum.example/hook', topics: [...topics] };
  must(await world.application.webhooks.add(input, asPlatform()));
}

/** What the receiver was told under one topic, in order. */
export function payloads(
  world: TestingWorld,
  topic: string,
): readonly Readonly<Record<string, unknown>>[] {
  return world.posted
    .map(({ body }) => JSON.parse(body) as { type: string; data: Record<string, unknown> })
    .filter(({ type }) => type === topic)
    .map((message) => message.data);
}
