import type { Random } from '../random.js';

export const GIVEN =
  'Amara Ana Anders Aisha Bao Bruno Carla Chen Chloe Daniel Deepa Diego Elena Emil Emma Fatima Felix Femi Gabriel Grace Hana Hugo Igor Ines Ivan Jana Jonas Julia Kaito Karim Kofi Lars Layla Leo Lin Lucia Magda Maria Mateo Mei Mina Mohammed Nadia Nia Noah Olga Omar Paulo Petra Pierre Priya Rahul Ravi Rosa Sam Sara Sofia Stefan Tariq Teresa Thomas Tuan Uma Victor Wei Xin Yara Yuki Zara Zoe'.split(
    ' ',
  );
export const FAMILY =
  'Abe Adeyemi Ali Alvarez Andersen Bauer Becker Bianchi Brown Castro Chan Chowdhury Cohen Costa Diaz Dubois Eriksen Fischer Garcia Gomez Gupta Haddad Hansen Hoang Huang Ito Ivanova Jensen Johnson Kaur Khan Kim Kovac Kowalski Kumar Lam Lee Lopez Martin Mensah Meyer Moreau Mueller Nakamura Nguyen Novak Okafor Oliveira Patel Pereira Petrov Popescu Rahman Ramos Reyes Rossi Santos Sato Schmidt Sharma Silva Singh Smith Suzuki Tanaka Torres Tran Vargas Wang Weber Wilson Wong Yamada Yilmaz Zhang Zhou'.split(
    ' ',
  );
const FREEMAIL = [
  'gmail.com',
  'outlook.com',
  'yahoo.com',
  'icloud.com',
  'proton.me',
  'qq.com',
  'hotmail.com',
];
const FREEMAIL_WEIGHTS = [55, 14, 9, 9, 5, 4, 4];

export interface Person {
  readonly given: string;
  readonly family: string;
}

export const person = (random: Random): Person => ({
  given: random.pick(GIVEN),
  family: random.pick(FAMILY),
});

export const fullName = ({ given, family }: Person): string => `${given} ${family}`;

const SCRIPTS = [
  { family: '王李张刘陈杨黄赵吴周徐孙', given: '伟芳娜敏静丽强磊军洋勇艳杰涛明超霞平', joint: '' },
  {
    family: 'Иванов Петров Сидоров Кузнецов Попов Волков',
    given: 'Анна Иван Олег Мария Павел Нина',
    joint: ' ',
  },
  { family: '佐藤 鈴木 高橋 田中 伊藤 渡辺', given: '陽菜 蓮 結衣 翔太 美咲 大輝', joint: ' ' },
  { family: 'Παπαδόπουλος Νικολάου Γεωργίου', given: 'Μαρία Γιώργος Ελένη Νίκος', joint: ' ' },
].map(({ family, given, joint }) => ({
  families: joint === '' ? [...family] : family.split(' '),
  givens: joint === '' ? [...given] : given.split(' '),
  joint,
}));

/** A holder's name in a script that is not Latin. */
export function nameInOwnScript(random: Random): string {
  const { families, givens, joint } = random.pick(SCRIPTS);
  const second = joint === '' && random.chance(0.6) ? random.pick(givens) : '';
  return `${random.pick(families)}${joint}${random.pick(givens)}${second}`;
}

/** A local part as people choose them: many shapes, some with a year or a number. */
export function localPart(random: Random, { given, family }: Person): string {
  const g = given.toLowerCase();
  const f = family.toLowerCase();
  const stem = random.pick([
    `${g}.${f}`,
    `${g}${f}`,
    `${g[0]}${f}`,
    `${f}.${g}`,
    `${g}_${f}`,
    `${f}${g[0]}`,
    `${g}`,
    `${f}`,
    `${g}-${f}`,
  ]);
  const tail = random.weighted([50, 20, 15, 15]);
  if (tail === 1) return `${stem}${random.int(1, 99)}`;
  if (tail === 2) return `${stem}${random.int(1960, 2009)}`;
  if (tail === 3) return `${stem}${random.digits(random.int(3, 5))}`;
  return stem;
}

export const freemail = (random: Random, who: Person): string =>
  `${localPart(random, who)}@${FREEMAIL[random.weighted(FREEMAIL_WEIGHTS)]}`;

const WORDS =
  'north river stone bright cedar orbit lumen delta harbor maple quartz vector willow ember summit atlas prism cobalt meadow falcon'.split(
    ' ',
  );

export const domainName = (random: Random): string =>
  `${random.pick(WORDS)}${random.pick(WORDS)}${random.int(1, 99)}.${random.pick(['com', 'io', 'net', 'org', 'co'])}`;
