import type { rulePageWords as english } from '../en/rule-page.ts';
import type { Translation } from '../words.ts';

/** Arabic: what a rule’s page says beside the rule: its history and its figures. */
export const rulePageWords: Translation<typeof english> = {
  history: 'تاريخ هذه القاعدة',
  marks:
    'المشطوب هو ما حُذف، والمسطَّر تحته هو ما أُضيف. وما تغير في قائمة أو في الدرجات وحدها تجده عند الإصدارات.',
  came: 'القاعدة جديدة.',
  went: 'أُلغيت القاعدة.',
  wasThere: 'سابقًا:',
  isThere: 'الآن:',
  figures: 'هذه القاعدة بالأرقام',
  changes: {
    title: 'تغير عنوانها.',
    condition: 'تغير الشرط الذي تبحث عنه الآلة.',
    'alternative-changed': 'تغير أحد البدائل التي تبحث عنها الآلة.',
    'alternative-more': 'صارت الآلة تجد أيضًا ما يحقق هذا:',
    'alternative-gone': 'لم تعد الآلة تجد ما لا يحقق إلا هذا:',
    'clause-gone': 'تجد الآلة أكثر: لم يعد هذا مطلوبًا.',
    'clause-more': 'تجد الآلة أقل: صار هذا مطلوبًا أيضًا.',
    'limit-more': 'تجد الآلة أكثر: تغير أحد الحدود.',
    'limit-less': 'تجد الآلة أقل: تغير أحد الحدود.',
    'people-only': 'لا يطبقها الآن إلا الناس؛ ولا تبحث عنها أي آلة.',
    machine: 'صارت آلة تبحث عنها.',
    'kind-more': 'صارت تشمل نوعًا آخر من المحتوى.',
    'kind-gone': 'لم تعد تشمل أحد أنواع المحتوى.',
    'window-longer': 'صار العد على مدة أطول.',
    'window-shorter': 'صار العد على مدة أقصر.',
    'window-other': 'صار العد لشيء آخر.',
    'hold-shorter': 'أخف: يُحجز ما يطابق مدة أقصر.',
    'hold-longer': 'أشد: يُحجز ما يطابق مدة أطول.',
    'effect-milder': 'أخف: تغير ما يتبع المطابقة.',
    'effect-harsher': 'أشد: تغير ما يتبع المطابقة.',
    'gravity-lower': 'أخف: صارت أقل جسامة.',
    'gravity-higher': 'أشد: صارت أكثر جسامة.',
    range: 'يستطيع الناس اختيار درجات أخرى.',
    words: 'تغير نصها.',
  },
};
