import type { Overload } from '../environment.ts';
import { arithmetic } from './arithmetic.ts';
import { collection } from './collection.ts';
import { comparison } from './comparison.ts';
import { conversion } from './conversion.ts';
import { logic } from './logic.ts';
import { optional } from './optional.ts';
import { stringsExtension } from './strings-extension.ts';
import { matching, type TestPattern, textFunctions } from './text.ts';
import { time } from './time.ts';

/** CEL's standard definitions with optionals and the strings extension. */
export function standardLibrary(testPattern: TestPattern): readonly Overload[] {
  return [
    ...logic,
    ...arithmetic,
    ...comparison,
    ...textFunctions,
    ...matching(testPattern),
    ...collection,
    ...conversion,
    ...time,
    ...optional,
    ...stringsExtension,
  ];
}
