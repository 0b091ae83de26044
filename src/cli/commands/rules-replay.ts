import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { loadHistory } from '../../app/rulebooks.ts';
import type { CommunityId } from '../../kernel/identifier.ts';
import { instant, instantFromMs } from '../../kernel/instant.ts';
import { openStore, systemClock } from '../../main.ts';
import { renderDiagnostic } from '../../rulebook/diagnostic.ts';
import { loadRulebook } from '../../rulebook/load.ts';
import type { Rulebook } from '../../rulebook/model.ts';
import type { Store } from '../../store/port.ts';
import {
  type Command,
  DIRECTORY_OPTION,
  directoryOf,
  type ExitCode,
  type Invocation,
  text,
} from '../command.ts';
import { readConfiguration } from '../read-configuration.ts';
import { describeReplay, replayResult } from '../replay/describe-replay.ts';
import { type ActivitySource, replayRulebooks } from '../replay/replay-rulebooks.ts';
import { readRulebookFiles } from './rulebook-files.ts';

const WORKERS_MAX = 64;

export const rulesReplay: Command = {
  name: 'rules replay',
  summary: 'Run a rulebook and another one over the same activities, and say what differs.',
  usage: 'DIR --activities FILE|store --against VERSION-OR-DIR',
  options: {
    activities: { type: 'string' },
    against: { type: 'string' },
    workers: { type: 'string' },
    ...DIRECTORY_OPTION,
  },
  takes: { least: 1, most: 1 },
  run: async (invocation) => {
    const { terminal } = invocation;
    const activities = text(invocation, 'activities', '');
    const against = text(invocation, 'against', '');
    const workers = Number(text(invocation, 'workers', String(availableParallelism())));
    if (activities === '' || against === '') {
      const missing = activities === '' ? '--activities FILE' : '--against VERSION-OR-DIR';
      terminal.complain(`say with \`${missing}\` what is replayed against what`);
      return 2;
    }
    if (!Number.isInteger(workers) || workers < 1 || workers > WORKERS_MAX) {
      terminal.complain(`\`--workers\` takes a whole number from 1 to ${WORKERS_MAX}`);
      return 2;
    }
    const needsStore = activities === 'store' || isVersion(against);
    return needsStore
      ? await withStore(invocation, (store) => replay(invocation, workers, store))
      : await replay(invocation, workers);
  },
};

function isVersion(against: string): boolean {
  return /^\d{1,9}$/.test(against);
}

async function withStore(
  invocation: Invocation,
  task: (store: Store) => Promise<ExitCode>,
): Promise<ExitCode> {
  const directory = directoryOf(invocation);
  const configuration = readConfiguration(directory);
  if (!configuration.ok) {
    invocation.terminal.complain(configuration.error);
    return 1;
  }
  const store = await openStore(directory, configuration.value);
  try {
    return await task(store);
  } finally {
    await store.close();
  }
}

async function replay(invocation: Invocation, workers: number, store?: Store): Promise<ExitCode> {
  const { terminal } = invocation;
  const proposal = readDirectory(invocation, invocation.positionals[0] ?? '');
  const against = await readAgainst(invocation, store);
  if (proposal === undefined || against === undefined) return 1;
  const source = sourceOf(invocation, proposal, store);
  const tally = await replayRulebooks(
    { proposal, against },
    source,
    Math.min(workers, WORKERS_MAX),
  );
  terminal.result(replayResult(tally), describeReplay(tally));
  return tally.skipped.count > 0 ? 3 : 0;
}

function readDirectory(invocation: Invocation, directory: string): Rulebook | undefined {
  const files = readRulebookFiles(resolve(invocation.cwd, directory));
  const loaded = loadRulebook(files);
  if (loaded.ok) return loaded.value;
  const shown = loaded.error.map((one) => renderDiagnostic(one, files));
  invocation.terminal.complain(shown.join('\n\n'));
  return undefined;
}

async function readAgainst(
  invocation: Invocation,
  store: Store | undefined,
): Promise<Rulebook | undefined> {
  const against = text(invocation, 'against', '');
  if (store === undefined || !isVersion(against)) return readDirectory(invocation, against);
  const { versions } = await loadHistory(store);
  const found = versions.find(({ number }) => number === Number(against));
  if (found !== undefined) return found.rulebook;
  const newest = versions.at(-1)?.number ?? 0;
  const help = newest === 0 ? 'none is published yet' : `the newest is ${newest}`;
  invocation.terminal.complain(`there is no version ${against} of the rulebook; ${help}`);
  return undefined;
}

function sourceOf(
  invocation: Invocation,
  proposal: Rulebook,
  store: Store | undefined,
): ActivitySource {
  const activities = text(invocation, 'activities', '');
  if (activities === 'store' && store !== undefined) {
    const slices = store.activitiesSince(instant('1970-01-01T00:00:00Z'));
    return { kind: 'slices', slices };
  }
  const path = resolve(invocation.cwd, activities);
  // Every worker reads the file from its start, which a pipe cannot do.
  if (!statSync(path).isFile()) throw new Error(`${path} is not a file; give a file`);
  const community = proposal.community as CommunityId;
  return { kind: 'file', file: { path, community, now: instantFromMs(systemClock.wallMs()) } };
}
