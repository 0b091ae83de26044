import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { LanguageTag, MemberId, PartId, TokenId } from '../../kernel/identifier.ts';
import { instant } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import { given } from '../../testing/scenario.ts';
import { contextOf } from '../../testing/staff-fixture.ts';
import type { Actor } from '../person.ts';
import { isMailAddress, mailAddressProblem } from './address.ts';
import type { CorrespondenceCommand } from './command.ts';
import { correspondenceDecider } from './decide.ts';

const at = instant('2026-03-02T10:00:00Z');
const member: Actor = { kind: 'member', id: 'm-1' as MemberId };
const platform: Actor = { kind: 'platform', id: 'token-1' as TokenId };
const part = 'part-1' as PartId;
const give: CorrespondenceCommand = {
  type: 'give-address',
  address: { part, text: 'fern@post.example' },
};

function choose(language: string): CorrespondenceCommand {
  const offered = ['en', 'de'] as LanguageTag[];
  return { type: 'choose-language', language: language as LanguageTag, offered };
}

test('a language is chosen once, and again only when it changes', () => {
  const chosen = given(correspondenceDecider, [])
    .when(choose('de'), contextOf(member, at))
    .thenAgreed();
  assert.deepEqual(chosen.after.language, { tag: 'de', at, by: member });
  given(correspondenceDecider, chosen.events)
    .when(choose('de'), contextOf(member, at))
    .thenEvents([]);
  given(correspondenceDecider, [])
    .when(choose('fr'), contextOf(member, at))
    .thenRefused('invalid_value', '/language');
});

test('an address of a member waits to be confirmed, one of a platform does not', () => {
  const own = given(correspondenceDecider, []).when(give, contextOf(member, at)).thenAgreed();
  assert.equal(own.after.address?.confirmed, undefined);
  const theirs = given(correspondenceDecider, []).when(give, contextOf(platform, at)).thenAgreed();
  assert.deepEqual(theirs.after.address?.confirmed, { at, by: platform });
});

test('only the address that is there now can be confirmed, and once', () => {
  const confirm = (address: string): CorrespondenceCommand => ({
    type: 'confirm-address',
    address,
  });
  const own = given(correspondenceDecider, []).when(give, contextOf(member, at)).thenAgreed();
  given(correspondenceDecider, own.events)
    .when(confirm('part-0'), contextOf(member, at))
    .thenRefused('not_found');
  given(correspondenceDecider, [])
    .when(confirm(part), contextOf(member, at))
    .thenRefused('not_found');
  const done = given(correspondenceDecider, own.events)
    .when(confirm(part), contextOf(member, at))
    .thenAgreed();
  given(correspondenceDecider, [...own.events, ...done.events])
    .when(confirm(part), contextOf(member, at))
    .thenEvents([]);
});

test('a new address takes the place of the old one, and removing leaves none', () => {
  const first = given(correspondenceDecider, []).when(give, contextOf(platform, at)).thenAgreed();
  const other: CorrespondenceCommand = {
    type: 'give-address',
    address: { part: 'part-2' as PartId, text: 'moss@post.example' },
  };
  const second = given(correspondenceDecider, first.events)
    .when(other, contextOf(member, at))
    .thenAgreed();
  assert.deepEqual(
    second.events.map(({ type }) => type),
    ['address-removed', 'address-given'],
  );
  assert.equal(second.after.address?.confirmed, undefined);
  const remove: CorrespondenceCommand = { type: 'remove-address', because: 'asked' };
  const gone = given(correspondenceDecider, [...first.events, ...second.events])
    .when(remove, contextOf(member, at))
    .thenAgreed();
  assert.equal(gone.after.address, undefined);
  assert.deepEqual(gone.after.removed, { at, because: 'asked' });
  given(correspondenceDecider, []).when(remove, contextOf(member, at)).thenEvents([]);
});

test('correspondence is refused with required and too_large: no address, and too long a one', () => {
  const giving = (text: string): CorrespondenceCommand => ({
    type: 'give-address',
    address: { part, text },
  });
  given(correspondenceDecider, [])
    .when(giving(' '), contextOf(member, at))
    .thenRefused('required', '/address');
  given(correspondenceDecider, [])
    .when(giving(`a@${'b.'.repeat(200)}example`), contextOf(member, at))
    .thenRefused('too_large', '/address');
});

test('no address that is taken can end a line, hold a list or carry a name', () => {
  const pieces = fc.array(
    fc.oneof(
      fc.constantFrom('a', '@', 'b.example', '.', '"', '<', '>', ',', ';', ' ', '\r', '\n', '\0'),
      fc.constantFrom('\u2028', '\u202e', 'ü', '例え', '(', ')', '\\', ':', '%0a', '=?utf-8?'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(pieces, (given) => {
      const text = given.join('');
      if (!isMailAddress(text)) return;
      assert.doesNotMatch(text, /[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>,;:"()[\]\\]/u);
      assert.equal(text.split('@').length, 2);
      assert.ok(text.length <= limits.mailAddressLengthMax);
    }),
    { numRuns: 2_000 },
  );
  assert.equal(mailAddressProblem('fern@post.example'), undefined);
});
