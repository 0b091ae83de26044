import type { openCaseWords as english } from '../en/open-case.ts';
import type { Translation } from '../words.ts';

/** Arabic: opening a case on one's own initiative. */
export const openCaseWords: Translation<typeof english> = {
  title: 'فتح قضية',
  lead: 'بمبادرة منكم، مع ذكر السبب. ويُبت فيها كأي قضية أخرى: من دون أسماء أولًا، ثم بها.',
  link: 'فتح قضية',
  kind: 'ما موضوعها؟',
  who: 'من المسؤول؟',
  whoHint: 'اسم المستخدم للعضو، أو الاسم الذي يُعرف به أحد أفراد الفريق هنا.',
  item: 'أي منشور؟',
  itemHint: 'للمنشورات فقط: رابطه أو رقمه.',
  rule: 'أي قاعدة؟',
  ruleHint: 'اتركوه مفتوحًا إذا لم تكونوا متأكدين.',
  noRule: 'غير مذكورة',
  reason: 'لماذا تفتحونها؟',
  shown: 'ماذا رأيتم؟',
  shownHint: 'يلزم حيث لا يُظهره منشور، مثل كم مرة أبلغ شخص، وعن ماذا.',
  send: 'فتح القضية',
  kindMissing: 'قولوا ما موضوعها.',
  whoMissing: 'قولوا من المسؤول.',
  itemMissing: 'قولوا أي منشور هو.',
};
