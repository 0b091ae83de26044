/** Longest pattern, in UTF-16 units. */
export const patternLengthMax = 500;
/** Longest compiled pattern: it bounds the time per character and the memory. */
export const patternInstructionsMax = 500;
/** Largest number in `{n,m}`, as in RE2. */
export const repeatCountMax = 1_000;
/** A pattern looks at this many UTF-16 units from the start of a text. */
export const matchedTextLengthMax = 20_000;
