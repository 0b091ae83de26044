import type { PlatformIntake, ReadActivities } from './api/rim.ts';
import type { Configuration } from './cli/configuration.ts';
import { readActivities } from './connectors/cloudevents/intake.ts';
import { deliveryHeaderOf, intakeOf, platforms } from './connectors/intake.ts';
import type { CommunityId, TokenId } from './kernel/identifier.ts';

/** Every platform the server can read; one without a secret answers `not_configured`. */
export function platformIntakes(configuration: Configuration): readonly PlatformIntake[] {
  const community = configuration.community as CommunityId;
  return platforms.map((platform): PlatformIntake => {
    const secret = configuration.platforms[platform]?.secret ?? '';
    const deliveryIdHeader = deliveryHeaderOf[platform];
    return {
      platform,
      principal: {
        kind: 'platform',
        token: `intake-${platform}` as TokenId,
        community,
        scopes: ['activities:write', 'reports:write'],
      },
      read: (delivery) => intakeOf[platform]({ ...delivery, secret, community }),
      ...(deliveryIdHeader === undefined ? {} : { deliveryIdHeader }),
    };
  });
}

/** CloudEvents, as the api and the command line take them. */
export const readActivityBody: ReadActivities = readActivities;
