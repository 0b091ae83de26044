/**
 * Whether a JSON number says exactly what a double will say back. Not so: numbers that overflow,
 * negative zero, integers beyond ±(2^53 − 1), and decimals that come back with other digits.
 * `token` must follow the JSON grammar for numbers.
 */
export function isExactJsonNumber(token: string): boolean {
  const value = Number(token);
  if (!Number.isFinite(value) || Object.is(value, -0)) return false;
  if (!/[.eE]/.test(token)) return Number.isSafeInteger(value);
  return normalForm(token) === normalForm(String(value));
}

/** Significant digits and the power of ten, so that `4.50`, `45e-1` and `4.5` are the same. */
function normalForm(token: string): string {
  const [mantissa = '', exponent = '0'] = token.toLowerCase().split('e');
  const sign = mantissa.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const significant = withoutTrailingZeros(digits);
  if (significant === '') return '0';
  const power = Number(exponent) - fraction.length + (digits.length - significant.length);
  return `${sign}${significant}e${power}`;
}

// A loop and not /0+$/: on a long run of zeros before another digit the pattern is quadratic.
function withoutTrailingZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits[end - 1] === '0') end -= 1;
  return digits.slice(0, end);
}
