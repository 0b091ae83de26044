/** Compares texts by code points, as CEL does; UTF-16 units order astral characters differently. */
export function compareText(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at += 1) {
    const [a, b] = [left.charCodeAt(at), right.charCodeAt(at)];
    if (a === b) continue;
    const surrogates = (a & 0xf800) === 0xd800 || (b & 0xf800) === 0xd800;
    return surrogates ? byCodePoint(a, b) : a - b;
  }
  return left.length - right.length;
}

// The first different unit decides; a surrogate stands for a character beyond all plain ones.
function byCodePoint(a: number, b: number): number {
  const rank = (unit: number): number => ((unit & 0xf800) === 0xd800 ? unit + 0x10000 : unit);
  return rank(a) - rank(b);
}

/** Characters of a text: code points, a lone surrogate being one. */
export function sizeOfText(text: string): number {
  let size = text.length;
  for (let at = 0; at + 1 < text.length; at += 1) {
    if ((text.charCodeAt(at) & 0xfc00) !== 0xd800) continue;
    if ((text.charCodeAt(at + 1) & 0xfc00) !== 0xdc00) continue;
    size -= 1;
    at += 1;
  }
  return size;
}
