import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildResemblance } from './resemblance.ts';
import { folded } from './testing-text.ts';

const OFFER =
  'Selling two seats for the late ferry on Sunday because my sister cannot come along after all, so ' +
  'write to me here before Friday evening and we will find a price that both of us can live with';
const CHAIN =
  'Send this to ten people you like or the lighthouse will go dark tonight, and nobody will know why';

function resembled(text: string, lists: readonly (readonly string[])[]): readonly number[] {
  const found = new Set<number>();
  buildResemblance(lists).lookup(folded(text), found);
  return [...found].toSorted((a, b) => a - b);
}

const lists = [[CHAIN], [OFFER], [OFFER, CHAIN], ['unrelated words'], []];

test('a text resembles itself in every list that has it', () => {
  assert.deepEqual(resembled(OFFER, lists), [1, 2]);
  assert.deepEqual(resembled(CHAIN, lists), [0, 2]);
});

test('small changes do not hide it', () => {
  assert.deepEqual(resembled(`${OFFER.toUpperCase()} 😀!!`, lists), [1, 2]);
  assert.deepEqual(resembled(OFFER.replace('Sunday', 'Monday'), lists), [1, 2]);
  assert.deepEqual(resembled(`Hi all! ${OFFER}`, lists), [1, 2]);
});

test('half of it, or a text about something else, does not resemble it', () => {
  assert.deepEqual(resembled(OFFER.slice(0, OFFER.length / 2), lists), []);
  assert.deepEqual(resembled('The late ferry on Sunday has two seats for sale', lists), []);
  assert.deepEqual(resembled('', lists), []);
  assert.deepEqual(resembled('😀', [['👍'], ['']]), []);
});

test('two thirds of it do not resemble it, though they share whole bands', () => {
  for (let end = 90; end <= 130; end += 1)
    assert.deepEqual(resembled(OFFER.slice(0, end), lists), []);
});

test('a short text resembles only the same letters', () => {
  assert.deepEqual(resembled('Unrelated, WORDS!', lists), [3]);
  assert.deepEqual(resembled('unrelated word', lists), []);
});
