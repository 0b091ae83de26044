import type { earlyEndWords as english } from '../en/early-end.ts';
import type { Translation } from '../words.ts';

/** Chinese in simplified characters: asking for an early end, and answering it. */
export const earlyEndWords: Translation<typeof english> = {
  title: '请求提前结束',
  lead: '您可以用自己的话请求现在结束。请求不会改变其他任何事：您仍可以申诉，时间也不会变长。',
  box: '为什么应该现在结束？',
  send: '请求',
  waits: '会有人在这里答复您。',
  asked: '您的请求时间：',
  againFrom: '可以再次请求的时间：',
  lifted: '已解除。',
  kept: '已维持。',
  reasons: '理由',
  listTitle: '提前结束的请求',
  listLead: '最早的排在最前。每项都在其案件页面上答复。',
  listEmpty: '没有人在等待答复。',
  listCaption: '提前结束',
  until: '持续至',
  askedAt: '请求时间',
  see: '案件 {$reference}',
  caseTitle: '成员请求提前结束',
  answer: '您的答复',
  lift: '解除：立即恢复一切',
  keep: '维持到期',
  answerReasons: '您的理由（给成员）',
  answerSend: '答复',
  outcomeMissing: '请说明解除还是维持。',
};
