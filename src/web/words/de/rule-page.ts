import type { rulePageWords as english } from '../en/rule-page.ts';
import type { Translation } from '../words.ts';

/** German: what a rule’s page says beside the rule: its history and its figures. */
export const rulePageWords: Translation<typeof english> = {
  history: 'Geschichte dieser Regel',
  marks:
    'Durchgestrichen ist, was wegfiel, unterstrichen, was dazukam. Was sich nur in einer Liste oder in den Stufen geändert hat, steht bei den Fassungen.',
  came: 'Die Regel ist neu.',
  went: 'Die Regel wurde gestrichen.',
  wasThere: 'vorher:',
  isThere: 'jetzt:',
  figures: 'Diese Regel in Zahlen',
  changes: {
    title: 'Sie heißt jetzt anders.',
    condition: 'Die Bedingung, nach der eine Maschine sucht, ist eine andere.',
    'alternative-changed':
      'Eine der Möglichkeiten, nach denen eine Maschine sucht, ist eine andere.',
    'alternative-more': 'Eine Maschine findet jetzt auch, was dies erfüllt:',
    'alternative-gone': 'Eine Maschine findet nicht mehr, was nur dies erfüllt:',
    'clause-gone': 'Eine Maschine findet mehr: Dies wird nicht mehr verlangt.',
    'clause-more': 'Eine Maschine findet weniger: Dies wird zusätzlich verlangt.',
    'limit-more': 'Eine Maschine findet mehr: Eine Grenze hat sich verschoben.',
    'limit-less': 'Eine Maschine findet weniger: Eine Grenze hat sich verschoben.',
    'people-only': 'Nur Menschen wenden sie jetzt an; keine Maschine sucht danach.',
    machine: 'Eine Maschine sucht jetzt danach.',
    'kind-more': 'Sie gilt für eine Art von Inhalten mehr.',
    'kind-gone': 'Sie gilt für eine Art von Inhalten weniger.',
    'window-longer': 'Gezählt wird über längere Zeit.',
    'window-shorter': 'Gezählt wird über kürzere Zeit.',
    'window-other': 'Gezählt wird etwas anderes.',
    'hold-shorter': 'Milder: Was passt, wird kürzer zurückgehalten.',
    'hold-longer': 'Strenger: Was passt, wird länger zurückgehalten.',
    'effect-milder': 'Milder: Auf einen Treffer folgt etwas anderes.',
    'effect-harsher': 'Strenger: Auf einen Treffer folgt etwas anderes.',
    'gravity-lower': 'Milder: Sie wiegt weniger schwer.',
    'gravity-higher': 'Strenger: Sie wiegt schwerer.',
    range: 'Menschen können andere Stufen wählen.',
    words: 'Ihre Worte haben sich geändert.',
  },
};
