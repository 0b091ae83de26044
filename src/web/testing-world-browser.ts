import { asPlatform, must, type TestingWorld } from '../app/testing-world.ts';
import type { Person } from '../domain/person.ts';
import { createWeb } from './create-web.ts';
import type { TestingBrowser } from './testing-browser.ts';

const origin = 'https://forum.example';

/** A browser without a window over the whole application, signed in as somebody or as nobody. */
export async function openOverWorld(
  world: TestingWorld,
  who?: Person,
): Promise<Omit<TestingBrowser, 'application'>> {
  const web = createWeb({ application: world.application, publicUrl: origin });
  const cookie = who === undefined ? {} : await signedIn(world, who);
  let key = 0;
  const get = async (path: string, headers = {}): Promise<Response> =>
    await web.request(path, { headers: { ...cookie, ...headers } });
  return {
    get,
    text: async (path) => await (await get(path)).text(),
    post: async (path, fields, headers = {}) => {
      key += 1;
      const pairs = Object.entries(fields).flatMap(([name, value]) =>
        [value].flat().map((one): [string, string] => [name, one]),
      );
      const own: [string, string] = ['key', `one-time-key-${String(key).padStart(6, '0')}`];
      return await web.request(path, {
        method: 'POST',
        body: new URLSearchParams([own, ...pairs]).toString(),
        headers: {
          'Content-Type': 'application/x-www-form-urlencoded',
          'Sec-Fetch-Site': 'same-origin',
          Origin: origin,
          ...cookie,
          ...headers,
        },
      });
    },
  };
}

async function signedIn(
  { application }: TestingWorld,
  who: Person,
): Promise<Readonly<Record<string, string>>> {
  const link = must(await application.signIn.issueLink(who, asPlatform()));
  const { session } = must(await application.signIn.redeemLink(link.secret));
  return { Cookie: `__Host-evenhand=${session}` };
}
