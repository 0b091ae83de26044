import type { LetterWords } from '../catalogue.ts';

/** German: receipts, outcomes and everything else that is sent. */
export const letterWords: LetterWords = {
  'report-receipt.subject': 'Ihre Meldung ist angekommen – {$community}',
  'report-receipt.received': 'Danke. Ihre Meldung ist am {$at :moment} bei uns angekommen.',
  'report-receipt.promise':
    'Ein Mensch wird sie sich ansehen. Sie haben spätestens am {$until :moment} eine Antwort.',
  'report-receipt.privacy':
    'Wer gemeldet wurde, erfährt nicht, wer Sie sind. Wir verwenden diese Adresse nur, um Ihnen zu dieser Meldung zu schreiben.',
  'report-outcome.subject': 'Was aus Ihrer Meldung geworden ist – {$community}',
  'report-outcome.about': 'Es geht um die Meldung, die Sie uns am {$at :moment} geschickt haben.',
  'report-outcome.outcome': `.input {$outcome :string}
.match $outcome
breach {{Ein Mensch hat sie sich angesehen und festgestellt, dass gegen eine Regel verstoßen wurde. Es wurde etwas unternommen.}}
no-breach {{Ein Mensch hat sie sich angesehen und festgestellt, dass gegen keine Regel verstoßen wurde. Es wurde nichts unternommen.}}
closed-in-favour {{Wir haben es nicht geschafft, in der versprochenen Zeit zu entscheiden. Der Fall ist abgeschlossen, und es wurde nichts unternommen. Das sagt nichts darüber, ob Ihre Meldung berechtigt war.}}
reversed-on-appeal {{Es gab eine Beschwerde, und ein anderer Mensch hat anders entschieden. Was wir Ihnen vorher geschrieben haben, gilt nicht mehr.}}
reversed-on-review {{Wir haben uns die Sache selbst noch einmal angesehen. Was wir Ihnen vorher geschrieben haben, gilt nicht mehr.}}
varied-on-appeal {{Es gab eine Beschwerde, und ein anderer Mensch hat noch einmal hingesehen. Es bleibt ein Verstoß; was daraus folgt, ist milder.}}
* {{Zu Ihrer Meldung wurde kein Fall eröffnet. Es wurde nichts unternommen.}}`,
  'report-outcome.appeal':
    'Wenn Sie das anders sehen, können Sie auf Ihrer Seite Beschwerde einlegen. Dann sieht es sich ein anderer Mensch neu an.',
  'report.page': 'Das ist Ihre eigene Seite zu dieser Meldung. Geben Sie die Adresse nicht weiter:',
  'appeal-receipt.subject': 'Ihre Beschwerde ist angekommen – {$community}',
  'appeal-receipt.received': 'Ihre Beschwerde ist am {$at :moment} bei uns angekommen.',
  'appeal-receipt.promise': 'Sie haben spätestens am {$until :moment} eine Antwort.',
  'appeal-receipt.late':
    'Wenn wir uns verspäten, ruht jede Einschränkung daraus, bis die Antwort da ist.',
  'appeal-receipt.who':
    'Ein Mensch, der mit der ersten Entscheidung nichts zu tun hatte, liest Ihre Beschwerde. Er sieht sich zuerst die Belege an und erfährt erst danach, wie entschieden wurde.',
  'appeal-receipt.harm': 'Dass Sie Beschwerde einlegen, schadet Ihnen nie.',
  'appeal-outcome.subject': 'Die Antwort auf Ihre Beschwerde – {$community}',
  'appeal-outcome.about':
    'Das ist die Antwort auf die Beschwerde, die Sie uns am {$at :moment} geschickt haben.',
  'appeal-outcome.member': `.input {$outcome :string}
.match $outcome
decision-upheld {{Die Entscheidung bleibt, wie sie ist.}}
decision-varied {{Die Entscheidung ist milder geworden. Sie bekommen dazu eine neue Begründung.}}
* {{Die Entscheidung ist aufgehoben. Alle ihre Folgen sind rückgängig gemacht, und nichts davon zählt.}}`,
  'appeal-outcome.reporter': `.input {$outcome :string}
.match $outcome
decision-upheld {{Es bleibt dabei: Es wurde gegen keine Regel verstoßen.}}
* {{Es war richtig, dass Sie nachgefragt haben. Die erste Antwort gilt nicht mehr, und der Fall wird neu angesehen.}}`,
  'appeal-outcome.reasons':
    'Die Gründe, in den Worten des Menschen, der über die Beschwerde entschieden hat:',
  'appeal-outcome.further':
    'Wenn Sie damit nicht einverstanden sind, stehen Ihnen diese Wege offen:',
  'case-closed.subject': 'Zu Ihren Gunsten abgeschlossen – {$community}',
  'case-closed.text':
    'Es gab die Frage, ob etwas von Ihnen gegen eine Regel verstößt. Wir hatten versprochen, bis zum {$until :moment} zu entscheiden, und haben es nicht getan. Deshalb ist der Fall zu Ihren Gunsten abgeschlossen.',
  'case-closed.meaning':
    'Nichts zählt gegen Sie, nichts bleibt eingeschränkt, und Sie müssen nichts tun.',
  'restriction.subject': 'Bei einer Einschränkung hat sich etwas geändert – {$community}',
  'restriction.change': `.input {$change :string}
.match $change
begins {{Diese Einschränkung beginnt:}}
resumed {{Über die Beschwerde ist entschieden, und diese Einschränkung gilt wieder. Ihr Ende hat sich nicht verschoben:}}
ended {{Diese Einschränkung ist vorbei. Was hier steht, gilt nicht mehr:}}
lifted {{Ein Mensch hat diese Einschränkung vor ihrem Ende aufgehoben. Was hier steht, gilt nicht mehr:}}
released {{Ihr Beitrag ist wieder frei. Was hier steht, gilt nicht mehr:}}
* {{Wir haben uns mit Ihrer Beschwerde verspätet. Bis darüber entschieden ist, gilt dies nicht:}}`,
  'restriction.until': 'Sie endet von selbst am {$until :moment}.',
  'hearing.subject': 'Wir möchten wissen, wie Sie es sehen – {$community}',
  'hearing.about':
    'Wir fragen uns, ob etwas von Ihnen gegen die Regel „{$title}“ verstößt. Noch hat niemand etwas entschieden.',
  'hearing.about-unnamed':
    'Wir fragen uns, ob etwas von Ihnen gegen eine Regel verstößt. Noch hat niemand etwas entschieden.',
  'hearing.invitation':
    'Bevor jemand entscheidet, möchten wir wissen, wie Sie es sehen. Wir warten bis zum {$until :moment} auf Ihre Antwort.',
  'hearing.after':
    'Eine Entscheidung über Sie gilt bereits, bevor Sie angehört werden konnten, weil es eilig war.',
  'hearing.after-invitation':
    'Jetzt möchten wir wissen, wie Sie es sehen. Wenn Sie uns bis zum {$until :moment} schreiben, wird es noch einmal angesehen, und was Sie einschränkt, wird aufgehoben oder bleibt, mit Begründung.',
  'hearing.how': 'Ein paar Worte genügen, in jeder Sprache. Hier können Sie uns schreiben:',
  'hearing.silence':
    'Sie müssen nicht antworten. Wenn Sie nichts sagen, wird Ihnen das nie zum Nachteil ausgelegt.',
  'hearing-answer.subject': 'Die Antwort auf das, was Sie uns gesagt haben – {$community}',
  'hearing-answer.about': 'Das ist die Antwort auf das, was Sie uns am {$at :moment} gesagt haben.',
  'hearing-answer.outcome': `.input {$outcome :string}
.match $outcome
lifted {{Es wurde noch einmal angesehen, und was Sie eingeschränkt hat, ist aufgehoben.}}
* {{Es wurde noch einmal angesehen, und es bleibt, wie es entschieden wurde. Ihr Recht auf Beschwerde verlieren Sie dadurch nicht.}}`,
  'hearing-answer.unanswered':
    'In der versprochenen Zeit hat niemand geantwortet. Deshalb ist aufgehoben, was Sie eingeschränkt hat.',
  'early-end-answer.subject': 'Die Antwort auf Ihre Bitte – {$community}',
  'early-end-answer.about':
    'Das ist die Antwort auf Ihre Bitte vom {$at :moment}, eine Einschränkung früher zu beenden:',
  'early-end-answer.outcome': `.input {$outcome :string}
.match $outcome
lifted {{Ein Mensch hat die Einschränkung aufgehoben. Sie gilt nicht mehr.}}
* {{Die Einschränkung bleibt. Sie endet weiterhin von selbst zu ihrem Zeitpunkt, und nicht später, weil Sie gefragt haben.}}`,
  'decision-reversed.subject': 'Eine Entscheidung ist aufgehoben – {$community}',
  'decision-reversed.text':
    'Wir haben uns die Entscheidung über Sie vom {$at :moment} noch einmal angesehen und sie aufgehoben.',
  'decision-reversed.meaning':
    'Alle ihre Folgen sind rückgängig gemacht, nichts davon zählt, und Sie müssen nichts tun.',
  'answer.reasons': 'Die Gründe, in den Worten des Menschen, der geantwortet hat:',
  'statement-letter.subject': 'Eine Entscheidung und ihre Begründung – {$community}',
  'statement-letter.page':
    'Auf dieser Seite steht dasselbe, und Sie können dort Beschwerde einlegen, ohne sich anzumelden. Geben Sie die Adresse nicht weiter:',
  'statement-letter.hold-page':
    'Auf dieser Seite steht dasselbe, ohne dass Sie sich anmelden müssen. Geben Sie die Adresse nicht weiter:',
  'confirmation.subject': 'Ist das Ihre Adresse? – {$community}',
  'confirmation.text':
    'Jemand möchte, dass Nachrichten von {$community} über die eigene Mitgliedschaft an diese Adresse gehen.',
  'confirmation.link':
    'Wenn Sie das waren, bestätigen Sie es bitte bis zum {$until :moment} auf dieser Seite. Vorher wird nichts hierher geschickt:',
  'confirmation.ignore':
    'Wenn Sie es nicht waren, tun Sie einfach nichts. Die Adresse wird dann nicht verwendet, und Sie können diese Nachricht vergessen.',
  'member.page': 'Sie finden alles auf Ihrer eigenen Seite:',
  'letter.footer-report':
    'Diese Nachricht kommt von {$community}. Die Adresse aus Ihrer Meldung wird nur verwendet, um Ihnen zu dieser Meldung zu schreiben.',
  'letter.footer':
    'Diese Nachricht kommt von {$community}. Die Adresse wird nur für solche Nachrichten verwendet. Sie können sie jederzeit auf Ihrer Seite löschen; dort bleibt alles lesbar.',
};
