import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkFields, fieldsOf } from './fields.ts';
import { isProductionModule } from './import-table.ts';
import { importsOf } from './imports.ts';
import { maskSource } from './mask.ts';
import {
  assertNone,
  type Check,
  lineAt,
  listed,
  readRepository,
  type SourceFile,
} from './repository.ts';

const production = readRepository().filter(isProductionModule);

const checkIdentity: Check = (files) =>
  checkFields(files, {
    words: [
      'legal name',
      'first name',
      'last name',
      'given name',
      'family name',
      'full name',
      'real name',
      'surname',
      'government id',
      'national id',
      'identity card',
      'passport',
      'ssn',
      'social security number',
      'tax id',
      'phone',
      'telephone',
      'mobile',
      'msisdn',
      'biometric',
      'biometrics',
      'faceprint',
      'face id',
      'voiceprint',
      'iris',
      'birth date',
      'date of birth',
      'birthday',
    ],
    why: 'members are opaque handles (P3)',
  });

const checkSignals: Check = (files) =>
  checkFields(files.filter(isJudging), {
    words: [
      'reaction',
      'reactions',
      'like',
      'likes',
      'dislikes',
      'vote',
      'votes',
      'upvotes',
      'downvotes',
      'views',
      'view count',
      'follow',
      'follows',
      'follower',
      'followers',
      'following',
      'reads',
      'read count',
      'karma',
      'trust level',
      'popularity',
      'reputation',
      'opinion',
      'interests',
      'personality',
    ],
    why: 'approval and attention can never be evidence (E1, R7)',
  });

const checkEnds: Check = (files) =>
  files.flatMap(({ path, text }) => {
    const masked = maskSource(text);
    const endless = /\bendsAt\?\s*:|\bendsAt\s*:[^;,)}]*\b(?:null|undefined)\b/g;
    return [...masked.matchAll(endless)].map((match) => ({
      path,
      line: lineAt(masked, match.index),
      message: 'a restriction without an end must not be possible (X1)',
    }));
  });

const checkOutgoing: Check = (files) =>
  files
    .filter(({ path }) => /^src\/app\/webhook\/payload/.test(path))
    .flatMap(({ path, text }) => {
      const masked = maskSource(text);
      const carried = /\b\w*(?:standing|clearAt|points|decay)\w*\b/gi;
      return [...masked.matchAll(carried)].map((match) => ({
        path,
        line: lineAt(masked, match.index),
        message: `\`${match[0]}\` would carry standing out of the community (S7)`,
      }));
    });

const checkStandingImports: Check = (files) =>
  files
    .filter(({ path }) => path.startsWith('src/domain/standing/'))
    .flatMap((file) =>
      importsOf(file)
        .filter(({ target }) => /\/(?:restriction|powers|case|report|staff)\//.test(target ?? ''))
        .map(({ line, specifier }) => ({
          path: file.path,
          line,
          message: `standing must not know \`${specifier}\` (S8)`,
        })),
    );

function isJudging({ path }: SourceFile): boolean {
  return /^src\/(?:domain|rulebook|engine)\//.test(path);
}

test('P3 no field for a legal name, government id, phone or biometric exists', () => {
  assertNone(checkIdentity(production));
});

test('E1 R7 nothing that judges has a field for approval or attention', () => {
  assertNone(checkSignals(production));
});

test('X1 no type, object or column gives a restriction an optional end', () => {
  assertNone(checkEnds(production));
});

test('S7 no outgoing type carries standing', () => {
  assert.ok(
    production.some(({ path }) => path === 'src/app/webhook/payload.ts'),
    'src/app/webhook/payload.ts, which holds the outgoing types, is not there',
  );
  assertNone(checkOutgoing(production));
});

test('S8 standing knows nothing that it could restrict', () => {
  assertNone(checkStandingImports(production));
});

function found(check: Check, text: string, path = 'src/domain/case/a.ts'): string {
  return listed(check([{ path, text }]));
}

const identityFields: readonly string[] = [
  'interface A {\n  readonly legalName: string;\n}',
  'interface A { readonly phone?: string }',
  "const schema = z.strictObject({\n  'date-of-birth': z.string(),\n});",
  'const schema = z.object({ passport: z.string() });',
  'function f(biometric: string): void {}',
  'const sql = `create table member (\n  id text primary key,\n  phone_number text\n) strict`;',
];

for (const text of identityFields) {
  test(`planted: an identity field is found in ${text.replaceAll('\n', ' ')}`, () => {
    assert.match(found(checkIdentity, text), /P3/);
  });
}

test('planted: lists of refused names and telephones in prose are not fields', () => {
  const text = "const refused = ['phone', 'legalName']; // phone: never\nconst microphone: A = b;";
  assert.equal(found(checkIdentity, text), '');
});

test('planted: signals, endless restrictions and leaking payloads are found', () => {
  assert.match(found(checkSignals, 'interface A { readonly likes: number }'), /E1/);
  assert.equal(found(checkSignals, 'interface A { readonly likes: number }', 'src/web/a.ts'), '');
  assert.match(found(checkEnds, 'interface A { readonly endsAt?: Instant }'), /X1/);
  assert.match(found(checkEnds, 'interface A { readonly endsAt: Instant | null }'), /X1/);
  assert.equal(found(checkEnds, 'interface A { readonly endsAt: Instant }'), '');
  const payload = 'src/app/webhook/payload.ts';
  assert.match(found(checkOutgoing, 'interface A { readonly standing: B }', payload), /S7/);
  const standing = 'src/domain/standing/a.ts';
  const reaching = "import { impose } from '../restriction/decide.ts';";
  assert.match(found(checkStandingImports, reaching, standing), /S8/);
});

test('fields are read from types, objects, parameters and tables', () => {
  const text = 'interface A {\n  readonly one: B;\n}\nconst c = { two: d, "three": e };';
  const names = fieldsOf({ path: 'a.ts', text }).map(({ name }) => name);
  assert.deepEqual(names.toSorted(), ['one', 'three', 'two']);
});
