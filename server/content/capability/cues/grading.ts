import type { Cue } from '../cue.js';

/** Judging the answers of people or models: scores, preferences, verdicts, rubrics. */
export const GRADING_CUES: readonly Cue[] = [
  {
    fact: 'is told to act as a judge of answers',
    bits: { 'grading and reward': 6 },
    phrases: {
      en: [
        '(act|acting|serve|behave) as (a|an) … (judge|grader|evaluator|referee|examiner|annotator|rater|reward model|critic)',
        'impartial judge|reward model|you are (a|an|the) … (judge|grader|evaluator|rater|annotator)|expert (annotator|evaluator|grader|judge)|objective evaluator|like an examiner|llm-as-a-judge',
      ],
      zh: ['(公正|作为).{0,6}(评审|裁判|评委|评估者)|奖励模型|打分员'],
      ru: [
        'в роли … (экзаменатор*|судь*|оценщик*)|беспристрастн* судь*|модель вознаграждения|ты … (судья|экзаменатор)',
      ],
      de: [
        'unparteiisch* (richter*|gutachter*|jury)|als (gutachter|prüfer|richter|bewerter)|belohnungsmodell',
      ],
      es: ['juez imparcial|modelo de recompensa|actúa como (juez|evaluador|examinador)'],
      fr: [
        'juge impartial|modèle de récompense|(agis|tu es) … (juge|évaluateur|correcteur|examinateur)',
      ],
      ja: ['(公平|公正)な(審査|評価)|審査員|採点者|報酬モデル'],
      ko: ['(공정한|공평한) (심사|평가)|심사위원|채점자|보상 모델'],
    },
  },
  {
    fact: 'asks to judge an answer',
    bits: { 'grading and reward': 5 },
    phrases: {
      en: [
        '(grade|score|rate|evaluate|assess|judge|critique|critici[sz]e|rank|appraise) … (answers?|responses?|reply|replies|completions?|outputs?|solutions?|essay|submissions?|translation|summary|candidates?|generations?)',
        '(verify|check) (each|every) step of the solution|factuality of|faithfulness score|detect hallucinations|followed every instruction',
        '(quality|helpfulness|correctness|factuality) of the (last |given |model.s )?(reply|answer|response|output)s?',
      ],
      zh: [
        '(对|为|评价|评估).{0,12}(回答|回复|答案|解答|译文|摘要).{0,10}(打分|评分|分数|评价)|(回答|回复).{0,12}打分|判断.{0,10}(解答|答案|回答)',
      ],
      ru: ['(оцени*|провер*) … (ответ*|решени*|перевод*|сочинени*)|постав* (балл*|оценк*)'],
      de: [
        '(bewerte*|beurteile*|korrigiere*) … (antwort*|lösung*|aufsatz*|übersetzung*|schüler*)|vergib punkte|vergib … note',
      ],
      es: [
        '(evalúa|califica|puntúa|valora) … (respuesta*|solución|ensayo|traducción)|asigna una (puntuación|nota)',
      ],
      fr: [
        '(évalue|note|corrige) … (réponse*|copie|solution|dissertation|critère*)|attribue une note',
      ],
      ja: ['(回答|答え|解答|応答|出力).{0,20}(採点|評価し|判定)'],
      ko: ['(답변|답안|응답|출력).{0,20}(평가|채점|판정)'],
    },
  },
  {
    fact: 'asks which of several answers is better',
    bits: { 'grading and reward': 5 },
    phrases: {
      en: [
        'which (one |of )?… (answers?|responses?|replies|completions?|submissions?|outputs?) … (better|best|preferred|more helpful|worse)',
        '(which|say which|judge which) (one )?is better',
        '(choose|pick|select) the (preferred|better|best) (answer|response|reply|completion|output)',
        '(better|worse) than the (second|first|other)|(determine|decide|say) which (\\p{L}+ )?(answer|response|reply|summary|output|submission|translation)',
        'compar(e|ing) … (submitted|expert (answer|summary)|summary a|answer a|response a)',
        'compar(e|ing) (the |these |both |two )*… (answers|responses|replies|outputs|submissions|completions)',
        'preference (label|data|pair)s?|assistant (a|b)(.s)?|(answer|response) (a|b|1|2) (is|and|or)',
        'from best to worst|chosen and rejected',
      ],
      zh: [
        '(两个|两份|以下|候选).{0,10}(回答|回复|答案).{0,15}(更好|优劣|排序|比较)|比较两个.{0,8}回答|哪一?个(回答|回复|更好)|质量从高到低',
      ],
      ru: ['(сравни*|какой) … (ответ*|вариант*) … (лучше|и скажи|и выбер*)|два ответа'],
      de: ['(vergleiche*) … antworten|welche (antwort )?(ist )?besser|beiden antworten'],
      es: ['compara (las|los) dos respuestas|elige la mejor|qué respuesta es mejor'],
      fr: ['compare les deux réponses|laquelle est la meilleure|quelle réponse est'],
      ja: ['(二つ|2つ|両方)の回答|どちらが(優れ|良い|よい)'],
      ko: ['두 (답변|응답)|더 나은 (쪽|답변)'],
    },
  },
  {
    fact: 'gives a rubric or criteria',
    bits: { 'grading and reward': 4 },
    phrases: {
      en: [
        'rubric*|(grading|scoring|evaluation|marking|weighted) (criteria|criterion|scheme|guide*)|(each|every) criteri(on|a)|criterion is met|(quality|evaluation) criteria|according to the criteria|against … criteria|with respect to correctness|adequacy and fluency|coherence, consistency|process supervision|your evaluation should (consider|focus)',
      ],
      zh: ['评分(标准|细则|规则)|逐项'],
      ru: ['по критериям|критери* оценк*'],
      de: ['anhand der kriterien|erwartungshorizont|bewertungsraster|kriterium'],
      es: ['rúbrica|criterios de (evaluación|calificación)'],
      fr: ['barème|grille d.évaluation|chaque critère'],
      ja: ['評価基準|採点基準'],
      ko: ['채점 기준|평가 기준'],
    },
  },
  {
    fact: 'asks for a score on a scale',
    bits: { 'grading and reward': 3 },
    phrases: {
      en: [
        'scale (of|from) \\d+ to \\d+|from \\d to (5|7|10|100)|(score|number|rating) (of|between|from) \\d|out of (5|10|20|100)|likert*|\\d+ points each|(overall|total) (grade|score|rating)|grade from a to f|(numeric|integer) score|give (a|it a) score|total out of',
      ],
      zh: ['\\d+ ?[-到至~] ?\\d+ ?分|\\d 到 \\d+ 之间|分数|打分'],
      ru: ['по шкале|от \\d до \\d+|балл*'],
      de: ['skala von|von \\d bis \\d+|punkte'],
      es: ['escala de|de \\d a \\d+|entre \\d y \\d+|puntuación'],
      fr: ['sur (20|10|100|une échelle)|de \\d à \\d+'],
      ja: ['\\d+ ?点(満点|以内)|点数'],
      ko: ['\\d+ ?점(에서| 만점)|점수'],
    },
  },
  {
    fact: 'compares with a reference answer',
    bits: { 'grading and reward': 4 },
    phrases: {
      en: [
        'reference (answer|solution|output|translation)s?|compared with the reference|(expected|expert|gold) (answer|summary|output|standard)|ground[- ]truth|equivalent to the reference|(student|model|assistant).s (answer|output|response|solution)|model output|submitted solution|generated answer',
      ],
      zh: ['参考答案|标准答案'],
      ru: ['эталонн*'],
      de: ['referenzlösung|musterlösung'],
      es: ['respuesta de referencia|solución de referencia'],
      fr: ['réponse de référence|corrigé type'],
      ja: ['模範解答|参照解答'],
      ko: ['참조 답안|모범 답안'],
    },
  },
  {
    fact: 'fixes the form of a verdict',
    bits: { 'grading and reward': 4 },
    pattern:
      /\[\[(A|B|C|rating|[1-9])\]\]|"(verdict|score|rating|preference|winner)"\s*:|final verdict|\b(pass|fail) or (fail|pass)\b|\bYES or NO\b.{0,20}$|\{answer(_[ab])?(_\d)?\}|The Start of (Assistant|Reference)/i,
  },
];
