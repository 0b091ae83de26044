import type { misuseWords as english } from '../en/misuse.ts';
import type { Translation } from '../words.ts';

/** Arabic: when reports or appeals wait because they were misused. */
export const misuseWords: Translation<typeof english> = {
  reportClosed: 'أُغلق من دون النظر فيه: بموجب قرار بشأنكم لا يُنظر في بلاغاتكم حتى',
  reportWay:
    'يمكنكم قراءة ذلك القرار على صفحتكم والاعتراض عليه. إذا كان طفل في خطر فاذكروا ذلك في النموذج، فيُنظر فيه مع ذلك.',
  reportAgain: 'أُغلق من دون النظر فيه، بموجب قرار انتهى الآن. يمكنكم الإبلاغ عنه من جديد.',
  appealWaits: 'وصل اعتراضكم. بموجب قرار بشأنكم تنتظر الاعتراضات الأخرى حتى',
  appealClock:
    'لا تنقضي أي مهلة في هذه الأثناء، ويُحسب الموعد من ذلك اليوم. والاعتراض على ذلك القرار نفسه يُنظر فيه فورًا.',
};
