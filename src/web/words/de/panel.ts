import type { panelWords as english } from '../en/panel.ts';
import type { Translation } from '../words.ts';

/** German: serving on panels, the file of a panel, its draw, and reviewers from outside. */
export const panelWords: Translation<typeof english> = {
  offer: {
    title: 'In Gremien mitwirken',
    card: 'Wo niemand aus dem Team unabhängig ist, entscheiden Mitglieder über Beschwerden. Sie können sich für die Auslosung melden.',
    link: 'Sich melden oder Ihre Gremien ansehen',
    lead: 'Ein Gremium aus Mitgliedern entscheidet über eine Beschwerde, wenn niemand aus dem Team von der Entscheidung unabhängig ist. Wer mitwirkt, wird unter denen ausgelost, die sich gemeldet haben. Sie können die Meldung jederzeit zurücknehmen und ein Gremium ohne Begründung verlassen.',
    not: 'Sie haben sich nicht gemeldet.',
    offered: 'Sie haben sich gemeldet am',
    withdrawn: 'Sie haben Ihre Meldung zurückgenommen.',
    related: 'Benutzernamen von Menschen, denen Sie zu nahe stehen',
    relatedHint:
      'Einer in jeder Zeile. Für deren Sachen werden Sie nie ausgelost. Nur die Auslosung liest das.',
    send: 'Sich melden',
    update: 'Speichern',
    withdraw: 'Meldung zurücknehmen',
    seats: 'Ihre Gremien',
    noSeats: 'Sie sitzen zurzeit in keinem Gremium.',
    panel: 'Gremium {$reference}',
    asked: {
      ballot: 'wartet auf Ihre Stimme',
      confirmation: 'wartet auf Ihr letztes Wort',
      nothing: 'jetzt nichts zu tun',
    },
    until: 'bis',
  },
  page: {
    title: 'Gremium {$reference}',
    seat: 'Sie sind Mitglied {$number} dieses Gremiums.',
    blind:
      'Sie sehen nicht, wie entschieden wurde, was die anderen meinen oder wer jemand ist. Sehen Sie sich die Belege an, und sagen Sie, wie Sie entscheiden würden.',
    text: 'Was uns geschrieben wurde',
    evidence: 'Belege',
    rules: 'Die Regel, wie sie damals galt',
    ballot: 'Wie würden Sie entscheiden?',
    noBreach: 'Es wurde gegen keine Regel verstoßen, oder es lässt sich nicht zeigen',
    breach: 'Es wurde gegen eine Regel verstoßen',
    step: 'Falls gegen eine Regel verstoßen wurde: der Schritt, der passt',
    reasons: 'Ihre Gründe',
    reasonsHint: 'Die betroffene Person wird sie lesen, ohne zu erfahren, wer Sie sind.',
    send: 'Stimme abgeben',
    missing: 'Wählen Sie, ob gegen eine Regel verstoßen wurde.',
    leave: 'Zurücktreten',
    leaveText:
      'Wenn Sie wissen, um wen es geht, und der Person zu nahe stehen, oder wenn Sie nicht mitwirken können, treten Sie jetzt zurück. Dann wird jemand anderes ausgelost.',
    close: 'Ich stehe zu nahe',
    cannot: 'Ich kann nicht mitwirken',
    waiting:
      'Ihre Stimme ist abgegeben. Wenn alle da sind, sehen Sie, was die anderen meinen und wie zuerst entschieden wurde.',
    deliberation: 'Alle Stimmen sind da',
    deliberationText:
      'Lesen Sie, was die anderen meinen und wie zuerst entschieden wurde. Sagen Sie dann Ihr letztes Wort: dasselbe noch einmal oder etwas anderes. Die Mitte zählt, und strenger als die erste Entscheidung kann es nicht werden.',
    member: 'Mitglied {$number}',
    first: 'Wie zuerst entschieden wurde',
    last: 'Ihr letztes Wort',
    sendLast: 'Das ist mein letztes Wort',
    said: 'Sie haben Ihr letztes Wort gesagt.',
    over: 'Dieses Gremium hat geantwortet.',
    failed: 'Dieses Gremium konnte nicht gebildet werden.',
  },
  lot: {
    title: 'Wie dieses Gremium ausgelost wurde',
    lead: 'Jeder kann nachprüfen, dass die Auslosung feststand, bevor bekannt war, wer ausgelost werden kann.',
    commitment: 'SHA-256 des Startwerts, hinterlegt, bevor der Kreis bekannt war',
    seed: 'Der Startwert',
    notYet: 'Der Startwert wird mit der Auslosung bekannt, am',
    pool: 'Der Kreis: ein Los für jedes Mitglied, das gezogen werden konnte',
    order: 'In der Reihenfolge der Auslosung; die ersten wirken mit',
    size: 'Plätze',
    check:
      'Bilden Sie den SHA-256 des Startwerts: Das ist der Wert oben. Bilden Sie für jedes Los des Kreises den SHA-256 aus dem Startwert, einem Zeilenvorschub und dem Los. Danach sortiert, das Kleinste zuerst, stehen die Lose in der gezeigten Reihenfolge.',
    tickets:
      'Ein Los ist der SHA-256 aus dem Gremium, dem Mitglied und einem Geheimnis des Mitglieds, damit niemand herausfinden kann, wessen Los es ist.',
  },
  outside: {
    title: 'Eine Beschwerde, über die Sie entscheiden sollen',
    lead: 'Sie wurden gebeten, über eine Beschwerde zu entscheiden. Sie sehen, was dafür nötig ist, sonst nichts und keine Namen. Jedes Öffnen dieser Seite wird festgehalten.',
    as: 'Das Mitglied kennt Sie als',
    until: 'Dieser Link gilt bis',
    finding: 'Was stellen Sie fest?',
    findingSend: 'Feststellung festhalten',
    openFirst: 'Erste Entscheidung öffnen',
    openFirstText:
      'Ihre Feststellung ist festgehalten. Sehen Sie sich jetzt an, wie zuerst entschieden wurde.',
    done: 'Sie haben diese Beschwerde beantwortet. Danke.',
  },
};
