import type { PlatformIntake, ReadActivities } from './api/rim.ts';
import type { Configuration } from './cli/configuration.ts';
import { readActivityPub } from './connectors/activitypub/intake.ts';
import { readActivities } from './connectors/cloudevents/intake.ts';
import { readDiscourse } from './connectors/discourse/intake.ts';
import { readMastodon } from './connectors/mastodon/intake.ts';
import type { ReadWebhook } from './connectors/port.ts';
import type { CommunityId, TokenId } from './kernel/identifier.ts';

interface Platform {
  readonly read: ReadWebhook;
  /** Header with the platform's own id of a delivery; absent where the report's own id serves. */
  readonly deliveryIdHeader?: string;
}

const platforms: Readonly<Record<keyof Configuration['platforms'], Platform>> = {
  discourse: { read: readDiscourse, deliveryIdHeader: 'X-Discourse-Event-Id' },
  mastodon: { read: readMastodon },
  activitypub: { read: readActivityPub },
};

/** Every platform the server can read; one without a secret answers `not_configured`. */
export function platformIntakes(configuration: Configuration): readonly PlatformIntake[] {
  const community = configuration.community as CommunityId;
  return Object.entries(platforms).map(([platform, { read, ...rest }]): PlatformIntake => {
    const secret = configuration.platforms[platform as keyof typeof platforms]?.secret ?? '';
    return {
      platform,
      principal: {
        kind: 'platform',
        token: `intake-${platform}` as TokenId,
        community,
        scopes: ['activities:write', 'reports:write'],
      },
      read: (delivery) => read({ ...delivery, secret, community }),
      ...rest,
    };
  });
}

/** CloudEvents, as the api and the command line take them. */
export const readActivityBody: ReadActivities = readActivities;
