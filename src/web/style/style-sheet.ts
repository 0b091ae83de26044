import { baseStyles } from './base-styles.ts';
import { componentStyles } from './component-styles.ts';
import { drawingStyles } from './drawing-styles.ts';
import { formStyles } from './form-styles.ts';

/** One sheet in layers: what comes later wins, whatever the selectors. */
export const styleSheet: string = [
  '@layer reset, tokens, base, components;',
  baseStyles,
  componentStyles,
  formStyles,
  drawingStyles,
].join('\n');
