import type { Message } from './message.ts';

/**
 * A piece of a letter. Sentences of one piece follow each other; pieces stand on their own lines.
 */
export type Block =
  | { readonly kind: 'heading'; readonly message: Message }
  | { readonly kind: 'sentences'; readonly messages: readonly Message[] }
  | { readonly kind: 'item'; readonly messages: readonly Message[] }
  /** Somebody's words as they wrote them, on lines of their own. */
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'address'; readonly url: string };

/** What is written to somebody, in no language yet. */
export type Section = readonly Block[];

export interface Letter {
  readonly subject: Message;
  readonly sections: readonly Section[];
}

export function heading(message: Message): Block {
  return { kind: 'heading', message };
}

export function sentences(...messages: readonly Message[]): Block {
  return { kind: 'sentences', messages };
}

export function item(...messages: readonly Message[]): Block {
  return { kind: 'item', messages };
}

export function quote(text: string): Block {
  return { kind: 'quote', text };
}

export function address(url: string): Block {
  return { kind: 'address', url };
}
