import type { earlyEndWords as english } from '../en/early-end.ts';
import type { Translation } from '../words.ts';

/** Arabic: asking for an early end, and answering it. */
export const earlyEndWords: Translation<typeof english> = {
  title: 'طلب إنهاء مبكر',
  lead: 'يمكنكم أن تطلبوا بكلماتكم أن ينتهي هذا الآن. الطلب لا يغير شيئًا آخر: يمكنكم الاعتراض، ولا يطول شيء.',
  box: 'لماذا ينبغي أن ينتهي الآن؟',
  send: 'طلب',
  waits: 'سيرد عليكم شخص هنا.',
  asked: 'طلبتم في',
  againFrom: 'يمكنكم الطلب من جديد ابتداء من',
  lifted: 'رُفع.',
  kept: 'أُبقي عليه.',
  reasons: 'الأسباب',
  listTitle: 'طلبات إنهاء مبكر',
  listLead: 'الأقدم أولًا. يُرد على كل منها على صفحة قضيته.',
  listEmpty: 'لا ينتظر أحد ردًا.',
  listCaption: 'إنهاءات مبكرة',
  until: 'يستمر حتى',
  askedAt: 'طُلب في',
  see: 'القضية {$reference}',
  caseTitle: 'يطلب العضو إنهاء مبكرًا',
  answer: 'ردكم',
  lift: 'رفعه: يُعاد كل شيء فورًا',
  keep: 'إبقاؤه حتى نهايته',
  answerReasons: 'أسبابكم، إلى العضو',
  answerSend: 'رد',
  outcomeMissing: 'قولوا هل ترفعونه أم تبقونه.',
};
