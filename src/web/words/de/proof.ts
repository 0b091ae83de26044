import type { proofWords as english } from '../en/proof.ts';
import type { Translation } from '../words.ts';

/** German: the page that checks a receipt of the record, in the reader's own browser. */
export const proofWords: Translation<typeof english> = {
  title: 'Einen Beleg prüfen',
  lead: 'Ein Beleg zeigt, dass eine Entscheidung so in den Aufzeichnungen steht, wie sie mitgeteilt wurde. Diese Seite prüft ihn in Ihrem Browser; nichts, was Sie hier eingeben, wird irgendwohin geschickt.',
  what: 'Was geprüft wird',
  receipt: 'Der Beleg',
  receiptHint: 'Ganz, so wie er auf der Seite der Entscheidung oder in einer Datei steht.',
  keys: 'Schlüssel der Aufzeichnungen',
  keysHint:
    'Was dieser Server heute nennt. Ein Server, der lügt, könnte eigene Schlüssel nennen: Vergleichen Sie sie mit denen, die Sie oder jemand, dem Sie trauen, vorher aufbewahrt haben.',
  check: 'Prüfen',
  results: 'Ergebnis',
  good: 'Es stimmt. Alles, was darunter steht, steht unverändert in den Aufzeichnungen.',
  pending:
    'Was sich prüfen lässt, stimmt; aber noch liegt nicht alles unter einem veröffentlichten Prüfpunkt. Laden Sie den Beleg in einer Minute neu.',
  bad: 'Es stimmt nicht.',
  parts: 'Nachgewiesene Teile der Aufzeichnungen:',
  of: 'von',
  size: 'Einträge in den Aufzeichnungen, als sie unterschrieben wurden:',
  origin: 'Die Aufzeichnungen gehören zu',
  whichEntry: 'Es geht um Teil Nummer',
  faults: {
    'keys-unreadable':
      'Die Schlüssel sind nicht die einer einzigen Aufzeichnung, einer in jeder Zeile.',
    'receipt-unreadable': 'Das ist kein Beleg oder nicht der ganze.',
    'sections-differ':
      'Was der Beleg sagt, ist nicht, was aufgezeichnet wurde: Ein Wort wurde geändert, weggelassen oder hinzugefügt.',
    'proof-unreadable': 'Sein Nachweis ist nicht lesbar.',
    'checkpoint-not-signed': 'Der Prüfpunkt darin ist von keinem dieser Schlüssel unterschrieben.',
    'checkpoint-unreadable': 'Was unterschrieben wurde, ist kein Prüfpunkt.',
    'other-log': 'Er gehört zu den Aufzeichnungen von jemand anderem.',
    'not-included': 'Was er sagt, steht nicht in den Aufzeichnungen, die unterschrieben wurden.',
  },
  shows: 'Was er zeigt',
  without: 'Ohne diese Seite',
  withoutText:
    'Speichern Sie den Beleg und die Schlüssel als Dateien, und lassen Sie sie von einem Programm prüfen, das Sie von anderswo haben:',
  noScript:
    'Ihr Browser führt kein Skript dieser Seite aus. Der letzte Abschnitt sagt, wie Sie sonst prüfen können.',
  record: 'Die Aufzeichnungen',
  recordText:
    'Was hier entschieden wird, steht in Aufzeichnungen, die nur wachsen. Wer einen Beleg hat, kann prüfen, dass er nicht geändert wurde.',
  entries: 'Einträge:',
  witnessedBy: 'Bezeugt von',
  witnessedUpTo: 'Einträge, die unterschrieben sind:',
  notYetWitnessedBy: 'Noch nicht bezeugt von',
  notWitnessed:
    'Nicht bezeugt: Niemand von außerhalb hat unterschrieben, dass allen dieselben Aufzeichnungen gezeigt werden. Vergleichen Sie einen Prüfpunkt mit anderen, um sicher zu sein.',
  mine: 'Diese Entscheidung in den Aufzeichnungen prüfen',
  mineText:
    'Die Entscheidung steht in Aufzeichnungen, die niemand unbemerkt ändern kann. Das können Sie selbst prüfen.',
};
