import type { CodePointSet } from './code-point-set.ts';

/** What holds between two characters; `line-…` are those of `(?m)`, `word` is `\b` of ASCII. */
export const assertionKinds = [
  'text-start',
  'line-start',
  'text-end',
  'line-end',
  'word',
  'not-word',
] as const;
export type AssertionKind = (typeof assertionKinds)[number];

/** A pattern as a tree. Groups leave no trace: nobody asks what they captured. */
export type Syntax =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'one-of'; readonly set: CodePointSet }
  | { readonly kind: 'assertion'; readonly assertion: AssertionKind }
  | { readonly kind: 'sequence'; readonly parts: readonly Syntax[] }
  | { readonly kind: 'choice'; readonly branches: readonly Syntax[] }
  | Repeat;

export interface Repeat {
  readonly kind: 'repeat';
  readonly part: Syntax;
  readonly min: number;
  /** Infinity when there is no end. */
  readonly max: number;
  readonly greedy: boolean;
}

export const nothing: Syntax = { kind: 'nothing' };

/** Whether the empty text matches, so that a loop around it needs care. */
export function canBeEmpty(syntax: Syntax): boolean {
  switch (syntax.kind) {
    case 'nothing':
    case 'assertion':
      return true;
    case 'one-of':
      return false;
    case 'sequence':
      return syntax.parts.every(canBeEmpty);
    case 'choice':
      return syntax.branches.some(canBeEmpty);
    case 'repeat':
      return syntax.min === 0 || canBeEmpty(syntax.part);
  }
}

/** Instructions that building takes; told without building, so that no size is out of reach. */
export function instructionsOf(syntax: Syntax): number {
  switch (syntax.kind) {
    case 'nothing':
      return 0;
    case 'assertion':
    case 'one-of':
      return 1;
    case 'sequence':
      return sum(syntax.parts.map(instructionsOf));
    case 'choice':
      return sum(syntax.branches.map(instructionsOf)) + syntax.branches.length - 1;
    case 'repeat':
      return repeatInstructions(syntax);
  }
}

function repeatInstructions({ part, min, max }: Repeat): number {
  const inner = instructionsOf(part);
  if (inner === 0) return 0;
  if (max !== Infinity) return min * inner + (max - min) * (inner + 1);
  if (min === 0) return inner + (canBeEmpty(part) ? 2 : 1);
  return min * inner + 1;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
