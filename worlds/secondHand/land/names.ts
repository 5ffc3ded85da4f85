import type { Dice } from '../dice.js';

/** What people of a country are called, the common ones first: names repeat as they do in life. */
interface Naming {
  readonly first: readonly string[];
  readonly last: readonly string[];
}

const words = (text: string): string[] => text.split(' ');

const NAMING: Readonly<Record<string, Naming>> = {
  US: {
    first: words(
      'James Mary John Jennifer Michael Linda David Emily Chris Jessica Daniel Ashley Matthew Sarah Tyler Megan Brandon Kayla Jose Hannah Kevin Lauren Eric Rachel',
    ),
    last: words(
      'Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Wilson Anderson Thomas Taylor Moore Jackson Martin Lee Perez Thompson White Harris Clark Walker Young Nguyen',
    ),
  },
  GB: {
    first: words(
      'Oliver Amelia Jack Isla Harry Ava George Mia Noah Ivy Charlie Lily Leo Freya Oscar Grace Mohammed Sophie Tom Ella',
    ),
    last: words(
      'Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Robinson Wright Thompson Evans Walker White Roberts Green Hall Khan Clarke Hughes Begum',
    ),
  },
  DE: {
    first: words(
      'Lukas Anna Leon Lena Finn Marie Jonas Lea Paul Hannah Felix Sophie Max Laura Tim Julia Jan Sarah Niklas Katharina Ali Sven',
    ),
    last: words(
      'Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Koch Bauer Richter Klein Wolf Schröder Neumann Yilmaz Zimmermann Krüger',
    ),
  },
  FR: {
    first: words(
      'Lucas Emma Hugo Léa Louis Chloé Gabriel Manon Arthur Camille Jules Inès Nathan Sarah Théo Zoé Karim Élodie Mathis Julie',
    ),
    last: words(
      'Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefebvre Leroy Roux David Bertrand Morel Benali Garnier',
    ),
  },
  IN: {
    first: words(
      'Rahul Priya Amit Neha Arjun Anjali Rohit Pooja Vikram Sneha Suresh Divya Karthik Lakshmi Sanjay Kavya Imran Ayesha Manoj Ritu Aditya Deepa',
    ),
    last: words(
      'Kumar Sharma Singh Patel Gupta Reddy Das Khan Iyer Nair Verma Yadav Mishra Joshi Rao Jain Mehta Chowdhury Pillai Shetty',
    ),
  },
  ID: {
    first: words(
      'Budi Siti Agus Dewi Andi Rina Dian Putri Rizky Ayu Hendra Sri Yusuf Wulan Fajar Indah Bayu Nur Eko Lestari',
    ),
    last: words(
      'Santoso Wijaya Saputra Hidayat Pratama Setiawan Kusuma Nugroho Siregar Lestari Susanto Gunawan Hartono Ramadhan Utami Simanjuntak',
    ),
  },
  NG: {
    first: words(
      'Chinedu Ngozi Emeka Aisha Tunde Funke Ibrahim Blessing Samuel Chioma Musa Grace Segun Halima Victor Amaka David Zainab',
    ),
    last: words(
      'Okafor Adeyemi Ibrahim Okeke Bello Eze Musa Balogun Nwosu Abubakar Ogunleye Obi Lawal Onyeka Afolabi Danjuma',
    ),
  },
  BR: {
    first: words(
      'João Maria Lucas Ana Pedro Julia Gabriel Beatriz Rafael Larissa Matheus Camila Bruno Fernanda Thiago Amanda Felipe Letícia Gustavo Bruna',
    ),
    last: words(
      'Silva Santos Oliveira Souza Lima Pereira Ferreira Costa Rodrigues Almeida Nascimento Carvalho Araújo Ribeiro Gomes Martins Rocha Barbosa',
    ),
  },
  CN: {
    first: words(
      'Wei Fang Na Min Jing Lei Jun Yang Yong Yan Jie Tao Ming Chao Xia Ping Gang Hui Xin Yu Hao Chen Zihan Yichen',
    ),
    last: words(
      'Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Liang',
    ),
  },
  JP: {
    first: words(
      'Haruto Yui Sota Hina Yuto Aoi Ren Sakura Daiki Misaki Kenji Yuki Takumi Nanami Hiroshi Emi Shota Mai',
    ),
    last: words(
      'Sato Suzuki Takahashi Tanaka Watanabe Ito Yamamoto Nakamura Kobayashi Kato Yoshida Yamada Sasaki Matsumoto Inoue Kimura',
    ),
  },
  VN: {
    first: words(
      'Minh Linh Anh Huong Tuan Trang Duc Mai Hung Lan Nam Thao Long Ha Quang Phuong Khoa Ngoc',
    ),
    last: words('Nguyen Tran Le Pham Hoang Phan Vu Vo Dang Bui Do Ho Ngo Duong Ly'),
  },
  PL: {
    first: words(
      'Jakub Zuzanna Kacper Julia Michał Maja Szymon Zofia Piotr Anna Mateusz Oliwia Paweł Katarzyna Tomasz Magda',
    ),
    last: words(
      'Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski Kozłowski Mazur Krawczyk',
    ),
  },
  MX: {
    first: words(
      'José María Juan Guadalupe Luis Fernanda Carlos Daniela Miguel Sofía Jorge Valeria Alejandro Ximena Diego Andrea',
    ),
    last: words(
      'Hernández García Martínez López González Pérez Rodríguez Sánchez Ramírez Cruz Flores Gómez Morales Vázquez Reyes Jiménez',
    ),
  },
  EG: {
    first: words(
      'Mohamed Fatma Ahmed Mona Mahmoud Aya Omar Nour Youssef Salma Mostafa Heba Khaled Dina Karim Yasmin',
    ),
    last: words(
      'Mohamed Ahmed Ali Hassan Ibrahim Mahmoud Sayed Mostafa Abdallah Saleh Osman Farouk Mansour Fathy',
    ),
  },
};

export interface Name {
  readonly first: string;
  readonly last: string;
}

/** The rank-th name is about half as frequent as the (rank/2)-th. */
function byRank(dice: Dice, list: readonly string[]): string {
  return list[Math.floor(list.length * dice.unit() ** 1.7)] ?? list[0] ?? 'Kim';
}

export function nameOf(dice: Dice, country: string): Name {
  const naming = NAMING[country] ?? NAMING['US'];
  if (!naming) throw new Error('no names');
  return { first: byRank(dice, naming.first), last: byRank(dice, naming.last) };
}
