import type { recognitionWords as english } from '../en/recognition.ts';
import type { Translation } from '../words.ts';

/** Chinese in simplified characters: recognition: what is thanked for, by whom, and who sees it. */
export const recognitionWords: Translation<typeof english> = {
  deeds: {
    'careful-report': '一份认真的举报',
    mediation: '调解争执',
    'newcomer-helped': '帮助新成员',
    'accepted-correction': '接受更正',
  },
  phases: {
    offered: '只有您能看到。您还没有说明如何处理。',
    shown: '因为您同意，所有人都能看到。',
    hidden: '只有您能看到。',
    declined: '您已谢绝。除您之外没有人能看到。',
  },
  criteriaTitle: '本社区认可什么',
  criteriaText:
    '一件事、一位见证人，以及这些公布的理由之一。它不是对受欢迎或赞同的奖励，没有人计数，也绝不影响任何案件。',
  public: {
    title: '认可',
    lead: '成员为他人所做的事。每一项都经本人同意，按给出的顺序排列。',
    empty: '目前没有展示的内容。',
    give: '认可某人做的事',
    from: '来自',
    because: '类别：',
  },
  own: {
    title: '您因何受到认可',
    lead: '是否让别人看到由您决定。您可以随时更改，没有人能夺走它。',
    empty: '还没有。',
    show: '向所有人展示',
    hide: '只留给自己',
    decline: '谢绝',
    link: '查看您因何受到认可',
    corrected: '给出者已更正：',
  },
  give: {
    title: '认可一件事',
    lead: '对方会先看到，连同您的名字，并决定是否让别人看到。',
    receiver: '是谁做的',
    receiverHint: '对方在平台上的用户名。不能是您自己。',
    criterion: '因为什么',
    reference: '哪条帖子、评论或消息',
    referenceHint: '平台上的编号或地址，以便查阅。',
    reportReference: '哪份举报',
    reportReferenceHint: '仅用于认真的举报，只有工作人员可以认可。',
    reason: '做了什么',
    reasonHint: '用您自己的话写一两句。',
    send: '发送',
    none: '本社区还没有公布认可的内容。',
    criterionMissing: '请选择因为什么。',
    sent: '已发送。如何处理由对方决定。',
    given: '您给出的认可',
    correct: '更正',
    until: '更正截止时间：',
  },
  correct: {
    title: '更正一项认可',
    lead: '您以前写的内容会保留在记录中，并重新询问对方。',
    why: '错在哪里',
    send: '发送更正',
  },
};
