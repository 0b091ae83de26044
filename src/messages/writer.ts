import { MessageFormat } from 'messageformat';
import type { Writer } from '../app/writer.ts';
import type { Message, MessageId } from '../domain/letter/message.ts';
import type { LanguageTag } from '../kernel/identifier.ts';
import { sameLanguage } from '../kernel/language.ts';
import { messageFunctions } from './functions.ts';
import { type Language, languages } from './languages.ts';
import { type Hand, renderHtml, renderText } from './render.ts';

/** Writes in every language of `languages.ts`. Messages are compiled when they are first used. */
export function messageWriter(): Writer {
  const hands = new Map(languages.map((language) => [language.tag, handOf(language)]));
  const handFor = (tag: LanguageTag): Hand => {
    const hand = hands.get(tag);
    if (hand === undefined) throw new TypeError(`there are no words in \`${tag}\``);
    return hand;
  };
  return {
    languages: languages.map(({ tag }) => tag),
    languageFor: (wished) => languages.find(({ tag }) => sameLanguage(tag, wished))?.tag,
    sentence: (message, language) => handFor(language).say(message),
    text: (sections, language) => renderText(sections, handFor(language)),
    letter: ({ subject, sections }, language) => {
      const hand = handFor(language);
      const title = subjectLine(hand.say(subject));
      return {
        subject: title,
        text: renderText(sections, hand),
        html: renderHtml(title, sections, hand),
      };
    },
  };
}

function handOf({ locale, direction, between, catalogue }: Language): Hand {
  const functions = messageFunctions(locale);
  const compiled = new Map<MessageId, ReturnType<typeof compile>>();
  const compile = (id: MessageId) =>
    new MessageFormat(locale, catalogue[id], { functions, dir: direction });
  const say = ({ id, values }: Message): string => {
    const message = compiled.get(id) ?? compile(id);
    compiled.set(id, message);
    return message.format(cleaned(values), (problem) => {
      // A sentence with a hole in it must not be sent; every message is tested with its values.
      throw new TypeError(`the message \`${id}\` cannot be written`, { cause: problem });
    });
  };
  return { say, between, lang: locale.replace(/-u-.*$/, ''), direction };
}

const lineBreaks: RegExp = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;
const directionControls: RegExp = /[\u202A-\u202E\u2066-\u2069]/g;

/**
 * A value stays on its line and in its isolate: what would break a line becomes a space, and marks
 * that could end the isolation are left out.
 */
function cleaned(values: Message['values']): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number'
        ? value
        : value.replaceAll(lineBreaks, ' ').replaceAll(directionControls, ''),
    ]),
  );
}

const rightToLeft: RegExp = /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Adlm}]/u;

// Some lists of mails draw a box for an isolate; where nothing runs the other way none is needed.
function subjectLine(text: string): string {
  return rightToLeft.test(text) ? text : text.replaceAll(/[\u2066-\u2069]/g, '');
}
