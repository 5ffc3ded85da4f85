import type { Cue } from '../cue.js';

/** The fact that marks an explicit request for reasoning; the indicator of that name counts it. */
export const ASKS_FOR_REASONING = 'asks for the reasoning to be laid out';

const NUMBER =
  '(\\d|\\b(two|three|four|five|six|seven|eight|nine|ten|twelve|half|twice|triple|double|each)\\b)';

/** Reasoning: asked for in words, or problems that are solved by nothing else. */
export const REASONING_CUES: readonly Cue[] = [
  {
    fact: ASKS_FOR_REASONING,
    bits: { 'reasoning traces': 6 },
    phrases: {
      en: [
        'think(ing)? (step by step|aloud|out loud|it through)',
        'let.s think',
        'reason(ing)? (step by step|through|it out|out loud|case by case)',
        'show (your|all|every|each|the|how you) … (work*|reasoning|steps?|derivation|deductions?|thinking|calculation*)',
        '(write|lay|set|spell) (out|down) … (reasoning|steps?|derivation|thought|thinking|calculation)',
        'chain[- ]of[- ](thought|reasoning)|(thought|thinking|reasoning) (process|trace)*|inner monologue|train of thought',
        '(explain|give|articulate|describe|reconstruct|reveal|provide) (your|the|all) … (reasoning|rationale|derivation)',
        'reasoning (steps?|behind|that leads)',
        'intermediate (steps?|deductions?|results?)',
        '(justify|explain|number|check) (each|every) (step|inference|deduction)',
        'step by step (before|until|so that|reasoning|explanation|solution)',
        '(complete|full|detailed|formal) (derivation|proof|reasoning)',
        'explain how you (arrived|got|reached|came)',
        'how do you solve',
        'work through … (step|problem)',
      ],
      zh: [
        '一步一步|把思考说出来|逐步(思考|推理|推导)|推理(过程|链|步骤)|思考过程|思维链|解题(步骤|过程|思路)|推导过程|还原.{0,10}推理',
      ],
      ru: [
        'шаг за шагом|(думай|рассуждай) вслух|пронумеруй … шаги|пошагов* (рассужд*|решен*|объясн*)|ход (мыслей|решения|рассуждени*)|цепочк* рассуждени*|рассуждай*|покажи … (рассуждени*|решени*)',
      ],
      de: [
        'schritt für schritt (denk*|und)|denk* laut|denk* schritt für schritt|gedankengang|lösungsweg|herleitung|begründe jeden schritt|rechenweg|leg* … (überlegung*|gedanken*) … offen',
      ],
      es: [
        '(piensa|razona) (paso a paso|en voz alta)|paso a paso y|tu razonamiento|todo el razonamiento|cadena de (pensamiento|razonamiento)|explica cada paso|justifica cada paso|muestra … (razonamiento|desarrollo)',
      ],
      fr: [
        '(raisonne|réfléchis) (étape par étape|à voix haute)|étape par étape et|ton raisonnement|tout le raisonnement|chaîne de (pensée|raisonnement)|justifi* chaque étape|détaille* … raisonnement',
      ],
      ja: [
        '一歩ずつ|声に出して考え|ステップごとに考|段階的に考|推論の?過程|思考過程|途中(式|の計算)|考え方をすべて',
      ],
      ko: ['단계별로 (생각|추론|풀)|추론 과정|사고 과정|풀이 과정|생각의 과정'],
    },
  },
  {
    fact: 'mentions steps',
    bits: { 'reasoning traces': 1 },
    phrases: {
      en: ['step[- ]by[- ]step|each step|every step|steps'],
      de: ['schritt*'],
      fr: ['étapes?'],
    },
  },
  {
    fact: 'marks off thinking from the answer',
    bits: { 'reasoning traces': 6 },
    pattern: /<\/?(think|thinking|scratchpad|reasoning)>|\\boxed|####\s*\d/,
  },
  {
    fact: 'sets a problem of mathematics',
    bits: { 'reasoning traces': 5 },
    phrases: {
      en: [
        '(solve|solving) … (equation*|inequality|system of|equation system|integral|for x|puzzle|riddle)|(solve|solving|work out) (the|this|these|following|a|each) … (problems?|puzzle|riddle|equation*)',
        '(find|compute|determine|calculate|evaluate|express) (the|all|such|its|a|x|y)? ?… (value|area|probability|remainder|sum|integral|derivative|limit|roots?|volume|perimeter|maximum|minimum|real x|solutions?|subsets?|smallest|largest|greatest|in terms of)',
        'find x|express [a-z](-[a-z])? (in|as)|given that f',
        '(what|what.s|what is|what are) (is |are )?(the )?(probability|remainder|area|value of|sum of|perimeter|derivative|odds that)',
        'prove (that|the|there)|(show|demonstrate) that (there|for|the|if|any|every)|proof (of|by|that)',
        'math (word )?(problem|question about)s?|mathematical reasoning|word problem*|linear algebra',
        'how many (integers|ways|solutions|digits|primes|triangles|permutations|combinations)',
      ],
      zh: [
        '证明[:：]?|求.{0,40}(最大值|最小值|概率|面积|导数|解|值)|解方程|概率|鸡兔同笼|多少(个|只|元|种)',
      ],
      ru: [
        'докаж*|реши* (уравнени*|систем*|задач*)|найд* (все|значени*|вероятност*|площад*|корн*)|вероятност*',
      ],
      de: [
        'beweise*|zeige, dass|löse (die|das|den) (gleichung*|system|aufgabe)|bestimme (die|den|alle)|wahrscheinlichkeit',
      ],
      es: [
        'demuestra*|resuelve (la|el|los) (ecuación|sistema|problema)|calcula (la|el) (probabilidad|área|valor)|halla',
      ],
      fr: [
        'démontre*|prouve*|résous|résoudre|calcule* (la|le|l.) (probabilité|aire|valeur)|trouve* (tous|toutes) les',
      ],
      ja: ['証明(して|せよ)|確率|方程式|(面積|最大値|最小値|値)を求め'],
      ko: ['증명|확률|방정식|(넓이|최댓값|최솟값|값)을 구'],
    },
  },
  {
    fact: 'speaks of mathematics',
    bits: { 'reasoning traces': 2 },
    phrases: {
      en: [
        'triangle*|integers?|remainder|polynomial*|theorem|irrational|prime numbers?|primes|square root|algebra|equations?|inequality|arithmetic|fraction|circumscrib*|vertices|dice|multiple of|divided by|marbles|mathematic*|math|percent*|per person|km/h*|mph|line segment|endpoints?|slope|perfect numbers?|logarithm*|derivative|matrix|vectors?',
      ],
      zh: ['三角形|整数|函数f|奇数|偶数|方程'],
      ru: ['треугольник*|иррационал*|уравнени*|целы* чис*|корень из'],
      de: ['dreieck*|gleichung*|gerade* zahl*|irrational'],
      es: ['triángulo*|ecuación|números? (primos?|enteros?)|ángulos'],
      fr: ['triangle*|équation*|irrationnel*|nombres? (premiers?|entiers?)|système'],
      ja: ['無理数|整数|三角形|サイコロ'],
      ko: ['무리수|정수|삼각형|주사위'],
    },
  },
  {
    fact: 'holds formulas',
    bits: { 'reasoning traces': 3 },
    pattern:
      /\b[a-zA-Z]\s?[\^]\s?\d|\b\d*[a-z]\s?[+\-*/=<]\s?\d+[a-z]?\b(?![\w:])|\b[fgh]\(x\)|\\(frac|sqrt|int|sum)|\|[a-z\d\s+-]+\||√|\(-?\d+, ?-?\d+\)|\b\d+[a-zA-Z]\s?[+\-=]\s?\d|∫|Σ|≤|≥/,
  },
  {
    fact: 'asks a quantity of a story with numbers',
    bits: { 'reasoning traces': 5 },
    // The question is found first and the numbers before it after that: the other order is slow.
    pattern: new RegExp(
      [
        `\\b(how (many|much|old|far|fast)|(total|net) (cost|amount|revenue|number)|when (does|do|will)|wie (viele?|alt)|combien|cuánt[oa]s?)\\b(?<=${NUMBER}[^]{0,400}${NUMBER}[^]{0,320})`,
        '(сколько|多少|各几|几只|いくつ|何個|몇 (개|명|마리))(?<=(\\d|треть|половин)[^]{0,320})',
      ].join('|'),
      'iu',
    ),
  },
  {
    fact: 'sets a puzzle of logic',
    bits: { 'reasoning traces': 5 },
    phrases: {
      en: [
        'if (all|every|some|no) … (are|is) …',
        'syllogism*|logically (sound|valid|follow*)|premises?|knights? and knaves?|brain ?teaser*|riddle*|logic(al)? puzzle*|deduc(e|tion)|infer(ence)?s?',
        '(true|false),? (true|false),? or uncertain|first two statements|which statement (must|is)',
        'who (is lying|is the liar|owns the|lives in)|using the clues|clue 1',
        'does not belong|doesn.t belong|odd one out|relation between … pairs|analogies|analogy|next (number|term) in',
        'what (is|would be|.s) (the|your) (relationship|relation|current position|position) …',
        'how many (brothers|sisters|siblings|children|sheep|socks|people) … (have|left|are there|got|does|do)',
        '(which|what|to which) direction … (facing|pointing|shadow|walk*|turn*)',
        'explain(s|ing)? (your|the) (answer|reasoning)|(answer|questions?) with an explanation',
        'is the (father|mother|brother|sister|son|daughter) of',
      ],
      zh: ['逻辑(题|谜)|谁在说谎|推断|脑筋急转弯'],
      ru: ['логическ* (задач*|загадк*)|кто (лжёт|лжет)|умозаключ*'],
      de: ['logikrätsel|wer lügt|schlussfolger*'],
      es: ['acertijo|quién miente|silogismo'],
      fr: ['énigme|qui ment|syllogisme'],
      ja: ['論理(パズル|クイズ)|誰が嘘'],
      ko: ['논리 (퍼즐|문제)|누가 거짓말'],
    },
  },
  {
    fact: 'holds an analogy, A : B :: C',
    bits: { 'reasoning traces': 4 },
    pattern: /\w+ ?: ?\w+ ?:: ?\w+/,
  },
];
