import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

export interface Island {
  /** The address changes when the text does, so browsers may keep it for good. */
  readonly href: string;
  readonly text: string;
}

const loaded = new Map<string, Promise<Island | undefined>>();

/**
 * The script of a page that works without it too. It is built with the package; from source it is
 * built when it is first asked for. Undefined where neither can be: then the page does without.
 */
export async function islandOf(name: string): Promise<Island | undefined> {
  const known = loaded.get(name) ?? load(name);
  loaded.set(name, known);
  return await known;
}

async function load(name: string): Promise<Island | undefined> {
  const built = new URL(`../islands/${name}.js`, import.meta.url);
  const text = existsSync(built) ? readFileSync(built, 'utf8') : await bundle(name);
  if (text === undefined) return undefined;
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
  return { href: `/assets/${name}-${hash}.js`, text };
}

async function bundle(name: string): Promise<string | undefined> {
  const script = new URL('../../../scripts/bundle-islands.ts', import.meta.url);
  if (!existsSync(script)) return undefined;
  try {
    const { bundleIsland } = (await import(script.href)) as {
      bundleIsland(island: string): Promise<string>;
    };
    return await bundleIsland(name);
  } catch (problem) {
    // Packages for development are not installed everywhere.
    if (problem instanceof Error && /Cannot find package/.test(problem.message)) return undefined;
    throw problem;
  }
}
