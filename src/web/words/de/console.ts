import type { consoleWords as english } from '../en/console.ts';
import type { Translation } from '../words.ts';

/** German: keys of the console, and the list that tells them. */
export const consoleWords: Translation<typeof english> = {
  title: 'Tasten',
  lead: 'Buchstaben wirken, wo Sie nicht schreiben. Durch einen Buchstaben allein wird nie etwas gesendet.',
  on: 'Buchstaben als Tasten verwenden',
  close: 'Schließen',
  palette: 'Wohin?',
  paletteHint: 'Tippen Sie einen Teil eines Namens; Pfeile wählen, die Eingabetaste geht hin.',
  none: 'So heißt hier nichts.',
  restored: 'Was Sie hier geschrieben hatten, ist wieder da.',
  live: {
    other: 'Gerade hat jemand anders diesen Fall übernommen:',
    kept: 'Was Sie geschrieben haben, steht noch hier.',
    me: 'Sie haben diesen Fall gerade in einem anderen Fenster übernommen.',
    nobody: 'Niemand bearbeitet diesen Fall mehr.',
    again: 'Den Fall sehen, wie er jetzt ist',
  },
  keys: {
    next: 'nächster in der Liste',
    previous: 'voriger in der Liste',
    open: 'öffnen',
    queue: 'zu den Fällen',
    appeals: 'zu den Beschwerden',
    rules: 'zu den Regeln',
    groups: 'zu den Gruppen',
    finding: 'zur Feststellung',
    precedents: 'zu ähnlichen Fällen',
    decision: 'zur Entscheidung',
    note: 'Notiz schreiben',
    handOver: 'weitergeben',
    aside: 'zur Seite legen',
    reveal: 'zeigen, wer es ist',
    undo: 'zum Zurücknehmen',
    context: 'zeigen oder verbergen, was davor und danach gesagt wurde',
    veil: 'alle Belege verschleiern oder zeigen',
    rule: 'die erste bis neunte Regel wählen',
    send: 'das Formular senden, in dem Sie sind',
    sheet: 'diese Tasten',
    palette: 'nach Namen irgendwohin gehen',
  },
};
