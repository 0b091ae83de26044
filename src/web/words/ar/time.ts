import type { timeWords as english } from '../en/time.ts';
import type { Translation } from '../words.ts';

/** Arabic: moments. */
export const timeWords: Translation<typeof english> = {
  clock: '{$clock} UTC',
  moment: '{$day}، {$clock} UTC',
};
