import type { mailWords as english } from '../en/mail.ts';
import type { Translation } from '../words.ts';

/**
 * Chinese in simplified characters: how members are written to, what became of letters, and the
 * demo's mailbox.
 */
export const mailWords: Translation<typeof english> = {
  settings: {
    title: '我们如何与您联系',
    lead: '一切都在您的页面上。您可以在这里选择语言，以及是否同时通过邮件发送。',
    language: '语言',
    languageText: '从现在起，理由说明和信件使用这种语言。',
    languageHint: '以前写的内容保持不变。',
    languageSend: '使用这种语言',
    address: '邮箱地址',
    addressText: '我们只用它发送与您有关的理由说明、答复和期限，不作他用。工作人员看不到它。',
    addressBox: '您的地址',
    addressHint: '一个地址，例如 name@example.org。我们会先向它询问是否属于您。',
    addressSend: '使用这个地址',
    given: '您的地址是',
    hidden: '已保存一个地址。',
    confirmed: '确认时间：',
    waiting: '等待确认：请打开我们发到那里的信中的链接。在此之前不会发送其他内容。',
    remove: '删除地址',
    removeHint: '立即删除。您的页面保持不变。',
    noMail: '本社区不发送邮件。一切都在您的页面上。',
    link: '语言和邮件',
  },
  question: {
    title: '这是您的地址吗？',
    text: '如果您确认，与您的成员身份有关的理由说明和答复也会发送到您看到这个链接的地址。',
    until: '答复截止时间：',
    yes: '是的，是我的',
    no: '如果不是，关闭此页面即可。',
    doneTitle: '谢谢',
    done: '与您的成员身份有关的信件现在也会发送到那里。您可以在自己的页面上更改。',
  },
  letters: {
    title: '信件',
    lead: '通过邮件发送的内容。没有送达的内容仍在对方的页面上，且没有任何期限开始计算。',
    phases: {
      failed: '未送达',
      returned: '被退回',
      waiting: '等待中',
      accepted: '已接收',
    },
    phase: '哪些信件',
    none: '没有。',
    off: '没有设置邮件服务器，因此不发送信件。请在 evenhand.json 的 `mail` 中设置。',
    kinds: {
      statement: '理由说明',
      'restriction-changed': '限制的变更',
      'report-receipt': '举报回执',
      'report-outcome': '举报结果',
      'appeal-receipt': '申诉回执',
      'appeal-outcome': '申诉答复',
      'case-closed': '按有利方式结束的案件',
      hearing: '询问看法',
      'hearing-answer': '对其说法的答复',
      'early-end-answer': '对提前结束请求的答复',
      'decision-reversed': '决定的撤销',
      confirmation: '询问地址归属',
    },
    toReporter: '致举报人',
    to: '致',
    written: '撰写时间',
    tries: '尝试 {$count :integer} 次',
    next: '下次尝试',
    retry: '重新发送',
  },
  captured: {
    title: '截留的邮件',
    lead: '这是演示：信件保存在这里，不会发送给任何人。最新的排在最前。',
    none: '还没有信件。请在成员页面或举报中填写一个地址。',
    to: '致',
    at: '时间',
  },
};
