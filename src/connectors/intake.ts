import { readActivityPub } from './activitypub/intake.ts';
import { readDiscourse } from './discourse/intake.ts';
import { readMastodon } from './mastodon/intake.ts';
import type { ReadWebhook } from './port.ts';

export const platforms = ['discourse', 'mastodon', 'activitypub'] as const;
export type Platform = (typeof platforms)[number];

/** The intake of each platform, by the name that stands in `/v1/intake/{platform}`. */
export const intakeOf: Readonly<Record<Platform, ReadWebhook>> = {
  discourse: readDiscourse,
  mastodon: readMastodon,
  activitypub: readActivityPub,
};

/** Header that names a platform's delivery: the same one is the same delivery, for idempotency. */
export const deliveryHeaderOf: Readonly<Record<Platform, string | undefined>> = {
  discourse: 'X-Discourse-Event-Id',
  mastodon: undefined,
  activitypub: undefined,
};
