import { readConfiguration } from '../../src/cli/read-configuration.ts';
import { openStore, startServer } from '../../src/main.ts';
import { prepareDirectory, type Staff } from '../server/running-server.ts';
import { type Ask, asNobody, asPlatform, asStaff } from '../server/talk.ts';
import type { Visitor } from './browser.ts';

export type Somebody =
  | { readonly kind: 'staff'; readonly id: Staff }
  | { readonly kind: 'member'; readonly id: string };

/** A served community with its staff, as the first day leaves it. */
export interface Community {
  readonly url: string;
  readonly platform: Ask;
  readonly operator: Ask;
  readonly nobody: Ask;
  /** Talks with the session of a member of staff. Once for each of them. */
  staff(staff: Staff): Promise<Ask>;
  /** Signs somebody in as people do it: by a one-time link and its button. */
  signIn(visitor: Visitor, somebody: Somebody): Promise<void>;
  close(): Promise<void>;
}

/** Serves the forum's rulebook from a directory of its own; decisions are sent without delay. */
export async function openCommunity(): Promise<Community> {
  const directory = await prepareDirectory({
    rulebook: (text) => text.replace('undo: PT10S', 'undo: PT0S'),
  });
  const { path, url, port } = directory;
  const configuration = readConfiguration(path);
  if (!configuration.ok) throw new Error(configuration.error);
  const served = { ...configuration.value, port };
  const server = await startServer(await openStore(path, served), served, { directory: path });
  const close = async (): Promise<void> => {
    await server.close();
    directory.remove();
  };
  const operator = await asStaff(directory, 'operator-1').catch(async (problem) => {
    await close();
    throw problem;
  });
  return {
    url,
    platform: asPlatform(directory),
    operator,
    nobody: asNobody(directory),
    staff: async (staff) => await asStaff(directory, staff),
    signIn: async ({ page }, person) => {
      const link = await operator('POST', '/v1/sign-in-links', { body: { person } });
      if (link.statusCode >= 300) throw new Error(link.text);
      await page.goto(`${url}/sign-in/${link.textAt('/secret')}`);
      await page.getByRole('button', { name: 'Sign in now' }).click();
      await page.getByText(`Signed in as ${person.id}`).waitFor();
    },
    close,
  };
}
