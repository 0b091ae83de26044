import { readFileSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { listedKey, readKeyRing } from '../../app/record/key-ring.ts';
import { writeVerifierKey } from '../../log/verifier-key.ts';
import {
  KEY_FILE,
  LOG_KEY_FILE,
  locales,
  logPlaces,
  MASTER_KEY_FILE,
  mailServerProblem,
} from '../../main.ts';
import { readBackupNote } from '../backup/backup-note.ts';
import { CONFIGURATION_FILE, type Configuration } from '../configuration.ts';
import { bad, type Check, good } from './check.ts';
import { backupAge, hourHere, timeZones } from './clocks.ts';
import { outsideView } from './outside-view.ts';

/** Whoever reads one of these signs as the community, or opens what is sealed. */
const SECRET_FILES = [CONFIGURATION_FILE, MASTER_KEY_FILE, KEY_FILE, LOG_KEY_FILE] as const;

/** The machine and its surroundings: address, disk, files that nobody else may read, mail. */
export async function examineMachine(
  directory: string,
  configuration: Configuration,
): Promise<readonly Check[]> {
  return [
    address(configuration),
    await outsideView(configuration.publicUrl, logKeys(directory, configuration)),
    disk(directory),
    secretFiles(directory),
    languages(locales),
    timeZones(hourHere),
    ...(configuration.database === undefined
      ? [backupAge(readBackupNote(directory), Date.now())]
      : []),
    await mail(configuration),
  ];
}

function address(configuration: Configuration): Check {
  const { hostname, protocol } = new URL(configuration.publicUrl);
  const local = hostname === 'localhost' || hostname.startsWith('127.') || hostname === '[::1]';
  if (local) return good('public address', `${configuration.publicUrl}, this machine only`);
  return protocol === 'https:'
    ? good('public address', configuration.publicUrl)
    : bad('public address', `${configuration.publicUrl} is not https; sign-in cookies need it`);
}

// From the file, since a server that runs has the store to itself.
function logKeys(directory: string, configuration: Configuration): readonly string[] {
  try {
    const ring = readKeyRing(readFileSync(logPlaces(directory, configuration).key, 'utf8'));
    return ring.keys.map((key) => writeVerifierKey(listedKey(key).verifier));
  } catch {
    return [];
  }
}

function disk(directory: string): Check {
  const { bavail, blocks } = statfsSync(directory);
  const free = Math.round((100 * bavail) / Math.max(1, blocks));
  return free >= 10
    ? good('disk', `${free} % free`)
    : bad('disk', `only ${free} % free; writing stops when it is full`);
}

function secretFiles(directory: string): Check {
  const open = SECRET_FILES.map((name) => join(directory, name)).filter(isOpenToOthers);
  return open.length === 0
    ? good('secret files', 'nobody else reads them')
    : bad('secret files', `others can read them; run \`chmod 600 ${open.join(' ')}\``);
}

function isOpenToOthers(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  // Windows has no such modes, and Node makes some up.
  return found !== undefined && process.platform !== 'win32' && (found.mode & 0o077) !== 0;
}

/** A runtime without one of them would write its dates and numbers in English. */
export function languages(wanted: readonly string[]): Check {
  const missing = wanted.filter((one) => Intl.DateTimeFormat.supportedLocalesOf(one).length === 0);
  return missing.length === 0
    ? good('languages', 'dates and numbers are written in all of them')
    : bad('languages', `Node.js was built without ${missing.join(', ')}; use one with full ICU`);
}

async function mail({ mail: server }: Configuration): Promise<Check> {
  if (server === undefined) return good('mail', 'none set up; everything is said on pages');
  const at = `${server.host}:${server.port}`;
  const problem = await mailServerProblem(server);
  return problem === undefined
    ? good('mail', `${at} takes letters from ${server.from}`)
    : bad('mail', `${at} does not: ${problem}; mend \`mail\` in evenhand.json`);
}
