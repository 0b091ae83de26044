import assert from 'node:assert/strict';
import { createHmac, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { nodeCrypto } from '../app/log-crypto.ts';
import { toBase64 } from './base64.ts';
import { hmacSha256 } from './hmac.ts';
import {
  type OpenSection,
  opensEntry,
  recordCommitment,
  type Section,
  type ShownSection,
  sectionCommitment,
  sectionSalt,
  writeLogEntry,
} from './log-entry.ts';

const sections: readonly Section[] = [
  { pointer: '/reporter', value: { kind: 'member', id: 'm-7' } },
  { pointer: '/at', value: '2026-03-02T08:00:00.000Z' },
  { pointer: '/text', value: 'They sell the same lamp in every thread.' },
];

function committed(key: Uint8Array): { entry: Uint8Array; open: readonly ShownSection[] } {
  const open = sections.map((section) => ({
    ...section,
    salt: toBase64(sectionSalt(nodeCrypto, key, section.pointer)),
  }));
  const commitments = sections.map((section) => ({
    pointer: section.pointer,
    commitment: sectionCommitment(
      nodeCrypto,
      sectionSalt(nodeCrypto, key, section.pointer),
      section,
    ),
  }));
  return { entry: writeLogEntry('event', recordCommitment(nodeCrypto, commitments)), open };
}

function closed(key: Uint8Array, at: number): ShownSection {
  const section = sections[at];
  assert.ok(section);
  const salt = sectionSalt(nodeCrypto, key, section.pointer);
  const commitment = toBase64(sectionCommitment(nodeCrypto, salt, section));
  return { pointer: section.pointer, commitment, because: 'erased' };
}

test('keyed hashes are those of RFC 2104', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), fc.uint8Array(), (key, message) => {
      const expected = createHmac('sha256', key).update(message).digest('hex');
      assert.equal(Buffer.from(hmacSha256(nodeCrypto, { key, message })).toString('hex'), expected);
    }),
  );
});

test('L2 an entry opens with its sections, and still does when some were erased', () => {
  const key = randomBytes(32);
  const { entry, open } = committed(key);
  assert.ok(opensEntry(nodeCrypto, entry, open));
  assert.ok(opensEntry(nodeCrypto, entry, open.toReversed()));
  assert.ok(opensEntry(nodeCrypto, entry, [closed(key, 0), ...open.slice(1)]));
  assert.ok(opensEntry(nodeCrypto, entry, [closed(key, 0), closed(key, 1), closed(key, 2)]));
});

test('L1 no other value, place, number of sections or salt opens it', () => {
  const key = randomBytes(32);
  const { entry, open } = committed(key);
  const [first, ...rest] = open;
  assert.ok(first);
  const wrong: readonly (readonly ShownSection[])[] = [
    rest,
    [first, ...open],
    [{ ...first, value: { kind: 'member', id: 'm-8' } }, ...rest],
    [{ ...first, pointer: '/respondent' }, ...rest],
    [{ ...first, salt: toBase64(randomBytes(32)) }, ...rest],
    [{ ...first, salt: '' }, ...rest],
    [...open, { pointer: '/more', commitment: toBase64(randomBytes(32)), because: 'withheld' }],
  ];
  for (const shown of wrong) assert.equal(opensEntry(nodeCrypto, entry, shown), false);
});

test('an entry tells nothing: the same record twice is two entries of one length', () => {
  const [one, two] = [committed(randomBytes(32)).entry, committed(randomBytes(32)).entry];
  assert.notDeepEqual(one, two);
  assert.equal(one.length, two.length);
  const text = new TextDecoder().decode(one);
  assert.match(text, /^\{"c":"[A-Za-z0-9+/]{43}=","t":"event","v":1\}$/);
});

test('the secret of a record always has 32 bytes', () => {
  assert.throws(() => sectionSalt(nodeCrypto, new Uint8Array(31), '/at'), RangeError);
});

interface LogVectors {
  readonly secret: string;
  readonly records: readonly {
    readonly name: string;
    readonly entry: string;
    readonly sections: readonly (OpenSection & { readonly commitment: string })[];
  }[];
}

test('the published vectors come out, step by step', () => {
  const published = new URL('../../spec/log-vectors.json', import.meta.url);
  const { secret, records } = JSON.parse(readFileSync(published, 'utf8')) as LogVectors;
  const key = Buffer.from(secret, 'base64');
  assert.ok(records.length > 0);
  for (const { name, entry, sections: listed } of records) {
    for (const { pointer, value, salt, commitment } of listed) {
      const derived = sectionSalt(nodeCrypto, key, pointer);
      assert.equal(toBase64(derived), salt, name);
      assert.equal(
        toBase64(sectionCommitment(nodeCrypto, derived, { pointer, value })),
        commitment,
      );
    }
    const open = listed.map(({ pointer, value, salt }) => ({ pointer, value, salt }));
    assert.ok(opensEntry(nodeCrypto, new TextEncoder().encode(entry), open), name);
  }
});
