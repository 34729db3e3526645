import type { enRequest } from './en-request.js';

export const arRequest: typeof enRequest = {
  request: {
    label: 'طلب',
    heading: 'طلبك {{number}}',
    opened: 'فُتح في',
    expected: 'من المتوقع أن ينتهي قبل',
    finished: 'انتهى في',
    owner: 'من يتولاه الآن',
    next: 'الخطوة التالية',
    steps: 'ما حدث حتى الآن',
    rate: 'كيف كانت خدمتنا؟',
    score: '{{count}} من 5',
    comment: 'هل تود إضافة شيء؟',
    send: 'إرسال',
    sending: 'جارٍ الإرسال…',
    thanks: 'شكرًا لك. لقد منحتنا {{score}} من 5.',
    gone: 'هذا الرابط لا يفتح شيئًا',
    goneHint: 'ربما انتهت صلاحيته. اطلب منا رابطًا جديدًا.',
    failed: 'تعذرت قراءة الطلب',
    notSent: 'تعذر إرسال تقييمك',
  },
};
