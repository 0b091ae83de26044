import type { DatabaseSettings } from '../../main.ts';
import { bad, type Check, good } from './check.ts';

const NAME = 'PostgreSQL';

/** What would lose a commit that was answered, or answer from an older state. */
export function databaseSettings(settings: DatabaseSettings): Check {
  const { version, isReplica, fsync, fullPageWrites } = settings;
  const problems = [
    ...(isReplica ? ['it is a replica, which may be behind: name the primary in `database`'] : []),
    ...(fsync ? [] : ['`fsync` is off, so a power cut loses what was answered: set it to `on`']),
    ...(fullPageWrites
      ? []
      : ['`full_page_writes` is off, so a power cut can tear pages: set it to `on`']),
  ];
  return problems.length === 0
    ? good(NAME, `version ${version}, and what is committed lasts`)
    : bad(NAME, `version ${version}; ${problems.join('; ')}`);
}
