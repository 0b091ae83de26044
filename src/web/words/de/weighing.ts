import type { weighingWords as english } from '../en/weighing.ts';
import type { Translation } from '../words.ts';

/** German: what a person weighs before a decision, on the form and in the statement. */
export const weighingWords: Translation<typeof english> = {
  milderIn: {
    'rule-withdrawn': 'Die Regel wurde zurückgezogen, deshalb folgt aus einem Verstoß nichts',
    gravity: 'Ein Verstoß gilt als weniger schwer',
    range: 'Die Schritte, die gewählt werden dürfen, sind niedriger',
    measures: 'Ein Schritt dauert kürzer',
    'ladder-start': 'Die Schritte beginnen niedriger',
    weight: 'Ein Verstoß zählt weniger oder kürzer',
  },
  milderTitle: 'Die Regel ist seitdem milder geworden, und es gilt die mildere.',
  milderVersion: 'Fassung {$version}',
  milderRange: 'Es gelten die Schritte der Fassung {$version}.',
  factorsTitle: 'Was Sie abgewogen haben',
  factorsLead:
    'Nötig vor einer Sperre und bevor Meldungen oder Beschwerden ruhen. Das Mitglied liest es.',
  amount: 'Wie viele waren unberechtigt?',
  outOf: 'Von wie vielen insgesamt?',
  within: 'Innerhalb von wie vielen Tagen?',
  consequences: 'Wie schwer war es, und was kam dabei heraus?',
  intent: 'Was war beabsichtigt?',
  intentHint: 'Leer lassen, wenn sich das nicht sagen lässt.',
  badNumber: 'Schreiben Sie ganze Zahlen, zum Beispiel 4 von 30 innerhalb von 90 Tagen.',
  howOften: '{$amount} von {$outOf}, Zeitraum: {$within}',
  often: 'Wie oft',
  grave: 'Wie schwer, und was dabei herauskam',
  meant: 'Was beabsichtigt war',
  notTold: 'Das lässt sich nicht sagen, und es wurde nichts unterstellt.',
};
