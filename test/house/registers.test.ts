import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isProductionModule } from './import-table.ts';
import { importsOf } from './imports.ts';
import { assertNone, type Check, listed, readRepository, type SourceFile } from './repository.ts';

const production = readRepository().filter(isProductionModule);

/** What stands beside cases, and which modules may know of it: by path prefix. */
interface Beside {
  readonly why: string;
  readonly modules: RegExp;
  readonly mayKnow: RegExp;
}

// Wiring, storing and publishing names them without reading them; retention reads their dates. Who
// watches a simulation reads everything, and nothing of the product reads that.
const wiring =
  'src/(?:store/stored-event-body|domain/index|app/all-aggregates|app/application|app/create-application|app/schedule|app/record-end|app/record-parts|api/routes|web/create-web)\\.ts|src/replay/simulation/';

const recognition: Beside = {
  why: 'recognition never changes a case (G2)',
  modules: /^src\/(?:domain\/recognition\/|app\/(?:contract\/)?recognition)/,
  mayKnow: new RegExp(
    `^(?:${wiring}|src/(?:domain/recognition/|app/(?:contract/)?recognition|app/(?:contract/)?member-file|api/(?:schema/)?recognition|api/schema/member-file|web/recognition/))`,
  ),
};

const orderRegister: Beside = {
  why: 'orders of authorities are no part of cases or standing (X9, T6)',
  modules: /^src\/(?:domain\/order\/|app\/(?:contract\/)?order)/,
  mayKnow: new RegExp(
    `^(?:${wiring}|src/(?:domain/order/|app/(?:contract/)?order|app/(?:contract/)?member-file|api/(?:schema/)?order|api/schema/member-file|web/register/|web/member/order))`,
  ),
};

const dangerRegister: Beside = {
  why: 'the register of dangers feeds nothing (T6)',
  modules: /^src\/(?:domain\/danger\/|app\/(?:contract\/)?danger)/,
  mayKnow: new RegExp(
    `^(?:${wiring}|src/(?:domain/danger/|app/(?:contract/)?danger|api/(?:schema/)?danger|web/register/))`,
  ),
};

const allAtOnce: Beside = {
  why: 'only what makes views anew folds all of them alike',
  modules: /^src\/app\/all-aggregates/,
  mayKnow: /^src\/app\/renew-views/,
};

function keptApart({ modules, mayKnow, why }: Beside): Check {
  return (files) =>
    files
      .filter(({ path }) => !mayKnow.test(path))
      .flatMap((file) =>
        importsOf(file)
          .filter(({ target }) => modules.test(target ?? ''))
          .map(({ line, specifier }) => ({
            path: file.path,
            line,
            message: `must not know \`${specifier}\`: ${why}`,
          })),
      );
}

test('G2 nothing that handles a case, decides or hears an appeal knows of recognition', () => {
  assertNone(keptApart(recognition)(production));
});

test('X9 T6 no case, decision, appeal, statement or standing knows of orders', () => {
  assertNone(keptApart(orderRegister)(production));
});

test('T6 nothing at all knows of the register of dangers', () => {
  assertNone(keptApart(dangerRegister)(production));
});

test('G2 X9 T6 nobody knows of them all by knowing of everything at once', () => {
  assertNone(keptApart(allAtOnce)(production));
});

function found(check: Check, path: string, specifier: string): string {
  const file: SourceFile = { path, text: `import { a } from '${specifier}';` };
  return listed(check([file]));
}

test('planted: a case that looks at what stands beside it is found', () => {
  const path = 'src/app/case-view.ts';
  assert.match(found(keptApart(recognition), path, './recognition-view.ts'), /G2/);
  assert.match(found(keptApart(orderRegister), path, './orders.ts'), /X9/);
  assert.match(found(keptApart(dangerRegister), path, './danger-aggregate.ts'), /T6/);
  const standing = 'src/domain/standing/standing.ts';
  assert.match(found(keptApart(orderRegister), standing, '../order/state.ts'), /X9/);
  assert.equal(found(keptApart(dangerRegister), 'src/app/dangers.ts', './danger-aggregate.ts'), '');
});
