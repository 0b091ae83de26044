import type { consoleWords as english } from '../en/console.ts';
import type { Translation } from '../words.ts';

/** Arabic: keys of the console, and the list that tells them. */
export const consoleWords: Translation<typeof english> = {
  title: 'المفاتيح',
  lead: 'تعمل الحروف حيث لا تكتبون. ولا يُرسل شيء أبدًا بحرف وحده.',
  on: 'استخدام الحروف مفاتيح',
  close: 'إغلاق',
  palette: 'إلى أين؟',
  paletteHint: 'اكتبوا جزءًا من اسم؛ الأسهم تختار، ومفتاح الإدخال ينتقل.',
  none: 'لا شيء هنا بهذا الاسم.',
  restored: 'عاد ما كتبتموه هنا.',
  live: {
    other: 'تولّى شخص آخر هذه الحالة للتو:',
    kept: 'ما كتبتموه ما زال هنا.',
    me: 'توليتم هذه الحالة للتو في نافذة أخرى.',
    nobody: 'لم يعد أحد يعمل على هذه الحالة.',
    again: 'عرض الحالة كما هي الآن',
  },
  keys: {
    next: 'التالي في القائمة',
    previous: 'السابق في القائمة',
    open: 'فتحه',
    queue: 'إلى القضايا',
    appeals: 'إلى الاعتراضات',
    rules: 'إلى القواعد',
    groups: 'إلى المجموعات',
    finding: 'إلى ما وُجد',
    precedents: 'إلى القضايا المشابهة',
    decision: 'إلى القرار',
    note: 'كتابة ملاحظة',
    handOver: 'تسليم القضية',
    aside: 'إرجاؤها',
    reveal: 'إظهار الشخص',
    undo: 'إلى التراجع',
    context: 'إظهار ما قيل حوله أو إخفاؤه',
    veil: 'حجب كل الأدلة أو كشفها',
    rule: 'اختيار القاعدة الأولى إلى التاسعة',
    send: 'إرسال النموذج الذي أنتم فيه',
    sheet: 'هذه المفاتيح',
    palette: 'الانتقال بالاسم',
  },
};
