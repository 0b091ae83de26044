import type { LetterWords } from '../catalogue.ts';

/** Arabic: receipts, outcomes and everything else that is sent. */
export const letterWords: LetterWords = {
  'report-receipt.subject': 'وصل بلاغكم إلى {$community}',
  'report-receipt.received': 'شكرًا لكم. وصل بلاغكم بتاريخ {$at :moment}.',
  'report-receipt.promise': 'سينظر فيه شخص، وسيصلكم الرد في موعد أقصاه {$until :moment}.',
  'report-receipt.privacy':
    'لن يُخبَر من أبلغتم عنه بهويتكم. لا نستخدم هذا العنوان إلا لمراسلتكم بشأن هذا البلاغ.',
  'report-outcome.subject': 'نتيجة بلاغكم إلى {$community}',
  'report-outcome.about': 'يتعلق هذا بالبلاغ الذي أرسلتموه إلينا بتاريخ {$at :moment}.',
  'report-outcome.outcome': `.input {$outcome :string}
.match $outcome
breach {{نظر شخص في الأمر ووجد أن قاعدة قد خولفت. تم اتخاذ إجراء بهذا الشأن.}}
no-breach {{نظر شخص في الأمر ووجد أن أي قاعدة لم تُخالَف. لم يُتخذ أي إجراء.}}
closed-in-favour {{لم نتمكن من اتخاذ قرار في الموعد الذي وعدنا به. أُغلقت القضية ولم يُتخذ أي إجراء. لا يعني ذلك شيئًا بشأن ما إذا كان بلاغكم في محله.}}
reversed-on-appeal {{قُدم اعتراض، وقرر شخص آخر خلاف ذلك. ما أخبرناكم به من قبل لم يعد ساريًا.}}
reversed-on-review {{نظرنا نحن في الأمر من جديد. ما أخبرناكم به من قبل لم يعد ساريًا.}}
varied-on-appeal {{قُدِّم اعتراض، ونظر شخص آخر في الأمر من جديد. ما زال الأمر مخالفة، وما يترتب عليها أخف.}}
* {{أُغلق بلاغكم من دون فتح قضية. لم يُتخذ أي إجراء.}}`,
  'report-outcome.appeal':
    'إذا كان لكم رأي آخر، يمكنكم تقديم اعتراض على صفحتكم، وعندئذ ينظر في الأمر شخص آخر من جديد.',
  'report.page': 'هذه صفحتكم الخاصة بهذا البلاغ. لا تعطوا عنوانها لأحد:',
  'appeal-receipt.subject': 'وصل اعتراضكم إلى {$community}',
  'appeal-receipt.received': 'وصل اعتراضكم بتاريخ {$at :moment}.',
  'appeal-receipt.promise': 'سيصلكم الرد في موعد أقصاه {$until :moment}.',
  'appeal-receipt.late': 'إذا تأخرنا، يتوقف أي تقييد ناتج عن القرار مؤقتًا إلى أن يصلكم الرد.',
  'appeal-receipt.who':
    'سيقرأ اعتراضكم شخص لم تكن له أي صلة بالقرار الأول، وسينظر في الأدلة قبل أن يعرف ما الذي تقرر.',
  'appeal-receipt.harm': 'تقديم الاعتراض لا يُحتسب عليكم أبدًا.',
  'appeal-outcome.subject': 'الرد على اعتراضكم إلى {$community}',
  'appeal-outcome.about': 'هذا هو الرد على الاعتراض الذي أرسلتموه إلينا بتاريخ {$at :moment}.',
  'appeal-outcome.member': `.input {$outcome :string}
.match $outcome
decision-upheld {{يبقى القرار كما هو.}}
decision-varied {{أصبح القرار أخف. سيصلكم معه بيان أسباب جديد.}}
* {{أُلغي القرار، وأُزيلت جميع آثاره، ولا يُحتسب منه شيء.}}`,
  'appeal-outcome.reporter': `.input {$outcome :string}
.match $outcome
decision-upheld {{يبقى الأمر كما كان: لم تُخالَف أي قاعدة.}}
* {{كان سؤالكم في محله. لم يعد الرد الأول ساريًا، وسيُنظر في القضية من جديد.}}`,
  'appeal-outcome.reasons': 'الأسباب كما كتبها الشخص الذي بت في الاعتراض:',
  'appeal-outcome.further': 'إذا لم توافقوا على ذلك، فهذه السبل متاحة لكم:',
  'case-closed.subject': 'أُغلقت قضية لصالحكم في {$community}',
  'case-closed.text':
    'كان السؤال مطروحًا عما إذا كان شيء صدر عنكم يخالف قاعدة. وعدنا بأن نقرر في موعد أقصاه {$until :moment} ولم نفعل، ولذلك أُغلقت القضية لصالحكم.',
  'case-closed.meaning': 'لا يُحتسب عليكم شيء، ولا يبقى أي تقييد، ولا يلزمكم فعل أي شيء.',
  'restriction.subject': 'تغيير في تقييد في {$community}',
  'restriction.change': `.input {$change :string}
.match $change
begins {{يبدأ هذا التقييد:}}
resumed {{صدر القرار في الاعتراض، ويسري هذا التقييد من جديد. لم يتغير موعد انتهائه:}}
ended {{انتهى هذا التقييد. ما يرد هنا لم يعد ساريًا:}}
lifted {{رفع شخص هذا التقييد قبل موعد انتهائه. ما يرد هنا لم يعد ساريًا:}}
released {{أصبح منشوركم متاحًا من جديد. ما يرد هنا لم يعد ساريًا:}}
* {{تأخرنا في البت في اعتراضكم. إلى أن يُبت فيه، لا يسري ما يلي:}}`,
  'restriction.until': 'ينتهي من تلقاء نفسه في {$until :moment}.',
  'hearing.subject': '{$community}: نود أن نسمع منكم',
  'hearing.about':
    'نتساءل عما إذا كان شيء صدر عنكم يخالف القاعدة «{$title}». لم يتخذ أحد أي قرار بعد.',
  'hearing.about-unnamed': 'نتساءل عما إذا كان شيء صدر عنكم يخالف قاعدة. لم يتخذ أحد أي قرار بعد.',
  'hearing.invitation':
    'قبل أن يتخذ أحد قرارًا، نود أن نعرف رأيكم. سننتظر ردكم حتى {$until :moment}.',
  'hearing.after': 'بدأ سريان قرار بشأنكم قبل أن يُسمع رأيكم، لأن الأمر كان عاجلًا.',
  'hearing.after-invitation':
    'نود الآن أن نعرف رأيكم. إذا كتبتم إلينا قبل {$until :moment}، يُنظر في الأمر من جديد، ويُرفع ما يقيدكم أو يبقى، مع بيان الأسباب.',
  'hearing.how': 'تكفي بضع كلمات بأي لغة. يمكنكم الكتابة إلينا هنا:',
  'hearing.silence': 'لستم ملزمين بالرد. إذا لم تقولوا شيئًا، فلن يُحتسب ذلك عليكم أبدًا.',
  'hearing-answer.subject': 'الرد على ما قلتموه: {$community}',
  'hearing-answer.about': 'هذا هو الرد على ما قلتموه لنا بتاريخ {$at :moment}.',
  'hearing-answer.outcome': `.input {$outcome :string}
.match $outcome
lifted {{نُظر في الأمر من جديد، ورُفع ما كان يقيدكم.}}
* {{نُظر في الأمر من جديد، ويبقى كما تقرر. لا يُفقدكم ذلك حقكم في الاعتراض.}}`,
  'hearing-answer.unanswered': 'لم يرد أحد في الموعد الذي وعدنا به، ولذلك رُفع ما كان يقيدكم.',
  'early-end-answer.subject': 'الرد على طلبكم إلى {$community}',
  'early-end-answer.about': 'هذا هو الرد على طلبكم بتاريخ {$at :moment} إنهاء تقييد قبل موعده:',
  'early-end-answer.outcome': `.input {$outcome :string}
.match $outcome
lifted {{رفع شخص هذا التقييد، ولم يعد ساريًا.}}
* {{يبقى هذا التقييد. ينتهي كما كان من تلقاء نفسه في موعده، ولا يتأخر بسبب طلبكم.}}`,
  'decision-reversed.subject': 'أُلغي قرار في {$community}',
  'decision-reversed.text':
    'نظرنا من جديد في القرار الصادر بشأنكم بتاريخ {$at :moment}، وأُلغي القرار.',
  'decision-reversed.meaning': 'أُزيلت جميع آثاره، ولا يُحتسب منه شيء، ولا يلزمكم فعل أي شيء.',
  'answer.reasons': 'الأسباب كما كتبها الشخص الذي رد:',
  'statement-letter.subject': 'قرار من {$community} وأسبابه',
  'statement-letter.page':
    'تعرض هذه الصفحة المضمون نفسه، ويمكنكم تقديم اعتراض عليها من دون تسجيل الدخول. لا تعطوا عنوانها لأحد:',
  'statement-letter.hold-page':
    'تعرض هذه الصفحة المضمون نفسه من دون تسجيل الدخول. لا تعطوا عنوانها لأحد:',
  'confirmation.subject': 'هل هذا عنوانكم؟ – {$community}',
  'confirmation.text': 'طلب شخص أن تُرسل إلى هذا العنوان الرسائل المتعلقة بعضويته في {$community}.',
  'confirmation.link':
    'إذا كنتم أنتم من طلب ذلك، فنرجو تأكيده على هذه الصفحة قبل {$until :moment}. لن يُرسل أي شيء إلى هنا قبل ذلك:',
  'confirmation.ignore':
    'إذا لم تكونوا أنتم من طلب ذلك، فلا تفعلوا شيئًا. لن يُستخدم العنوان، ويمكنكم تجاهل هذه الرسالة.',
  'member.page': 'تجدون كل شيء على صفحتكم الخاصة:',
  'letter.footer-report':
    'أرسل هذه الرسالة {$community}. لا يُستخدم العنوان الذي ذكرتموه في بلاغكم إلا لمراسلتكم بشأنه.',
  'letter.footer':
    'أرسل هذه الرسالة {$community}. لا يُستخدم العنوان إلا لمثل هذه الرسائل. يمكنكم حذفه من صفحتكم في أي وقت، ويبقى كل شيء متاحًا للقراءة هناك.',
};
