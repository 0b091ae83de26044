import { CONFIGURATION_FILE } from '../configuration.ts';
import type { ConfigurationRead } from '../read-configuration.ts';
import { type Check, good } from './check.ts';

/** Which settings come from where; never what they are, for some are secret. */
export function settingsSet(read: Pick<ConfigurationRead, 'fromFile' | 'fromEnvironment'>): Check {
  const { fromFile, fromEnvironment } = read;
  const variables = fromEnvironment.map(({ setting, variable }) => `${setting} (${variable})`);
  const parts = [
    ...(fromFile.length === 0 ? [] : [`from ${CONFIGURATION_FILE}: ${fromFile.join(', ')}`]),
    ...(variables.length === 0 ? [] : [`from the environment: ${variables.join(', ')}`]),
    'the rest as docs/reference/configuration.md says',
  ];
  return good('settings', parts.join('; '));
}
