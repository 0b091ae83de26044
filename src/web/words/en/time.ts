/** Moments. Stretches of time are written by `Intl`, which knows the grammar of each language. */
export const timeWords = {
  clock: '{$clock} UTC',
  moment: '{$day}, {$clock} UTC',
} as const;
