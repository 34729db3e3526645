import type { Language } from './person.js';

interface Market {
  country: string;
  currency: string;
  /** First national mobile number, as digits behind the country code. */
  dialCode: string;
  firstNumber: number;
  regions: readonly (readonly [region: string, city: string, postCode: string])[];
  /** `#` stands for the number. */
  streets: readonly string[];
  channels: readonly string[];
  /** For the part of an e-mail address before the @ where a name is not written in Latin letters. */
  handles: readonly string[];
}

/** Where possible the ranges that regulators keep free for fiction. */
export const MARKETS: Readonly<Record<Language, Market>> = {
  en: {
    country: 'GB',
    currency: '£',
    dialCode: '+44',
    firstNumber: 7_700_900_000,
    regions: [
      ['Greater London', 'London', 'SE1 9RT'],
      ['West Midlands', 'Birmingham', 'B2 4QA'],
      ['Greater Manchester', 'Manchester', 'M1 1AE'],
      ['West Yorkshire', 'Leeds', 'LS1 4AP'],
      ['Merseyside', 'Liverpool', 'L1 8JQ'],
    ],
    streets: ['# High Street', '# Station Road', '# Church Lane', '# Victoria Road'],
    channels: ['Sports 1', 'Sports 2 HD', 'Movies 4K', 'Kids', 'News 24'],
    handles: [],
  },
  fr: {
    country: 'FR',
    currency: '€',
    dialCode: '+33',
    firstNumber: 639_980_000,
    regions: [
      ['Île-de-France', 'Paris', '75011'],
      ['Auvergne-Rhône-Alpes', 'Lyon', '69003'],
      ['Provence-Alpes-Côte d’Azur', 'Marseille', '13006'],
      ['Occitanie', 'Toulouse', '31000'],
      ['Hauts-de-France', 'Lille', '59000'],
    ],
    streets: ['# rue de la République', '# avenue Victor-Hugo', '# rue des Lilas', '# boulevard Voltaire'],
    channels: ['Sport 1', 'Sport 2 HD', 'Cinéma 4K', 'Jeunesse', 'Info 24'],
    handles: [],
  },
  ar: {
    country: 'SA',
    currency: 'SAR',
    dialCode: '+966',
    firstNumber: 590_000_000,
    regions: [
      ['الرياض', 'الرياض', '12214'],
      ['مكة المكرمة', 'جدة', '23442'],
      ['المنطقة الشرقية', 'الدمام', '32241'],
      ['المدينة المنورة', 'المدينة المنورة', '42312'],
    ],
    streets: ['# شارع الملك فهد', '# شارع العليا', '# شارع الأمير سلطان', '# شارع التحلية'],
    channels: ['الرياضية 1', 'الرياضية 2 HD', 'أفلام 4K', 'الأطفال', 'الإخبارية'],
    handles: [
      'ahmad',
      'fahad',
      'noura',
      'khalid',
      'layla',
      'omar',
      'salma',
      'yousef',
      'huda',
      'sultan',
      'reem',
      'majed',
    ],
  },
  zh: {
    country: 'CN',
    currency: '¥',
    dialCode: '+86',
    firstNumber: 19_900_000_000,
    regions: [
      ['上海', '上海', '200040'],
      ['北京', '北京', '100020'],
      ['广东', '广州', '510030'],
      ['浙江', '杭州', '310006'],
      ['四川', '成都', '610016'],
    ],
    streets: ['人民路#号', '中山路#号', '解放大道#号', '建设街#号'],
    channels: ['体育一台', '体育二台高清', '电影4K', '少儿频道', '新闻频道'],
    handles: [
      'zhangwei',
      'wangfang',
      'lina',
      'liuyang',
      'chenjing',
      'yangmei',
      'zhaolei',
      'huangtao',
      'zhouxin',
      'wuhao',
      'xuyan',
      'sunli',
    ],
  },
};

/** Name, monthly price, and how common it is. */
export const PLANS = [
  ['Basic', 9.9, 30],
  ['Family', 19.9, 35],
  ['Sport Plus', 29.9, 20],
  ['Premium 4K', 44.9, 15],
] as const;
