import type { frameWords as english } from '../en/frame.ts';
import type { Translation } from '../words.ts';

/**
 * Chinese in simplified characters: what surrounds every page, and what is said when a page cannot
 * be shown.
 */
export const frameWords: Translation<typeof english> = {
  unnamed: '社区规则',
  skip: '跳到正文',
  navigation: '页面',
  rules: '规则',
  report: '举报',
  me: '我的页面',
  cases: '案件',
  second: '第二人',
  appeals: '申诉',
  groups: '群组',
  emergency: '紧急查看',
  record: '我的记录',
  signIn: '登录',
  signOut: '退出',
  signedInAs: '已登录：',
  footer: '这里的决定由人作出，有期限，有理由，可以申诉。',
  problemTitle: '还没有成功',
  nothingLost: '您写的内容没有丢失，仍在表单里。',
  optional: '选填',
  language: '语言',
  next: '下一页',
  notFound: {
    title: '这里没有内容',
    text: '这个地址没有您可以看到的内容。它可能不完整、已过期，或是给别人的。',
    hint: '如果是消息中的链接把您带到这里，请完整复制它，或在社区里索取新的链接。',
  },
  signInNeeded: {
    title: '请先登录',
    text: '此页面需要登录。',
  },
  crossSite: {
    title: '这个请求不是来自我们的页面',
    text: '请求来自另一个网站，因此什么都没有做。请到我们的页面再试一次。',
  },
  notYours: {
    title: '您无权查看',
  },
  conflict: {
    title: '期间有了变化',
    kept: '您写的内容，供复制',
    decidedBy: '决定人：',
  },
  unavailable: {
    title: '请稍后再试',
    text: '服务器目前无法回应。没有任何更改。',
  },
  refused: {
    title: '没有成功',
  },
  tooLarge: {
    title: '文字太长',
    text: '请缩短后再发送。',
  },
  unreadable: {
    title: '无法读取表单',
    text: '请回到页面，从那里发送表单。',
  },
  back: '返回页面',
  toFront: '返回首页',
  sign: {
    title: '登录',
    linkReady: '您的登录链接已就绪',
    linkExplained: '按下按钮后链接即失效。它只能使用一次，这样别人就不能再用。',
    button: '立即登录',
    hintTitle: '如何登录',
    hint: '您通过一次性链接登录，没有需要记住或可能丢失的密码。',
    member: '成员：请在社区自己的页面上使用“我的记分”或“登录”，或向工作人员索取链接。',
    staff: '工作人员：服务器的管理者会在命令行为您生成链接。',
    without: '阅读规则、举报，或通过链接打开决定，都不需要登录。',
  },
};
