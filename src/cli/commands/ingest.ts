import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ActivityResult } from '../../app/contract/intake.ts';
import type { CommunityId } from '../../kernel/identifier.ts';
import { limits } from '../../kernel/limits.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { OpenApplication } from '../../main.ts';
import { readActivityBody } from '../../platforms.ts';
import { asOperator } from '../callers.ts';
import { type Command, DIRECTORY_OPTION } from '../command.ts';
import type { Configuration } from '../configuration.ts';
import { report, withApplication } from './local.ts';

interface Tally {
  readonly accepted: number;
  readonly duplicate: number;
  readonly late: number;
  readonly setAside: number;
  readonly refused: readonly { readonly id: string | null; readonly refusal: Refusal }[];
}

export const ingest: Command = {
  name: 'ingest',
  summary: 'Take activities in from a file: CloudEvents as JSON, a JSON list, or one per line.',
  usage: 'FILE',
  options: DIRECTORY_OPTION,
  takes: { least: 1, most: 1 },
  run: async (invocation) => {
    const path = resolve(invocation.cwd, invocation.positionals[0] ?? '');
    const body = readFileSync(path);
    return await withApplication(invocation, async (application, configuration) => {
      const taken = await takeAll(application, configuration, { body, path });
      const refused = taken.ok && taken.value.refused.length > 0;
      const exit = report(invocation, taken, describe);
      return refused ? 3 : exit;
    });
  },
};

async function takeAll(
  application: OpenApplication,
  configuration: Configuration,
  file: { readonly body: Uint8Array; readonly path: string },
): Promise<Result<Tally, Refusal>> {
  const mediaType = /\.(?:ndjson|jsonl)$/.test(file.path)
    ? 'application/x-ndjson'
    : 'application/cloudevents-batch+json';
  const read = readActivityBody({
    mediaType,
    body: file.body,
    community: configuration.community as CommunityId,
    now: application.now(),
  });
  if (!read.ok) return err(read.error);
  const results: ActivityResult[] = [];
  const { activities } = read.value;
  for (let from = 0; from < activities.length; from += limits.activityBatchMax) {
    const batch = activities.slice(from, from + limits.activityBatchMax);
    const taken = await application.intake.take(batch, asOperator(configuration.community));
    if (!taken.ok) return err(taken.error);
    results.push(...taken.value);
  }
  await application.tick();
  return ok(tally(results));
}

function tally(results: readonly ActivityResult[]): Tally {
  const count = (wanted: ActivityResult['result']): number =>
    results.filter(({ result }) => result === wanted).length;
  return {
    accepted: count('accepted'),
    duplicate: count('duplicate'),
    late: count('late'),
    setAside: count('set-aside'),
    refused: results.flatMap((one) =>
      one.result === 'refused' ? [{ id: one.id, refusal: one.refusal }] : [],
    ),
  };
}

function describe(tallied: Tally): string {
  const refused = tallied.refused.map(
    ({ id, refusal }) => `  refused ${id ?? '(no id)'}: ${refusal.detail} [${refusal.refused}]`,
  );
  const { accepted, duplicate, late, setAside } = tallied;
  return [
    `${accepted} accepted, ${duplicate} known already, ${late} late, ${setAside} set aside.`,
    ...refused,
  ].join('\n');
}
