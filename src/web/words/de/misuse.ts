import type { misuseWords as english } from '../en/misuse.ts';
import type { Translation } from '../words.ts';

/** German: when reports or appeals wait because they were misused. */
export const misuseWords: Translation<typeof english> = {
  reportClosed:
    'Sie wurde abgeschlossen, ohne angesehen zu werden: Nach einer Entscheidung über Sie wird keine Meldung von Ihnen angesehen, bis',
  reportWay:
    'Sie können diese Entscheidung auf Ihrer Seite lesen und Beschwerde einlegen. Wenn ein Kind in Gefahr ist, sagen Sie es im Formular; dann wird es trotzdem angesehen.',
  reportAgain:
    'Sie wurde abgeschlossen, ohne angesehen zu werden, nach einer Entscheidung, die jetzt vorbei ist. Sie können es noch einmal melden.',
  appealWaits:
    'Ihre Beschwerde ist angekommen. Nach einer Entscheidung über Sie warten weitere Beschwerden bis',
  appealClock:
    'In der Zwischenzeit läuft keine Frist ab, und der versprochene Tag rechnet von da an. Über eine Beschwerde gegen jene Entscheidung selbst wird sofort entschieden.',
};
