import type { Flow, FlowAnswer } from './flow.js';

const helped: FlowAnswer = {
  id: 'helped',
  title: { en: 'It plays now', fr: 'Cela fonctionne', ar: 'يعمل الآن', zh: '恢复正常' },
  outcome: 'helped',
  next: 'solved',
};
const didNotHelp = (next: string): FlowAnswer => ({
  id: 'did-not-help',
  title: { en: 'It still buffers', fr: 'Toujours des coupures', ar: 'ما زال يتقطع', zh: '仍然卡顿' },
  outcome: 'did-not-help',
  next,
});
const notPossible = (next: string): FlowAnswer => ({
  id: 'not-possible',
  title: {
    en: 'They cannot do it now',
    fr: 'Impossible pour le moment',
    ar: 'لا يمكنهم ذلك الآن',
    zh: '目前无法操作',
  },
  outcome: 'not-possible',
  next,
});

/** The play-book for a picture that buffers, in its order: what costs least first, the factory reset last. */
export const BUFFERING_FLOW: Flow = {
  id: 'buffering',
  version: 1,
  title: { en: 'The picture buffers', fr: 'L’image se fige', ar: 'الصورة تتقطع', zh: '画面卡顿' },
  ticketType: 'Buffering',
  steps: [
    {
      id: 'several-addresses',
      title: {
        en: 'Is the line in use from several addresses at once?',
        fr: 'La ligne est-elle utilisée depuis plusieurs adresses à la fois ?',
        ar: 'هل يستخدم الخط من عدة عناوين في الوقت نفسه؟',
        zh: '线路是否同时从多个地址使用？',
      },
      known: { check: 'addresses', answers: { ok: 'no', warning: 'yes' } },
      answers: [
        {
          id: 'yes',
          title: { en: 'Yes', fr: 'Oui', ar: 'نعم', zh: '是' },
          outcome: 'done',
          next: 'reset-line',
        },
        { id: 'no', title: { en: 'No', fr: 'Non', ar: 'لا', zh: '否' }, outcome: 'done', next: 'bandwidth' },
      ],
    },
    {
      id: 'reset-line',
      title: {
        en: 'Reset the line and let them sign in again.',
        fr: 'Réinitialisez la ligne et faites-les se reconnecter.',
        ar: 'أعد ضبط الخط واطلب منهم تسجيل الدخول من جديد.',
        zh: '重置线路并让用户重新登录。',
      },
      answers: [helped, didNotHelp('bandwidth'), notPossible('bandwidth')],
    },
    {
      id: 'bandwidth',
      title: {
        en: 'Run a speed test on the device. Below 8 Mbit/s choose a lower quality.',
        fr: 'Test de débit sur l’appareil. Sous 8 Mbit/s, choisissez une qualité inférieure.',
        ar: 'افحص السرعة على الجهاز. إن كانت أقل من 8 ميغابت فاختر جودة أقل.',
        zh: '在设备上测速。低于 8 Mbit/s 时选择较低画质。',
      },
      answers: [helped, didNotHelp('change-player'), notPossible('change-player')],
    },
    {
      id: 'change-player',
      title: {
        en: 'Change the player in the settings of the app.',
        fr: 'Changez de lecteur dans les réglages de l’application.',
        ar: 'غيّر مشغل الفيديو من إعدادات التطبيق.',
        zh: '在应用设置中更换播放器。',
      },
      answers: [helped, didNotHelp('network-test'), notPossible('network-test')],
    },
    {
      id: 'network-test',
      title: {
        en: 'Test the network: by cable instead of Wi-Fi, router restarted.',
        fr: 'Testez le réseau : par câble au lieu du Wi-Fi, box redémarrée.',
        ar: 'اختبر الشبكة: بالكابل بدلا من الواي فاي بعد إعادة تشغيل الموجه.',
        zh: '测试网络：用网线代替 Wi-Fi，并重启路由器。',
      },
      answers: [helped, didNotHelp('factory-reset'), notPossible('factory-reset')],
    },
    {
      id: 'factory-reset',
      title: {
        en: 'Reset the box to factory settings. Their settings and favourites are lost.',
        fr: 'Réinitialisez le décodeur. Réglages et favoris sont perdus.',
        ar: 'أعد الجهاز إلى ضبط المصنع. ستضيع الإعدادات والمفضلة.',
        zh: '将机顶盒恢复出厂设置。设置和收藏会丢失。',
      },
      lastResort: true,
      answers: [
        helped,
        didNotHelp('ticket'),
        {
          id: 'refused',
          title: {
            en: 'They do not want it',
            fr: 'Ils ne le souhaitent pas',
            ar: 'لا يريدون ذلك',
            zh: '用户不愿意',
          },
          outcome: 'skipped',
          next: 'ticket',
        },
      ],
    },
  ],
};
