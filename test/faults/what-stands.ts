import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { assertViewsFollowEvents, folded } from '../../src/app/testing-consistency.ts';
import { readConfiguration } from '../../src/cli/read-configuration.ts';
import type { OpenCase } from '../../src/domain/case/state.ts';
import type { ImposedRestriction } from '../../src/domain/restriction/state.ts';
import { canonicalJson, type Json } from '../../src/kernel/canonical-json.ts';
import { instant } from '../../src/kernel/instant.ts';
import { openApplication, openStore } from '../../src/main.ts';
import type { Store } from '../../src/store/port.ts';

/** What a data directory holds after everything that waited was done. */
export interface Standing {
  readonly activities: number;
  readonly cases: number;
  /** Machine's remarks over all cases. */
  readonly findings: number;
  /** SHA-256 of all activities, cases and restrictions, without ids and moments of this server. */
  readonly hash: string;
}

/** Opens a directory that no server uses, does what is due, and says what stands in it. */
export async function whatStands(directory: string): Promise<Standing> {
  const configuration = readConfiguration(directory);
  assert.ok(configuration.ok);
  const store = await openStore(directory, configuration.value);
  const application = await openApplication(store, configuration.value, { directory });
  try {
    await application.tick();
    assert.equal(await store.countOutbox('join-finding'), 0, 'every finding has its case');
    await assertViewsFollowEvents(store);
    return await standingOf(store);
  } finally {
    await application.close();
  }
}

async function standingOf(store: Store): Promise<Standing> {
  const activities: string[] = [];
  for await (const some of store.activitiesSince(instant('2020-01-01T00:00:00Z'))) {
    activities.push(...some.map(plainly));
  }
  const files = await folded<OpenCase>(store, 'case');
  const cases = files.map(({ opened, phase, matters, evidence }) =>
    plainly({
      ...{ subject: opened.subject, family: opened.family, phase, evidence: evidence.length },
      matters: matters.map((matter) =>
        matter.kind === 'finding'
          ? plainly({ rule: matter.rule, activities: matter.activities })
          : matter.kind,
      ),
    }),
  );
  const holds = await folded<ImposedRestriction>(store, 'restriction');
  const held = holds.map(({ imposed: { target, measure } }) => plainly({ target, measure }));
  const hash = createHash('sha256');
  for (const group of [activities, cases, held]) hash.update(`${group.toSorted().join('\n')}\n\n`);
  return {
    activities: activities.length,
    cases: cases.length,
    findings: files.flatMap(({ matters }) => matters.filter(({ kind }) => kind === 'finding'))
      .length,
    hash: hash.digest('hex'),
  };
}

function plainly(value: unknown): string {
  return canonicalJson(JSON.parse(JSON.stringify(value)) as Json);
}
