import type { emergencyWords as english } from '../en/emergency.ts';
import type { Translation } from '../words.ts';

/**
 * Chinese in simplified characters: emergency access to what is withheld, and what the public
 * reads about decisions.
 */
export const emergencyWords: Translation<typeof english> = {
  kinds: {
    'identity-before-finding': '认定之前查看案件关于谁',
    'reporter-identity': '是谁举报的',
    'sealed-file': '对该角色关闭的档案',
  },
  ways: {
    'two-persons': '与第二人一起，对方有半小时时间同意',
    counted: '独自且立即；公众可以计数',
  },
  phases: {
    asked: '等待第二人',
    lapsed: '已失效：没有人按时同意',
    open: '打开',
    closed: '已重新关闭',
    declined: '第二人不同意',
  },
  list: {
    title: '紧急查看',
    lead: '打开了哪些平时不公开的内容：由谁、为什么、经谁同意。',
    empty: '没有打开任何内容。',
    how: '如需请求，请打开案件并进入“紧急查看”。',
    see: '查看 {$reference}',
  },
  ask: {
    title: '请求查看不公开的内容',
    lead: '仅在有人处于危险之中或法律别无选择时。会被记录，一小时后关闭，并告知当事人。',
    kind: '您需要什么？',
    way: '以何种方式？',
    reason: '紧急情况是什么？',
    later: '七天后告知会使某人处于危险',
    laterUntil: '告知日期',
    laterUntilHint: '如果七天可以，请留空。日期如 2026-12-31。',
    laterBecause: '会危及谁？',
    send: '请求',
    wrongDay: '请按 2026-12-31 的格式填写日期。',
  },
  page: {
    title: '紧急查看 {$reference}',
    kind: '内容',
    way: '方式',
    asker: '请求人',
    asked: '请求时间',
    reason: '紧急情况',
    second: '同意人',
    phase: '现状',
    openUntil: '关闭时间',
    confirmBy: '第二人的期限',
    tell: '告知日期',
    told: '已告知，时间：',
    laterBecause: '为什么推迟',
    open: '显示不公开的内容',
    openText: '每次查看都有记录。',
    confirm: '我同意',
    confirmText: '你们共同负责。',
    decline: '我不同意',
    declineWhy: '为什么不同意',
    declineSend: '拒绝',
    back: '所有紧急查看',
  },
  opened: {
    title: '不公开的内容',
    respondent: '案件关于',
    reporters: '是谁举报的',
    nameless: '没有账号的人',
    contact: '联系方式',
    evidence: '档案',
  },
  told: {
    title: '打开了哪些关于您的内容',
    lead: '在紧急情况下，有人查看了平时不公开的内容。',
    at: '时间：',
    reporter: '在紧急情况下，有工作人员查看了是谁发送了这份举报。我们告诉您，因为您有权知道。',
  },
  how: {
    title: '决定是如何作出的',
    lead: '用几句话说明从举报到决定，再到申诉。',
    steps: [
      '举报、规则或工作人员提出案件。举报人数不决定任何事。',
      '处理者先看写了什么，再看是谁写的，并记录认定。',
      '然后查看类似案件如何决定，选择规则允许的等级，并说明理由。',
      '限制某人之前，先询问其看法。如果不能等待，则事后询问。',
      '严重的决定需要第二人。没有人决定自己或亲近者的事。',
      '当事人随决定得到理由，可以申诉，由另一个人重新查看。',
      '版主、群组管理者和运营者以同样方式接受评判。',
    ],
    stewards: '群组管理者',
    stewardsText:
      '管理者只对自己知情之后所做或未做的事负责，绝不对成员说的话负责。如果某人不能履行职责，由别人代替，没有人会失去群组。',
    glass: '有人打开不公开的内容时',
    glassText:
      '在紧急情况下，工作人员可以在认定之前查看姓名、举报人或关闭的档案。要么第二人同意，要么在这里计数。事后告知当事人。',
    none: '过去十二个月没有人独自打开任何内容。',
    month: '月份',
    kind: '由一人独自打开的内容',
    count: '次数',
    link: '这里的决定是如何作出的',
  },
};
