import type { publicWords as english } from '../en/public.ts';
import type { Translation } from '../words.ts';

/** German: the front page and the published rulebook. */
export const publicWords: Translation<typeof english> = {
  front: {
    lead: 'Das sind die Regeln dieser Community, und so wird für sie gesorgt.',
    read: 'Regeln lesen',
    readText:
      'Was von allen erwartet wird, mit Beispielen für das, was geht, und das, was nicht geht.',
    report: 'Etwas melden',
    reportText:
      'Sie brauchen kein Konto. Sie bekommen eine Bestätigung und erfahren, wie es ausgegangen ist.',
    mine: 'Zur eigenen Seite',
    mineText:
      'Die Entscheidungen über Sie, Ihr Punktestand und eine Kopie von allem, was über Sie gespeichert ist.',
    how: 'Worauf Sie sich verlassen können',
    promises: [
      'Es entscheidet ein Mensch, nie eine Maschine, und niemand entscheidet über sich selbst.',
      'Jede Entscheidung sagt, was geschehen ist, um welche Regel es geht und warum.',
      'Jede Einschränkung hat ein Ende und hört von selbst auf.',
      'Sie können mindestens sechs Monate lang Beschwerde einlegen; dann sieht jemand anderes neu hin.',
      'Wenn wir unsere eigene Frist versäumen, geht das nie zu Ihren Lasten.',
    ],
    deadlines: 'Unsere Fristen',
    firstDecision: 'Frist für die Entscheidung eines Falls',
    hearing: 'Zeit für die Antwort, wenn jemand angehört wird, höchstens',
    appealOutcome: 'Frist für die Antwort auf eine Beschwerde',
    reportOutcome: 'Frist für die Antwort auf eine Meldung',
    appealWindow: 'Zeit für eine Beschwerde',
    noRules:
      'Es sind noch keine Regeln veröffentlicht, deshalb kann hier nichts entschieden werden.',
  },
  rules: {
    title: 'Regeln',
    version: 'Fassung {$number}',
    inForceSince: 'In Kraft seit',
    inForceFrom: 'In Kraft ab',
    wasInForceFrom: 'In Kraft getreten am',
    notNow: 'Das ist nicht die Fassung, die jetzt gilt.',
    current: 'Zu den Regeln, die jetzt gelten',
    versions: 'Alle Fassungen',
    ladder: 'Die Schritte',
    ladderText:
      'Was auf einen Verstoß folgen kann, das Mildeste zuerst. Jede Entscheidung, die noch zählt, rückt den Vorschlag einen Schritt weiter; es entscheidet ein Mensch.',
    ladderOf: 'Schritte für „{$family}“',
    noMeasure: 'Keine Einschränkung',
    atMost: 'höchstens',
    counts: 'Eine Entscheidung zählt',
    countsText: 'jeden Tag weniger, bis sie nichts mehr zählt',
    gravityOf: 'Schwere {$gravity} von 4',
    why: 'Warum',
    allowed: 'Das ist in Ordnung',
    notAllowed: 'Das nicht',
    condition: 'Die Bedingung, nach der eine Maschine sucht',
    conditionText:
      'Ein Treffer bringt die Sache nur zu einem Menschen, oder er gibt beim Schreiben einen Hinweis. Er entscheidet nichts.',
    windows: 'Sie zählt über eine Zeit hinweg:',
    counted: {
      count: 'wie viele Aktivitäten',
      sum: 'die Summe von',
      distinct: 'wie viele verschiedene Werte von',
      first: 'wann die erste Aktivität war',
      last: 'wann die letzte Aktivität davor war',
    },
    countedBy: {
      'actor.id': 'von einem Mitglied',
      group: 'in einer Gruppe',
      thread: 'in einem Thema',
      'content.domains': 'mit Links auf einen Host',
      'content.sketch': 'mit fast demselben Text',
      'content.fingerprint': 'mit demselben Text',
    },
    within: 'Zeitraum: {$length}',
    effect: {
      nudge: 'Ein Treffer gibt vor dem Veröffentlichen einen Hinweis. Gespeichert wird nichts.',
      review: 'Ein Treffer bittet einen Menschen, hinzusehen.',
      hold: 'Ein Treffer hält den Beitrag zurück, bis ein Mensch hingesehen hat, höchstens {$length}. Danach wird er von selbst frei.',
    },
    peopleOnly: 'Diese Regel wenden nur Menschen an; keine Maschine sucht danach.',
    appliesTo: 'Gilt für',
    hash: 'SHA-256 des Textes',
    publishedAt: 'Veröffentlicht',
    start: 'vorgeschlagener erster Schritt',
    outside: 'nicht bei dieser Regel',
  },
};
