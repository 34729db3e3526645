import type { SeedArticle } from './seed-article.js';

export const RESET_BOX: SeedArticle = {
  slug: 'reset-box',
  media: [],
  texts: [
    {
      language: 'en',
      title: 'Restart or reset the box',
      keywords: ['reboot', 'factory settings', 'set-top box', 'decoder'],
      body: `**Restart** (nothing is lost): unplug the box, wait ten seconds, plug it in again.

**Factory reset** (settings, favourites and recordings are lost): Settings → System → Factory reset. Write down the address of the portal and your user name first.`,
    },
    {
      language: 'fr',
      title: 'Redémarrer ou réinitialiser le décodeur',
      keywords: ['réglages d’usine', 'redémarrage', 'box tv'],
      body: `**Redémarrer** (rien n’est perdu) : débranchez le décodeur, attendez dix secondes, rebranchez-le.

**Réglages d’usine** (réglages, favoris et enregistrements sont perdus) : Réglages → Système → Réinitialisation. Notez d’abord l’adresse du portail et votre identifiant.`,
    },
    {
      language: 'ar',
      title: 'إعادة تشغيل جهاز الاستقبال أو ضبط المصنع',
      keywords: ['ريسيفر', 'رستارت', 'إعدادات المصنع'],
      body: `**إعادة التشغيل** (لا يضيع شيء): افصل الجهاز عن الكهرباء عشر ثوان ثم أعد توصيله.

**ضبط المصنع** (تضيع الإعدادات والمفضلة والتسجيلات): الإعدادات ← النظام ← ضبط المصنع. دوّن أولا عنوان البوابة واسم المستخدم.`,
    },
    {
      language: 'zh',
      title: '重启机顶盒或恢复出厂设置',
      keywords: ['重新启动', '复位', '盒子'],
      body: `**重启**（不会丢失任何内容）：拔下电源，等十秒后再插上。

**恢复出厂设置**（设置、收藏和录像会丢失）：设置 → 系统 → 恢复出厂设置。请先记下门户地址和用户名。`,
    },
  ],
};
