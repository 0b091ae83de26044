import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Call } from '../../src/app/contract/call.ts';
import { scopes } from '../../src/app/principal.ts';
import { readRulebookFiles } from '../../src/cli/commands/rulebook-files.ts';
import { CONFIGURATION_FILE } from '../../src/cli/configuration.ts';
import { readConfiguration } from '../../src/cli/read-configuration.ts';
import type { Activity } from '../../src/domain/activity.ts';
import type {
  ActivityId,
  CommunityId,
  ItemId,
  MemberId,
  TokenId,
} from '../../src/kernel/identifier.ts';
import { type OpenApplication, openApplication, openStore } from '../../src/main.ts';
import { COMMUNITY } from './running-server.ts';

const FORUM = new URL('../../examples/rulebooks/forum', import.meta.url).pathname;
const RULE = 'rules/spam.link-flood.md';
const MEMBERS = 40;
const LINKS_MOST = 1_500;

export const platform: Call = {
  by: {
    kind: 'platform',
    token: 'platform-1' as TokenId,
    community: COMMUNITY as CommunityId,
    scopes,
  },
};

/** A data directory with the forum's rulebook, in which links are counted over a day. */
export async function prepareWindows(): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), 'evenhand-windows-'));
  const configuration = { community: COMMUNITY, publicUrl: 'http://127.0.0.1:4040' };
  writeFileSync(join(directory, CONFIGURATION_FILE), JSON.stringify(configuration));
  const forum = readRulebookFiles(FORUM);
  const rule = (forum[RULE] ?? '')
    .replace('over: 10m', 'over: 24h')
    .replace(/^when: .*$/m, (when) => `${when} || links_10m > ${LINKS_MOST}`)
    .replace('2026-03-02T10:10:00Z', '2026-03-03T10:10:00Z');
  const application = await openWindows(directory);
  const files = { ...forum, [RULE]: rule };
  const published = await application.rulebooks.publish({ files }, platform);
  await application.close();
  if (!published.ok) throw new Error(published.error.detail);
  return directory;
}

/** The application over the directory, with the windows kept there or without them. */
export async function openWindows(
  directory: string,
  windows: 'kept' | 'filled' = 'kept',
): Promise<OpenApplication> {
  const configuration = readConfiguration(directory);
  if (!configuration.ok) throw new Error(configuration.error);
  const options = windows === 'kept' ? { directory } : {};
  return await openApplication(
    await openStore(directory, configuration.value),
    configuration.value,
    options,
  );
}

/** The post with a number has one link; forty members take turns. */
export function numberedPost(application: OpenApplication, number: number, links = 1): Activity {
  return {
    id: `activity-${number}` as ActivityId,
    source: 'https://forum.example/',
    type: 'content.posted',
    time: application.now(),
    community: COMMUNITY as CommunityId,
    actor: { id: `m-${number % MEMBERS}` as MemberId },
    item: `item-${number}` as ItemId,
    content: {
      kind: 'post',
      text: 'A fern.',
      links: Array.from({ length: links }, (_, at) => `https://a.example/${at}`),
      mentions: [],
      hashes: [],
      detectors: [],
    },
  };
}

/** How many links the window has of each member. */
export async function linksInWindow(application: OpenApplication): Promise<readonly number[]> {
  const counts: number[] = [];
  for (let member = 0; member < MEMBERS; member += 1) {
    // The fewest more with which the rule would match tell how many are there.
    let [least, most] = [0, LINKS_MOST + 1];
    while (least < most) {
      const half = Math.floor((least + most) / 2);
      const asked = numberedPost(application, member - MEMBERS * MEMBERS, half);
      const actor = { id: `m-${member}` as MemberId };
      const screened = await application.intake.screen({ ...asked, actor }, platform);
      if (!screened.ok) throw new Error(screened.error.detail);
      const matches = screened.value.findings.some(({ rule }) => rule.rule === 'spam.link-flood');
      if (matches) most = half;
      else least = half + 1;
    }
    counts.push(LINKS_MOST + 1 - least);
  }
  return counts;
}
