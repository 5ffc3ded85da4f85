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
  return Array.from({ length: random.int(2, 3) }, () => random.pick(SYLLABLES)).join('');
}

/** A sentence of somebody's own: details, names and numbers that nobody else types. */
function ownSentence(random: Random): string {
  return random.pick([
    () =>
      `The ${word(random)} part took ${random.int(2, 900)} minutes on ${random.pick(['Monday', 'Tuesday', 'Thursday', 'Sunday'])}.`,
    () =>
      `${word(random)[0]!.toUpperCase()}${word(random)} says we need ${random.int(2, 80)} of them, not ${random.int(2, 80)}.`,
    () => `It is about ${word(random)} and ${word(random)}, mostly.`,
    () => random.pick(DETAILS),
    () => `See section ${random.int(1, 12)}.${random.int(1, 9)} on ${word(random)}.`,
  ])();
}

/** A prompt as an ordinary customer writes it: a real one where there are real ones. */
export function ordinaryPrompt(random: Random): string {
  if (random.realPrompts.length > 0) return random.pick(random.realPrompts);
  if (random.chance(0.12)) return random.pick(OTHER);
  const parts = [
    `${random.pick(OPENERS)}${random.pick(ACTS)} ${random.pick(THINGS)}${random.pick(TAILS)}.`,
  ];
  for (let i = random.weighted([35, 25, 20, 12, 8]); i > 0; i--) parts.push(ownSentence(random));
  if (random.chance(0.15)) parts.push(codeSnippet(random, random.int(4, 14)));
  return parts.join(' ');
}

/** Lines of code with names of its own. */
export function codeSnippet(random: Random, lines: number): string {
  const name = () => `${word(random)}_${word(random)}`;
  const line = [
    () => `def ${name()}(${word(random)}, ${word(random)}=${random.int(0, 99)}):`,
    () => `    ${word(random)} = ${name()}(${word(random)}) + ${random.int(1, 500)}`,
    () => `    if ${word(random)} > ${random.int(1, 99)}: return ${name()}`,
    () => `    for ${word(random)} in ${name()}: ${word(random)}.append(${random.int(1, 9)})`,
    () => `    raise ${word(random)}Error("${word(random)} ${word(random)}")`,
    () => `const ${word(random)} = await ${name()}("${word(random)}", ${random.int(1, 9000)});`,
  ];
  return `\n${Array.from({ length: lines }, () => random.pick(line)()).join('\n')}\n`;
}

/** A text of the given number of sentences that one hand wrote and others may copy. */
export function fixedText(random: Random, sentences: number): string {
  const who = [
    'You are a careful',
    'Act as an experienced',
    'Imagine that you are a patient',
    'You will play a strict',
    'Behave like a curious',
  ];
  const role = [
    'editor',
    'tutor',
    'analyst',
    'engineer',
    'reviewer',
    'coach',
    'examiner',
    'planner',
  ];
  const rule = [
    () => `Always begin with ${word(random)} and end with one question about ${word(random)}.`,
    () => `Give at most ${random.int(3, 12)} points, each shorter than ${random.int(8, 30)} words.`,
    () => `Never mention ${word(random)} unless the text asks for ${word(random)}.`,
    () =>
      `Mark every doubtful claim with the letter ${random.pick(['Q', 'X', 'Z', 'D'])} and say why in ${random.int(1, 3)} lines.`,
    () =>
      `Write for ${random.pick(['students', 'managers', 'parents', 'nurses', 'lawyers', 'beginners'])} who know nothing of ${word(random)}.`,
    () => `If something about ${word(random)} is missing, ask for it before you answer.`,
  ];
  const body = Array.from({ length: sentences }, () => random.pick(rule)());
  return `${random.pick(who)} ${random.pick(role)} of ${word(random)}. ${body.join(' ')}`;
}
