import { FoldBuffer, foldInto } from './fold.ts';

/**
 * Characters that look like an ASCII letter or digit (UTS 39, "confusable detection"), as they are
 * after folding. Letters of other alphabets are named by their look and not by their sound.
 */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  a: 'аɑαᶏ@ạạӓäáàâãåāăąǎȁȃӑꭺꮪ4',
  b: 'ьƅЬвβбᏏᖯʙ8ḃḅ',
  c: 'сϲᴄⲥꮯҫçćĉċčƈȼ',
  d: 'ԁɗժᏧᑯꓒđďḋḍ',
  e: 'еҽєℯɛёéèêëēĕėęěęӗε3',
  f: 'ẝꞙꬵϝƒғքẛ',
  g: 'ɡցƍᶃǥĝğġģ9',
  h: 'һհᏂꮒհнħĥ',
  i: 'іıɩɪιӏɨ1ǀ|lӀїíìîïīĭįǐᎥꙇ!',
  j: 'јϳյɉĵ',
  k: 'κкⲕҝқķƙ',
  m: 'мⅿɱꮇ',
  n: 'пոռηƞɲñńņňŋ',
  o: 'оοօσ0ዐөøóòôõöōŏőơǒọᴏᴑꬽஓഠ๐໐०০੦૦୦௦౦೦෦',
  p: 'рρϱ⍴ⲣþҏṗ',
  q: 'ԛգզɋʠ',
  r: 'гᴦⲅꭇꭈꮁɼɽŕŗř',
  s: 'ѕꜱƽꮪʂś5ŝşšș$',
  t: 'тτţťŧțƭᴛ7',
  u: 'υսцᴜꞟꭎꭒʋúùûüūŭůűųưǔʊμ',
  v: 'ѵνᴠᶌꮩטѷ',
  w: 'ѡԝաᴡꮃɯωшŵẁẃẅ',
  x: 'хχⅹᕁᕽ×ҳ',
  y: 'уүγʏყỿꭚýÿŷўӯӱ',
  z: 'ᴢꮓʐżźžƶ2',
};

let table: Uint16Array | undefined;

/** A folded text with every look-alike replaced by what it looks like; unit by unit. */
export function skeletonInto(from: FoldBuffer, into: FoldBuffer): void {
  const skeletons = skeletonTable();
  into.reserve(from.length);
  for (let at = 0; at < from.length; at += 1) {
    const unit = from.units[at] ?? 0;
    into.units[at] = skeletons[unit] ?? unit;
  }
  into.length = from.length;
  into.perUnit = from.perUnit;
}

/** The same of a text as written, for the terms that look-alikes are looked for. */
export function skeletonText(text: string): string {
  const folded = new FoldBuffer();
  const skeleton = new FoldBuffer();
  foldInto(text, folded);
  skeletonInto(folded, skeleton);
  return skeleton.slice(0, skeleton.length);
}

function skeletonTable(): Uint16Array {
  if (table !== undefined) return table;
  table = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit);
  const buffer = new FoldBuffer();
  for (const [letter, alikes] of Object.entries(LOOK_ALIKES)) {
    const shown = letter.charCodeAt(0);
    for (const alike of alikes) {
      if (alike.length === 1) table[alike.charCodeAt(0)] = shown;
      // What folding makes of the character is what stands in folded texts.
      foldInto(alike, buffer);
      if (buffer.length === 1) table[buffer.units[0] ?? 0] = shown;
    }
  }
  return table;
}
