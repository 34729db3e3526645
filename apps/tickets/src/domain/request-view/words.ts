import type { TicketStatus } from '@viewline/events';
import { LANGUAGES, type Language } from '../language.js';

interface Words {
  status: Readonly<Record<TicketStatus, string>>;
  next: Readonly<Record<TicketStatus, string>>;
  role: { agent: string; supervisor: string; team: string };
}

/** The languages as people know them; anything else reads English. */
export function requestLanguageOf(...tags: (string | null | undefined)[]): Language {
  for (const tag of tags) {
    const language = tag?.toLowerCase().split(/[-_]/)[0];
    const known = LANGUAGES.find((one) => one === language);
    if (known) return known;
  }
  return 'en';
}

/** What a subscriber reads; no word of the trade. */
export const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    status: {
      acknowledged: 'We have your request',
      inProgress: 'We are working on it',
      pending: 'We wait for an answer',
      held: 'On hold',
      resolved: 'Solved',
      closed: 'Closed',
      cancelled: 'Cancelled',
      rejected: 'Not accepted',
    },
    next: {
      acknowledged: 'Somebody of our team takes it on.',
      inProgress: 'We find the cause and tell you what we did.',
      pending: 'We go on as soon as we have the answer that we asked for.',
      held: 'We go on as soon as what holds it up is done.',
      resolved: 'Please see whether it works, and tell us if it does not.',
      closed: 'Nothing is left to do.',
      cancelled: 'Nothing is left to do.',
      rejected: 'Contact us if you think this is wrong.',
    },
    role: { agent: 'Customer support', supervisor: 'Head of support', team: 'Support team' },
  },
  fr: {
    status: {
      acknowledged: 'Nous avons reçu votre demande',
      inProgress: 'Nous y travaillons',
      pending: 'Nous attendons une réponse',
      held: 'En attente',
      resolved: 'Résolue',
      closed: 'Clôturée',
      cancelled: 'Annulée',
      rejected: 'Non acceptée',
    },
    next: {
      acknowledged: 'Une personne de notre équipe la prend en charge.',
      inProgress: 'Nous cherchons la cause et vous dirons ce que nous avons fait.',
      pending: 'Nous reprenons dès que nous avons la réponse demandée.',
      held: 'Nous reprenons dès que ce qui la retient est réglé.',
      resolved: 'Vérifiez que tout fonctionne, et dites-le-nous sinon.',
      closed: 'Il ne reste rien à faire.',
      cancelled: 'Il ne reste rien à faire.',
      rejected: 'Contactez-nous si vous n’êtes pas d’accord.',
    },
    role: {
      agent: 'Service client',
      supervisor: 'Responsable du service client',
      team: 'Équipe du service client',
    },
  },
  ar: {
    status: {
      acknowledged: 'استلمنا طلبك',
      inProgress: 'نعمل على طلبك',
      pending: 'ننتظر ردا',
      held: 'معلّق مؤقتا',
      resolved: 'تم الحل',
      closed: 'مغلق',
      cancelled: 'ملغى',
      rejected: 'غير مقبول',
    },
    next: {
      acknowledged: 'سيتولى أحد أفراد فريقنا طلبك.',
      inProgress: 'نبحث عن السبب ونخبرك بما فعلناه.',
      pending: 'نتابع حالما يصلنا الرد الذي طلبناه.',
      held: 'نتابع حالما يزول ما يؤخره.',
      resolved: 'تأكد من أن كل شيء يعمل، وأخبرنا إن لم يكن كذلك.',
      closed: 'لم يبق شيء لعمله.',
      cancelled: 'لم يبق شيء لعمله.',
      rejected: 'تواصل معنا إن كنت ترى أن هذا خطأ.',
    },
    role: { agent: 'خدمة العملاء', supervisor: 'مسؤول خدمة العملاء', team: 'فريق خدمة العملاء' },
  },
  zh: {
    status: {
      acknowledged: '已收到您的请求',
      inProgress: '正在处理',
      pending: '等待答复',
      held: '暂缓处理',
      resolved: '已解决',
      closed: '已关闭',
      cancelled: '已取消',
      rejected: '未受理',
    },
    next: {
      acknowledged: '我们的团队成员将接手处理。',
      inProgress: '我们正在查找原因，并会告知您处理结果。',
      pending: '收到所需答复后，我们会立即继续。',
      held: '障碍解除后，我们会立即继续。',
      resolved: '请确认是否恢复正常；如果没有，请告诉我们。',
      closed: '已无后续事项。',
      cancelled: '已无后续事项。',
      rejected: '如有异议，请联系我们。',
    },
    role: { agent: '客户服务', supervisor: '客服主管', team: '客服团队' },
  },
};
