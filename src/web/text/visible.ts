import { type Html, html } from '../markup.ts';
import type { Text } from '../words/wording.ts';

/** More combining marks than this on one letter are counted instead of drawn. */
const MARKS_MAX = 8;
/** Longer runs of hidden characters are shown as one marker with their number. */
const RUN_MAX = 4;

const hidden: RegExp =
  /[\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2028\u2029\u2800]/u;
// Most texts hold none of all this and are shown as they are.
const unusual: RegExp =
  /(?![\n\t])[\p{M}\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2028\u2029\u2800]/u;
const pictograph: RegExp = /\uFE0F|[\p{Extended_Pictographic}\p{Emoji_Modifier}]/u;
// Scripts whose spelling uses joiners and non-joiners between letters.
const joiningScript: RegExp =
  /[\p{scx=Arab}\p{scx=Syrc}\p{scx=Mong}\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}]/u;

/**
 * Text that somebody else wrote, isolated from the page around it, with a visible marker before
 * every character that would otherwise act unseen: direction controls, zero-width characters, tags,
 * control characters. The characters themselves stay where they are, so that a copy is exact; only
 * those that HTML cannot hold are replaced by their marker.
 */
export function visible(text: Text): Html {
  return html`<bdi dir="auto">${typeof text === 'string' ? pieces(text) : text}</bdi>`;
}

/** The same without the isolation, for a stretch inside a longer text. */
export function visiblePieces(text: string): readonly (string | Html)[] {
  return pieces(text);
}

interface Reading {
  readonly out: (string | Html)[];
  plain: string;
  marks: number;
  extraMarks: number;
  run: string[];
}

function pieces(text: string): readonly (string | Html)[] {
  if (!unusual.test(text) && text.isWellFormed()) return [text];
  const characters = [...text];
  const reading: Reading = { out: [], plain: '', marks: 0, extraMarks: 0, run: [] };
  characters.forEach((character, index) => {
    if (isHidden(character, characters[index - 1], characters[index + 1])) {
      flushMarks(reading);
      reading.run.push(character);
      return;
    }
    flushRun(reading);
    takeShown(reading, character);
  });
  flushRun(reading);
  flushMarks(reading);
  flushPlain(reading);
  return reading.out;
}

function takeShown(reading: Reading, character: string): void {
  if (!/\p{M}/u.test(character)) {
    flushMarks(reading);
    reading.marks = 0;
    reading.plain += character;
    return;
  }
  reading.marks += 1;
  if (reading.marks > MARKS_MAX) reading.extraMarks += 1;
  else reading.plain += character;
}

function isHidden(character: string, before?: string, after?: string): boolean {
  if (character === '\n' || character === '\t') return false;
  if (isLoneSurrogate(character)) return true;
  if (!hidden.test(character)) return false;
  return !belongs(character, before, after);
}

// Emoji sequences and the spelling of several scripts need these; there they hide nothing.
function belongs(character: string, before = '', after = ''): boolean {
  if (character === '\uFE0F' || character === '\uFE0E') return /\p{Emoji}/u.test(before);
  if (character === '\u200D' && pictograph.test(before) && pictograph.test(after)) return true;
  if (character !== '\u200C' && character !== '\u200D') return false;
  return joiningScript.test(before) && joiningScript.test(after);
}

function flushPlain(reading: Reading): void {
  if (reading.plain !== '') reading.out.push(reading.plain);
  reading.plain = '';
}

function flushMarks(reading: Reading): void {
  if (reading.extraMarks === 0) return;
  flushPlain(reading);
  reading.out.push(marker(`+${reading.extraMarks} marks`));
  reading.extraMarks = 0;
}

function flushRun(reading: Reading): void {
  const { run } = reading;
  if (run.length === 0) return;
  flushPlain(reading);
  if (run.length > RUN_MAX) {
    reading.out.push(html`${marker(`${run.length} hidden characters`)}${run.map(kept)}`);
  } else {
    for (const character of run) {
      reading.out.push(html`${marker(codePointOf(character))}${kept(character)}`);
    }
  }
  reading.run = [];
}

function marker(words: string): Html {
  return html`<span class="hidden-mark" dir="ltr">${words}</span>`;
}

function codePointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

// HTML has no form for control characters, lone surrogates and noncharacters: the marker stands
// alone.
function kept(character: string): string {
  return isLoneSurrogate(character) || /[\p{Cc}\p{Noncharacter_Code_Point}]/u.test(character)
    ? ''
    : character;
}

function isLoneSurrogate(character: string): boolean {
  return !character.isWellFormed();
}
