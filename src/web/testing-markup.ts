import type { Html } from './markup.ts';
import { handFor } from './words/hands.ts';

/** What a view makes, in English. */
export function inEnglish(view: Html): string {
  return view.written(handFor('en'));
}
