/** A country as far as clocks, tongues and mailboxes go. */
export interface Country {
  readonly timezone: string;
  /** Hours to add to UTC for the wall clock; summer time is left out. */
  readonly offset: number;
  readonly language: string;
  /** Mail domains with the share of people who use them. */
  readonly mail: readonly (readonly [string, number])[];
}

const GMAIL_OUTLOOK: readonly (readonly [string, number])[] = [
  ['gmail.com', 66],
  ['outlook.com', 10],
  ['hotmail.com', 7],
  ['yahoo.com', 8],
  ['icloud.com', 9],
];

export const COUNTRIES: Readonly<Record<string, Country>> = {
  US: { timezone: 'America/Chicago', offset: -6, language: 'en-US', mail: GMAIL_OUTLOOK },
  GB: {
    timezone: 'Europe/London',
    offset: 0,
    language: 'en-GB',
    mail: [...GMAIL_OUTLOOK, ['btinternet.com', 5], ['hotmail.co.uk', 8]],
  },
  DE: {
    timezone: 'Europe/Berlin',
    offset: 1,
    language: 'de-DE',
    mail: [
      ['gmail.com', 40],
      ['gmx.de', 18],
      ['web.de', 18],
      ['t-online.de', 9],
      ['posteo.de', 3],
      ['outlook.de', 6],
    ],
  },
  FR: {
    timezone: 'Europe/Paris',
    offset: 1,
    language: 'fr-FR',
    mail: [
      ['gmail.com', 50],
      ['orange.fr', 15],
      ['free.fr', 8],
      ['hotmail.fr', 12],
      ['laposte.net', 6],
    ],
  },
  IN: {
    timezone: 'Asia/Kolkata',
    offset: 5.5,
    language: 'en-IN',
    mail: [
      ['gmail.com', 90],
      ['yahoo.co.in', 5],
      ['rediffmail.com', 3],
      ['outlook.com', 3],
    ],
  },
  ID: {
    timezone: 'Asia/Jakarta',
    offset: 7,
    language: 'id-ID',
    mail: [
      ['gmail.com', 92],
      ['yahoo.co.id', 5],
      ['outlook.com', 2],
    ],
  },
  NG: {
    timezone: 'Africa/Lagos',
    offset: 1,
    language: 'en-NG',
    mail: [
      ['gmail.com', 86],
      ['yahoo.com', 12],
      ['outlook.com', 2],
    ],
  },
  BR: {
    timezone: 'America/Sao_Paulo',
    offset: -3,
    language: 'pt-BR',
    mail: [
      ['gmail.com', 70],
      ['hotmail.com', 16],
      ['outlook.com', 8],
      ['uol.com.br', 5],
    ],
  },
  CN: {
    timezone: 'Asia/Shanghai',
    offset: 8,
    language: 'zh-CN',
    mail: [
      ['qq.com', 45],
      ['163.com', 25],
      ['gmail.com', 15],
      ['126.com', 8],
      ['outlook.com', 7],
    ],
  },
  JP: {
    timezone: 'Asia/Tokyo',
    offset: 9,
    language: 'ja-JP',
    mail: [
      ['gmail.com', 55],
      ['yahoo.co.jp', 22],
      ['icloud.com', 13],
      ['docomo.ne.jp', 6],
    ],
  },
  VN: {
    timezone: 'Asia/Ho_Chi_Minh',
    offset: 7,
    language: 'vi-VN',
    mail: [
      ['gmail.com', 94],
      ['yahoo.com.vn', 3],
      ['outlook.com', 3],
    ],
  },
  PL: {
    timezone: 'Europe/Warsaw',
    offset: 1,
    language: 'pl-PL',
    mail: [
      ['gmail.com', 58],
      ['wp.pl', 16],
      ['o2.pl', 10],
      ['onet.pl', 9],
      ['interia.pl', 6],
    ],
  },
  MX: {
    timezone: 'America/Mexico_City',
    offset: -6,
    language: 'es-MX',
    mail: [
      ['gmail.com', 68],
      ['hotmail.com', 20],
      ['outlook.es', 8],
      ['yahoo.com.mx', 4],
    ],
  },
  EG: {
    timezone: 'Africa/Cairo',
    offset: 2,
    language: 'ar-EG',
    mail: [
      ['gmail.com', 82],
      ['yahoo.com', 12],
      ['hotmail.com', 6],
    ],
  },
};

export function countryOf(code: string): Country {
  const country = COUNTRIES[code];
  if (!country) throw new Error(`no such country here: ${code}`);
  return country;
}
