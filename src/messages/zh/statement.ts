import type { StatementWords } from '../catalogue.ts';

/** Chinese in simplified characters: statements of reasons. */
export const statementWords: StatementWords = {
  'statement.title': '决定理由说明，{$at :moment}',
  'statement.decided': '决定的内容',
  'statement.replaces': '本决定取代先前的一项决定，并且比它更轻。',
  'statement.decision':
    '有工作人员查看了此事，并认定它违反了规则“{$title}”（{$rule}，第 {$version} 版）。',
  'statement.step': '选定的处理方式：{$step}。',
  'statement.nothing-restricted': '没有任何限制。您以前可以做的事，现在都可以做。',
  'statement.ends-by-itself': '到了上述时间，限制会自动结束，您无需做任何事。',
  'statement.happened': '事情经过',
  'statement.relies': '本决定只依据以下内容，没有其他依据：',
  'statement.why': '理由',
  'statement.reasons': '以下是作出决定的人亲自写下的理由：',
  'statement.heard': '是否听取了您的说法',
  'statement.standing': '对您的记分有什么影响',
  'statement.can': '您可以做什么',
  'measure.member': `.input {$measure :string}
.match $measure
slow-mode {{您发帖和回复的间隔时间会变长。}}
no-links {{您不能发布链接。}}
no-media {{您不能发布图片、音频或视频。}}
read-only {{您可以阅读，但不能发帖、回复、发布链接、展示图片或发送私信。}}
no-new-groups {{您不能创建新的群组。}}
no-direct-messages {{您不能发送私信。}}
no-stewardship {{您不能担任群组的管理者。}}
suspension {{您不能参与社区活动。}}
payout-hold {{应付给您的款项暂缓支付。}}
pause-reports {{您提交的举报会被接收并结束，但不会有人查看。}}
pause-appeals {{您对其他决定提出的申诉会被保留，暂不处理。}}
* {{您可以做的事受到限制。}}`,
  'measure.item': `.input {$measure :string}
.match $measure
hide {{您发布的 {$item} 对其他成员不可见。}}
remove {{您发布的 {$item} 已被移除。}}
label {{您发布的 {$item} 附有一条说明。}}
age-gate {{您发布的 {$item} 只向成年人显示。}}
limit-replies {{您发布的 {$item} 不再接受新的回复。}}
demote {{您发布的 {$item} 会显示在较不显眼的位置。}}
* {{您发布的 {$item} 受到限制。}}`,
  'term.item': '有效时间从 {$from :moment} 到 {$until :moment}。',
  'term.community': '适用于整个社区，有效时间从 {$from :moment} 到 {$until :moment}。',
  'term.group': '只适用于群组 {$group}，有效时间从 {$from :moment} 到 {$until :moment}。',
  'scope.community': '整个社区',
  'scope.group': '群组 {$group}',
  'scope.item': '发布的 {$item}',
  source: `.input {$source :string}
.match $source
report {{我们收到了举报，因此查看了此事。}}
trusted-flagger {{一个可信举报者举报了此事，因此我们查看了它。}}
own-initiative {{此事是我们自己发现的，没有人举报。}}
* {{有人提醒我们注意，因此我们查看了此事。}}`,
  'fact.quoted': '{$at :moment}：',
  'fact.gone': '{$at :moment}。原文已不再保存。',
  'words.untranslated': '由人书写的内容在此保留原文的语言，没有人翻译过。',
  'ground.rulebook': '依据是本社区自己的规则。',
  'ground.law': '此事依照以下法律属于违法，规则也涵盖了它：{$law}。',
  'ground.law-unnamed': '此事属于违法，规则也涵盖了它。',
  'rule.text': '事情发生时有效的规则原文：',
  'rule.other-language': '本社区没有公布这条规则的中文版。这里引用的是{$language :language}版。',
  'ladder.suggested': '按照公布的等级，建议的是另一种处理方式：{$step}。',
  'ladder.reason': '选择这种处理方式的原因：',
  'milder.applies': '事情发生之后，这条规则已变得更轻。对您适用更轻的规则：',
  'milder.change': `.input {$change :string}
.match $change
rule-withdrawn {{规则已被撤销，因此这件事不产生任何后果（第 {$version} 版）。}}
gravity {{违反它被认为没有那么严重（第 {$version} 版）。}}
range {{可以选择的处理方式更轻（第 {$version} 版）。}}
measures {{处理方式持续的时间更短（第 {$version} 版）。}}
ladder-start {{等级从更轻的处理方式开始（第 {$version} 版）。}}
* {{违反它所记的分更少，或保留的时间更短（第 {$version} 版）。}}`,
  'milder.range': '处理方式是从第 {$version} 版允许的范围中选定的。',
  'factors.weighed': '作出决定之前，有工作人员权衡了以下几点：',
  'factors.amount':
    '次数：共 {$outOf :integer} 次，其中 {$amount :integer} 次。所查看的时间：{$within :length}。',
  'factors.consequences': '有多严重，造成了什么后果：',
  'factors.intent': '您当时的用意：',
  'factors.intent-unknown': '您当时的用意：无法判断，也没有作任何推定。',
  'heard.not-needed': '本决定没有限制您本人，因此没有等待您的说法。',
  'heard.before': '我们于 {$asked :moment} 询问了您，您于 {$given :moment} 说明了您的看法。',
  'heard.read': '作出决定之前，有人阅读了您的说法。',
  'heard.silent': '我们于 {$asked :moment} 询问了您的看法，您可以在 {$until :moment} 之前答复。',
  'heard.no-harm': '作出决定时还没有收到答复，这不会对您不利。',
  'heard.urgent': '因为事情紧急，事先没有听取您的说法。以下是作出决定的人亲自写下的原因：',
  'heard.after': '您现在可以说明您的看法，截止到 {$until :moment}。请写在这里：',
  'heard.again': '届时会重新查看此事，对您的限制会被解除或保留，并说明理由。',
  'machine.detection': `.input {$detection :string}
.match $detection
yes {{自动检查提醒我们注意到此事。}}
* {{此事的发现没有自动检查参与。}}`,
  'machine.decision': `.input {$decision :string}
.match $decision
partially {{机器指出了相关规则；之后由人查看了全部内容并作出决定。}}
* {{决定由人作出，没有机器参与。}}`,
  'standing.now': `.input {$points :integer}
.match $points
* {{您目前在“{$family}”中记有 {$points} 分。}}`,
  'standing.adds-nothing': '本决定不增加任何记分。',
  'standing.pending': '只要对本决定仍可提出申诉，它就不计分。',
  'standing.adds': `.input {$points :integer}
.match $points
* {{如果决定维持不变，将增加 {$points} 分，从今天起计算，并逐日递减。}}`,
  'standing.clear': '如果不再增加记分，您在“{$family}”中的记分最迟将于 {$day :day} 清零。',
  'redress.appeal':
    '您可以免费提出申诉。从您收到本说明之日起，申诉期限为：{$window :length}。请在这里提出：',
  'redress.how':
    '用您自己的话写几句就够了。将由没有参与本决定的另一个人重新查看全部内容。结果可能更轻，但绝不会更重。',
  'redress.out-of-court':
    '如果您所在国家的法律设有经认证的庭外争议解决机构（在欧盟依据《数字服务法》第 21 条），您可以向该机构求助。',
  'redress.court': '您可以随时向法院起诉。先提出申诉不会使您失去任何权利。',
  'redress.always-open':
    '无论决定如何，您始终可以查看自己的档案、获取副本、提出申诉，也可以离开社区。',
  'hold.title': '您发布的内容为何被暂时保留，{$at :moment}',
  'hold.about': '涉及的内容如下：',
  'hold.reasons':
    '自动检查认为规则“{$title}”可能适用。自动检查可能出错，所以我们请人来查看。目前没有人对您作出任何决定。',
  'hold.standing': '没有影响。只有人作出的决定才会计分，而目前没有人作出任何决定。',
  'hold.wait': '您只需等待：除非有人作出其他决定，您发布的内容会自动显示。',
};
