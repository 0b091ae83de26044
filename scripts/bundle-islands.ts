import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const folder: string = fileURLToPath(new URL('../src/web/islands', import.meta.url));
const built: string = fileURLToPath(new URL('../dist/web/islands', import.meta.url));

/**
 * One script for the browser out of an island and all it imports. Licences of what is in it stay at
 * its end.
 */
export async function bundleIsland(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(folder, `${name}.ts`)],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    legalComments: 'eof',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

if (import.meta.main) {
  mkdirSync(built, { recursive: true });
  // What islands share lies in folders beside them.
  for (const file of readdirSync(folder)) {
    if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue;
    const name = file.slice(0, -'.ts'.length);
    writeFileSync(join(built, `${name}.js`), await bundleIsland(name));
  }
}
