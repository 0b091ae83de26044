import { existsSync } from 'node:fs';
import { logPlaces } from '../../main.ts';
import type { Store } from '../../store/port.ts';
import { publishedRecordProblems } from '../backup/published-record.ts';
import type { Configuration } from '../configuration.ts';
import { bad, type Check, good } from './check.ts';

const MEND = 'run `evenhand log audit`, and do not serve before you know why';
const COMPARE =
  'hold `log/checkpoint` to one that a witness or a member has kept. If theirs is longer, this ' +
  'database is older than what was signed, and must not be served';

/** The published record is computed again from the database; and the mark beside it is there. */
export async function examineRecord(
  directory: string,
  configuration: Configuration,
  store: Store,
): Promise<readonly Check[]> {
  const { log, highWater } = logPlaces(directory, configuration);
  if (!existsSync(`${log}/checkpoint`)) return [good('record', 'nothing is published yet')];
  const [first, ...more] = await publishedRecordProblems(directory, store);
  const { entries } = await store.recordSize();
  return [
    first === undefined
      ? good('record', `${entries} entries, and what is published follows from them`)
      : bad('record', `${first}${more.length === 0 ? '' : `, and ${more.length} more`}; ${MEND}`),
    existsSync(highWater)
      ? good('what was signed last', 'noted beside the database')
      : bad('what was signed last', `${highWater} is missing; ${COMPARE}`),
  ];
}
