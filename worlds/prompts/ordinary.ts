import type { Random } from '../random.js';

const OPENERS = [
  '',
  '',
  '',
  'Hi, ',
  'Hello! ',
  'Please ',
  'Can you ',
  'Could you ',
  'I need you to ',
  'Quick one: ',
  'ok so ',
  'Help me ',
  'As before, ',
  'hey ',
  'Thanks. Now ',
];
const ACTS = [
  'explain',
  'summarise',
  'rewrite',
  'translate into Spanish',
  'find the mistake in',
  'write a short note about',
  'compare two ways to handle',
  'list what could go wrong with',
  'draft an e-mail about',
  'make a plan for',
  'give me a name for',
  'turn into bullet points',
  'check the tone of',
  'estimate the cost of',
  'write unit tests for',
  'refactor',
  'suggest a title for',
  'quiz me on',
  'outline a talk about',
  'simplify',
  'debug',
  'review',
];
const THINGS = [
  'my cover letter',
  'a function that parses dates',
  'the water cycle',
  'our onboarding guide',
  'a recipe with lentils',
  'the French Revolution',
  'a SQL join over three tables',
  'photosynthesis',
  'this rental contract',
  'a birthday speech for my aunt',
  'a landing page for a bakery',
  'compound interest',
  'a chess opening',
  'an apology to a customer',
  'a regular expression for postcodes',
  'a budget for a trip to Lisbon',
  'the plot of a short story',
  'a Kubernetes deployment',
  'tax rules for freelancers',
  'a workout for beginners',
  'the second law of thermodynamics',
  'a CSS grid with three columns',
  'my thesis abstract',
  'a board game with hidden roles',
  'a bash script that renames files',
  'a poem about rain',
  'the difference between affect and effect',
  'a cell culture protocol',
  'an interview with a nurse',
  'a React form',
  'a haiku',
  'the causes of inflation',
  'an Excel formula',
  'a letter to my landlord',
  'a sensor that drops readings',
  'a lesson on fractions',
];
const TAILS = [
  '',
  '',
  '',
  ' in plain words',
  ' for a ten-year-old',
  ', step by step',
  ' but keep it under a page',
  ' and tell me what I forgot',
  ' with two examples',
  ', no jargon please',
  ' as a table',
  ' in a friendly tone',
  ' before Friday',
  ' like you did last time',
  ' so that my manager understands it',
  ' — be honest',
  ' with sources if you can',
];
const DETAILS = [
  'My deadline is tomorrow.',
  'I tried it twice and it failed.',
  'The audience is mixed.',
  'We have about forty people.',
  'It should work on a phone.',
  'I am new to this.',
  'The budget is small.',
  'My teacher wants a diagram.',
  'The last version was too long.',
  'It runs on an old server.',
  'Money is tight this month.',
  'My co-author disagrees with me.',
  'We start in spring.',
  'It rained all week.',
  'The numbers are in euros.',
  'Only the first half matters.',
  'Use British spelling.',
  'I have attached what I wrote so far.',
  'He is allergic to nuts.',
  'There are three of us.',
  'The dog ate the first draft, truly.',
  'Nothing fancy.',
];
const OTHER = [
  '¿Puedes explicarme cómo funciona un préstamo hipotecario?',
  '请帮我润色这段自我介绍，让它更自然一些。',
  'Schreib mir bitte eine kurze Absage für ein Treffen.',
  'Peux-tu corriger mes fautes dans ce paragraphe ?',
  '東京で雨の日に楽しめる場所を教えてください。',
  'hi',
  'thanks',
  'continue',
  'hello',
  'ok',
  'what about the other one?',
  '🤔 is this right?',
];

const SYLLABLES =
  'ba ce di fo gu ka le mi no pu ra se ti vo xu za ber cal dor fen gar hol jin kel lor mar'.split(
    ' ',
  );

export function word(random: Random): string {
  const start = random.pick(SYLLABLES) + random.pick(SYLLABLES);
  return random.chance(0.5) ? start : start + random.pick(SYLLABLES);
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const OWN: readonly ((random: Random) => string)[] = [
  (r) => `The ${word(r)} part took ${r.int(2, 900)} minutes on ${r.pick(WEEKDAYS)}.`,
  (r) => {
    const who = word(r);
    return `${who[0]!.toUpperCase()}${who.slice(1)} says we need ${r.int(2, 80)} of them, not ${r.int(2, 80)}.`;
  },
  (r) => `It is about ${word(r)} and ${word(r)}, mostly.`,
  (r) => r.pick(DETAILS),
  (r) => `See section ${r.int(1, 12)}.${r.int(1, 9)} on ${word(r)}.`,
];

/** A sentence of somebody's own: details, names and numbers that nobody else types. */
const ownSentence = (random: Random): string => random.pick(OWN)(random);

const FOREIGN: readonly ((random: Random) => string)[] = [
  (r) =>
    `¿Me ayudas con ${word(r)}? Tengo ${r.int(2, 90)} minutos y no entiendo la parte de ${word(r)}.`,
  (r) => `请问${r.int(2, 90)}个${word(r)}怎么处理比较好？上次的方法不太行。`,
  (r) => `Как лучше объяснить тему «${word(r)}» за ${r.int(5, 60)} минут?`,
  (r) =>
    `Ich brauche bis ${r.int(1, 28)}.6. einen Text über ${word(r)}, höchstens ${r.int(80, 600)} Wörter.`,
  (r) => `${word(r)}について${r.int(2, 9)}つの例を挙げて説明してください。`,
  (r) =>
    `Preciso de um resumo sobre ${word(r)} para ${r.pick(['amanhã', 'segunda', 'a reunião'])}, ${r.int(1, 5)} páginas.`,
  (r) => `${word(r)}에 대해 ${r.int(2, 9)}가지로 나눠서 알려 주세요.`,
  (r) => `मुझे ${word(r)} के बारे में ${r.int(2, 9)} बातें सरल भाषा में बताइए।`,
  (r) => `اكتب لي رسالة قصيرة عن ${word(r)} من ${r.int(3, 9)} جمل.`,
];

/** A prompt as an ordinary customer writes it: a real one where there are real ones. */
export function ordinaryPrompt(random: Random): string {
  if (random.realPrompts.length > 0) return random.pick(random.realPrompts);
  if (random.chance(0.08)) return random.pick(OTHER);
  if (random.chance(0.09)) return random.pick(FOREIGN)(random);
  const parts = [
    `${random.pick(OPENERS)}${random.pick(ACTS)} ${random.pick(THINGS)}${random.pick(TAILS)}.`,
  ];
  for (let i = random.weighted([35, 25, 20, 12, 8]); i > 0; i--) parts.push(ownSentence(random));
  if (random.chance(0.15)) parts.push(codeSnippet(random, random.int(4, 14)));
  return parts.join(' ');
}

const name = (random: Random): string => `${word(random)}_${word(random)}`;
const CODE_LINES: readonly ((random: Random) => string)[] = [
  (r) => `def ${name(r)}(${word(r)}, ${word(r)}=${r.int(0, 99)}):`,
  (r) => `    ${word(r)} = ${name(r)}(${word(r)}) + ${r.int(1, 500)}`,
  (r) => `    if ${word(r)} > ${r.int(1, 99)}: return ${name(r)}`,
  (r) => `    for ${word(r)} in ${name(r)}: ${word(r)}.append(${r.int(1, 9)})`,
  (r) => `    raise ${word(r)}Error("${word(r)} ${word(r)}")`,
  (r) => `const ${word(r)} = await ${name(r)}("${word(r)}", ${r.int(1, 9000)});`,
  (r) => `SELECT ${word(r)}, COUNT(*) FROM ${name(r)} WHERE ${word(r)} < ${r.int(1, 900)};`,
  (r) => `let mut ${word(r)}: Vec<${word(r)}> = ${name(r)}(&${word(r)})?;`,
  (r) => `  return ${word(r)}.map((${word(r)}) => ${word(r)}.${name(r)});`,
];

/** Lines of code with names of its own. */
export function codeSnippet(random: Random, lines: number): string {
  let text = '\n';
  for (let i = 0; i < lines; i++) text += `${random.pick(CODE_LINES)(random)}\n`;
  return text;
}
