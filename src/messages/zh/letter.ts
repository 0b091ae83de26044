import type { LetterWords } from '../catalogue.ts';

/** Chinese in simplified characters: receipts, outcomes and everything else that is sent. */
export const letterWords: LetterWords = {
  'report-receipt.subject': '{$community} 已收到您的举报',
  'report-receipt.received': '谢谢您。我们已于 {$at :moment} 收到您的举报。',
  'report-receipt.promise': '将有工作人员查看。您最迟会在 {$until :moment} 得到答复。',
  'report-receipt.privacy': '被举报的人不会知道您是谁。我们只用这个地址就这份举报与您联系。',
  'report-outcome.subject': '您向 {$community} 提交的举报有了结果',
  'report-outcome.about': '这是关于您在 {$at :moment} 提交的举报。',
  'report-outcome.outcome': `.input {$outcome :string}
.match $outcome
breach {{有工作人员查看了此事，认定有规则被违反，并已采取措施。}}
no-breach {{有工作人员查看了此事，认定没有规则被违反，因此没有采取措施。}}
closed-in-favour {{我们没能在承诺的时间内作出决定。此案已结，没有采取措施。这并不说明您的举报是否有道理。}}
reversed-on-appeal {{有人提出了申诉，另一个人作出了不同的决定。我们之前告诉您的结果不再有效。}}
reversed-on-review {{我们自己重新查看了此事。我们之前告诉您的结果不再有效。}}
varied-on-appeal {{有人提出了申诉，另一个人重新查看了此事。结论仍然是违规，但后果有所减轻。}}
* {{您的举报没有立案，已经结束。没有采取措施。}}`,
  'report-outcome.appeal': '如果您有不同看法，可以在您的页面上提出申诉。届时会由另一个人重新查看。',
  'report.page': '这是您查看这份举报的专属页面，请不要把地址告诉别人：',
  'appeal-receipt.subject': '{$community} 已收到您的申诉',
  'appeal-receipt.received': '我们已于 {$at :moment} 收到您的申诉。',
  'appeal-receipt.promise': '您最迟会在 {$until :moment} 得到答复。',
  'appeal-receipt.late': '如果我们超过了这个时间，由此产生的任何限制都会暂停，直到您得到答复。',
  'appeal-receipt.who':
    '将由与最初决定毫无关系的人阅读您的申诉。这个人会先查看证据，之后才会知道当初的决定。',
  'appeal-receipt.harm': '提出申诉绝不会对您不利。',
  'appeal-outcome.subject': '{$community} 对您申诉的答复',
  'appeal-outcome.about': '这是对您在 {$at :moment} 提交的申诉的答复。',
  'appeal-outcome.member': `.input {$outcome :string}
.match $outcome
decision-upheld {{决定维持不变。}}
decision-varied {{决定改为更轻的处理。您会收到一份新的理由说明。}}
* {{决定已撤销。它的一切影响都已消除，不留任何记分。}}`,
  'appeal-outcome.reporter': `.input {$outcome :string}
.match $outcome
decision-upheld {{结果不变：没有规则被违反。}}
* {{您提出疑问是对的。最初的答复不再有效，此案将重新处理。}}`,
  'appeal-outcome.reasons': '以下是对申诉作出决定的人亲自写下的理由：',
  'appeal-outcome.further': '如果您不同意，还有以下途径：',
  'case-closed.subject': '{$community}：一个案件已按有利于您的方式结束',
  'case-closed.text':
    '曾有人提出疑问：您的某项行为是否违反规则。我们承诺在 {$until :moment} 之前作出决定，但没有做到。因此，此案按有利于您的方式结束。',
  'case-closed.meaning': '没有任何事情对您不利，没有任何限制保留，您也无需做任何事。',
  'restriction.subject': '{$community}：一项限制有变化',
  'restriction.change': `.input {$change :string}
.match $change
begins {{以下限制开始生效：}}
resumed {{申诉已有决定，以下限制重新生效，结束时间没有推迟：}}
ended {{限制已经结束。以下内容不再有效：}}
lifted {{有工作人员提前解除了限制。以下内容不再有效：}}
released {{您发布的内容已恢复。以下内容不再有效：}}
* {{我们没能按时处理您的申诉。在作出决定之前，以下限制暂停生效：}}`,
  'restriction.until': '它会在 {$until :moment} 自动结束。',
  'hearing.subject': '{$community} 想听听您的说法',
  'hearing.about': '我们正在考虑，您的某项行为是否违反了规则“{$title}”。目前还没有人作出任何决定。',
  'hearing.about-unnamed': '我们正在考虑，您的某项行为是否违反了规则。目前还没有人作出任何决定。',
  'hearing.invitation':
    '在作出决定之前，我们想知道您怎么看。我们会等待您的答复，直到 {$until :moment}。',
  'hearing.after': '因为事情紧急，一项关于您的决定在听取您的说法之前就已生效。',
  'hearing.after-invitation':
    '现在我们想知道您怎么看。如果您在 {$until :moment} 之前给我们写信，此事会被重新查看，对您的限制会被解除或保留，并说明理由。',
  'hearing.how': '用任何语言写几句话都可以。请写在这里：',
  'hearing.silence': '您没有义务答复。如果您什么都不说，也绝不会因此对您不利。',
  'hearing-answer.subject': '{$community} 对您的说法的答复',
  'hearing-answer.about': '这是对您在 {$at :moment} 所作说明的答复。',
  'hearing-answer.outcome': `.input {$outcome :string}
.match $outcome
lifted {{此事已重新查看，对您的限制已经解除。}}
* {{此事已重新查看，决定维持不变。您提出申诉的权利不受影响。}}`,
  'hearing-answer.unanswered': '在我们承诺的时间内没有人答复，因此对您的限制已经解除。',
  'early-end-answer.subject': '{$community} 对您请求的答复',
  'early-end-answer.about': '这是对您在 {$at :moment} 提出的提前结束限制的请求的答复：',
  'early-end-answer.outcome': `.input {$outcome :string}
.match $outcome
lifted {{有工作人员解除了这项限制，它不再有效。}}
* {{这项限制予以保留。它仍会按时自动结束，不会因为您提出请求而推迟。}}`,
  'decision-reversed.subject': '{$community} 的一项决定已撤销',
  'decision-reversed.text': '我们重新查看了 {$at :moment} 作出的关于您的决定，该决定已撤销。',
  'decision-reversed.meaning': '它的一切影响都已消除，不留任何记分，您也无需做任何事。',
  'answer.reasons': '以下是答复的人亲自写下的理由：',
  'statement-letter.subject': '{$community} 的一项决定及其理由',
  'statement-letter.page':
    '这个页面显示同样的内容，您无需登录就可以在那里提出申诉。请不要把地址告诉别人：',
  'statement-letter.hold-page': '这个页面显示同样的内容，无需登录。请不要把地址告诉别人：',
  'confirmation.subject': '这是您的地址吗？– {$community}',
  'confirmation.text': '有人要求把 {$community} 有关其成员身份的消息发送到这个地址。',
  'confirmation.link':
    '如果是您本人，请在 {$until :moment} 之前到这个页面确认。在此之前，我们不会向这里发送任何消息：',
  'confirmation.ignore': '如果不是您本人，什么都不用做。这个地址不会被使用，您可以忽略这条消息。',
  'member.page': '您可以在自己的页面上看到全部内容：',
  'letter.footer-report':
    '这条消息由 {$community} 发送。您在举报时提供的地址只用于就该举报与您联系。',
  'letter.footer':
    '这条消息由 {$community} 发送。这个地址只用于此类消息。您可以随时在自己的页面上删除它；所有内容仍可在那里查看。',
};
