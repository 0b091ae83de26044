import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { declaredIn, emitDeclarations, surfaceOf } from './api-surface.ts';
import { readText, root } from './repository.ts';

const snapshot = 'test/house/api-surface.txt';

test('the published interface is the one that was agreed; UPDATE_GOLDEN=1 rewrites it', () => {
  const surface = surfaceOf(readText('package.json'), emitDeclarations());
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(join(root, snapshot), surface);
  assert.ok(existsSync(join(root, snapshot)), `${snapshot} is missing`);
  assert.equal(surface, readText(snapshot));
});

const manifest = '{ "./kernel": { "types": "./dist/kernel/index.d.ts" } }';
const declarations = new Map([
  [
    'kernel/index.d.ts',
    "export { type A, one as first } from './one.ts';\nexport * from './two.ts';\n",
  ],
  [
    'kernel/one.d.ts',
    'export interface A {\n  /** Why. */\n  readonly b: { c: "x;y" };\n}\nexport declare const one: 1;\n',
  ],
  ['kernel/two.d.ts', 'export declare function two(a: string): { b: number };\n'],
]);

test('planted: names are followed through every re-export', () => {
  assert.equal(
    surfaceOf(manifest, declarations),
    [
      'evenhand/kernel',
      '  A: interface A { readonly b: { c: "x;y" }; }',
      '  first: const one: 1;',
      '  two: function two(a: string): { b: number };',
      '',
    ].join('\n'),
  );
});

test('planted: a changed parameter changes the surface', () => {
  const changed = new Map(declarations);
  changed.set('kernel/two.d.ts', 'export declare function two(a: number): { b: number };\n');
  assert.notEqual(surfaceOf(manifest, changed), surfaceOf(manifest, declarations));
});

test('planted: an entry point without source is told', () => {
  assert.throws(() => surfaceOf(manifest, new Map()), /kernel\/index\.d\.ts is missing/);
});

test('planted: only exported declarations count', () => {
  const text = 'declare const hidden: 1;\nexport type Seen = "a";\nexport {};\n';
  assert.deepEqual(declaredIn({ path: 'a.d.ts', text }), [
    { name: 'Seen', signature: 'type Seen = "a";' },
  ]);
});
