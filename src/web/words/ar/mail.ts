import type { mailWords as english } from '../en/mail.ts';
import type { Translation } from '../words.ts';

/** Arabic: how members are written to, what became of letters, and the demo's mailbox. */
export const mailWords: Translation<typeof english> = {
  settings: {
    title: 'كيف نكتب إليكم',
    lead: 'كل شيء على صفحتكم. تقولون هنا بأي لغة، وهل نرسله إليكم بالبريد أيضًا.',
    language: 'اللغة',
    languageText: 'تُكتب بها من الآن بيانات الأسباب والرسائل.',
    languageHint: 'ما كُتب من قبل يبقى كما هو.',
    languageSend: 'استخدام هذه اللغة',
    address: 'عنوان البريد',
    addressText:
      'نستخدمه لبيانات الأسباب والردود والمواعيد التي تخصكم، ولا نستخدمه لغيرها. ولا يراه أحد من الفريق.',
    addressBox: 'عنوانكم',
    addressHint: 'عنوان واحد، مثل name@example.org. نسأل عليه أولًا هل هو عنوانكم.',
    addressSend: 'استخدام هذا العنوان',
    given: 'عنوانكم هو',
    hidden: 'يوجد عنوان محفوظ.',
    confirmed: 'تم تأكيده في',
    waiting:
      'ينتظر التأكيد: افتحوا الرابط في الرسالة التي أرسلناها إليه. وإلى ذلك الحين لا يُرسل إليه شيء آخر.',
    remove: 'حذف العنوان',
    removeHint: 'يُحذف فورًا. وتبقى صفحتكم كما هي.',
    noMail: 'لا يرسل هذا المجتمع بريدًا. كل شيء على صفحتكم.',
    link: 'اللغة والبريد',
  },
  question: {
    title: 'هل هذا عنوانكم؟',
    text: 'إذا قلتم نعم، تُرسل بيانات الأسباب والردود المتعلقة بعضويتكم أيضًا إلى العنوان الذي وجدتم فيه هذا الرابط.',
    until: 'يمكنكم الرد حتى',
    yes: 'نعم، هو عنواني',
    no: 'إذا لم يكن كذلك، فأغلقوا هذه الصفحة.',
    doneTitle: 'شكرًا لكم',
    done: 'تُرسل الرسائل المتعلقة بعضويتكم الآن إليه أيضًا. ويمكنكم تغيير ذلك من صفحتكم.',
  },
  letters: {
    title: 'الرسائل',
    lead: 'ما أُرسل بالبريد. وما لم يصل يبقى على صفحة صاحبه، ولم تبدأ له أي مهلة.',
    phases: {
      failed: 'لم تصل',
      returned: 'عادت',
      waiting: 'تنتظر',
      accepted: 'سُلمت',
    },
    phase: 'أي رسائل',
    none: 'لا يوجد.',
    off: 'لم يُعد خادم بريد، ولذلك لا تُرسل رسائل. أعدوه تحت `mail` في evenhand.json.',
    kinds: {
      statement: 'بيان أسباب',
      'restriction-changed': 'تغيير في تقييد',
      'report-receipt': 'إيصال بلاغ',
      'report-outcome': 'نتيجة بلاغ',
      'appeal-receipt': 'إيصال اعتراض',
      'appeal-outcome': 'الرد على اعتراض',
      'case-closed': 'قضية أُغلقت لصالح شخص',
      hearing: 'السؤال عن الرأي',
      'hearing-answer': 'الرد على ما قاله شخص',
      'early-end-answer': 'الرد على طلب إنهاء مبكر',
      'decision-reversed': 'إلغاء قرار',
      confirmation: 'السؤال عن صاحب العنوان',
    },
    toReporter: 'إلى من أرسل البلاغ',
    to: 'إلى',
    written: 'كُتبت في',
    tries: `.input {$count :integer}
.match $count
zero {{بلا محاولة}}
one {{محاولة واحدة}}
two {{محاولتان}}
few {{{$count} محاولات}}
many {{{$count} محاولة}}
* {{{$count} محاولة}}`,
    next: 'المحاولة التالية',
    retry: 'إرسال من جديد',
  },
  captured: {
    title: 'البريد المحتجز',
    lead: 'هذا عرض تجريبي: تبقى الرسائل هنا ولا تُرسل إلى أحد. الأحدث أولًا.',
    none: 'لم تُكتب أي رسالة بعد. أدخلوا عنوانًا على صفحة عضو أو في بلاغ.',
    to: 'إلى',
    at: 'في',
  },
};
