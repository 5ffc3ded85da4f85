import type { Cue } from '../cue.js';

/** Rewriting what is politically sensitive until a censor lets it pass. */
export const CENSORSHIP_CUES: readonly Cue[] = [
  {
    fact: 'asks for a wording that passes a filter or a censor',
    bits: { 'censorship-safe rewriting': 6 },
    phrases: {
      en: [
        '(without|not|avoid*|until|so that|does not|never) … (trigger*|setting off|catch|blocked|object*|flagg*|censor*) …',
        '(trigger*|setting off|escape*|evade*|bypass*|get past|pass(es)?|within|under|let pass|comply|complies|compliant|respects?|stay*) … (content (filter|regulation|rules?)s?|censor*|moderation|keyword (filter|blocking)|regulator|the rules of|local (content )?regulations?|official (position|line)|review)',
        '(censor*|moderation|regulator|filter)[- ](safe|proof|compliant|approved)|acceptable to the authorities|(state|government|party) censor*|(ministry|regulator|censor)*.s? reviewers|approved (deflection|wording)|sanitised (prompt|version)|reviewers would approve',
      ],
      zh: [
        '(不会?触发|避开|绕过|通过|符合|规避).{0,10}(审查|审核|过滤|监管|敏感词)|内容(监管|过滤|审查)|官方口径|合规.{0,8}(回答|回复|表述)|和谐',
      ],
      ru: [
        '(не попал*|не подпал*|прошл*|прошел|обойти|пропуст*|соответств*) … (цензур*|модераци*|фильтр*|регулятор*)|безопасн* для публикации|требовани* регулятора',
      ],
      de: [
        '(filter|inhaltsfilter|zensur*|zensor*) … (nicht auslös*|besteh*|anstoß|umgeh*|passier*)|nicht auslöst|kein zensor|behörde … freigib*|zensurprüfung',
      ],
      es: [
        '(no active|evad*|sortear|pasar*|evit*) … (censura|filtro|moderación|regulador)|aceptables? para el regulador',
      ],
      fr: [
        '(échapper|passer|conforme*|éviter) … (filtre|censure|modération|régulateur)|(modération|censure) laissera|exigences de la censure',
      ],
      ja: ['検閲|審査を通|規制に(触れ|引っかか)|フィルターに(かから|引っかか)'],
      ko: ['검열|심의를 통과|규제에 걸리지|필터에 걸리지'],
    },
  },
  {
    fact: 'asks for sensitive matter to be rewritten, replaced or turned away',
    bits: { 'censorship-safe rewriting': 4 },
    phrases: {
      en: [
        '(rewrite|rephrase|reword|reformulate|paraphrase|transform|turn|tone down|replace|soften|sanitise|neutrali[sz]e|make|suggest|generate|produce|write) … (sensitive|censor*|euphemism*|forbidden|banned|prohibited|controvers*|criticism|critical|publishable|compliant|safe (alternative|answer|response|version)|neutral words|moderation|uncensored|approved|keyword)',
        '(declines? politely|steers? the conversation|changes? the subject|deflect*|offers a harmless topic|harmless topic|leaving no trace|avoids? (naming|mentioning|controversy)|(must|does|do) not (mention|display)|nothing forbidden|no forbidden|remove references to)',
        'safe alternative',
      ],
      zh: [
        '(改写|替换|重写|委婉|回避|避免|不要涉及|不提及).{0,20}(敏感|违禁|政治|人物|事件|抗议)|敏感.{0,15}(改写|替换|表述)|委婉|转移话题|替代回答',
      ],
      ru: [
        '(перепиши*|замени*|смягч*|убери*|сделай*) … (чувствительн*|запрещ*|запретн*|безопасн*|эвфемизм*|оппозиц*|остр*)|уклончив*|смягчённ*|смягченн*',
      ],
      de: [
        '(formuliere*|ersetze*|entschärfe*|schreibe*) … (heikl*|verboten*|unverfänglich*|kritik|erlaubte)|umschreibungen',
      ],
      es: [
        '(reescrib*|sustituy*|redact*|suaviz*) … (sensible|prohibid*|eufemismo*|segura|evite)|cambie de tema',
      ],
      fr: [
        '(réécri*|remplace*|rédige*|adouci*) … (sensible|interdit*|euphémisme*|conforme)|sans citer',
      ],
      ja: [
        '(敏感|禁止|検閲|政治|審査).{0,30}(書き換え|言い換え|置き換え)|婉曲|話題をそら|触れずに',
      ],
      ko: ['(민감|금지|검열|정치|심의).{0,30}(바꿔|바꾸)|완곡|화제를 돌|언급하지 않'],
    },
  },
  {
    fact: 'calls its matter sensitive or forbidden',
    bits: { 'censorship-safe rewriting': 3 },
    phrases: {
      en: [
        '(politically|highly) (sensitive|prohibited|charged|taboo)|(sensitive|forbidden|banned|prohibited|taboo) (\\p{L}+ )?(words?|terms?|topics?|subjects?|questions?|prompts?|quer(y|ies)|organi[sz]ations?|matters?)|censor*|content regulations?|sensitive prompt',
      ],
      zh: ['敏感(问题|话题|词|提问|内容)|政治敏感|违禁词|审查'],
      ru: ['чувствительн* (вопрос*|тем*)|запрещённ*|запрещенн*|запретн*|цензур*'],
      de: ['politisch heikl*|heikle (frage|thema)*|verbotene begriffe|zensur*|zensor*'],
      es: ['políticamente sensible|prohibid*|censura'],
      fr: ['politiquement sensible|mots interdits|censure'],
      ja: ['政治的に敏感|敏感な|禁止語|検閲'],
      ko: ['정치적으로 민감|민감한|금지어|검열'],
    },
  },
  {
    fact: 'touches on rulers, dissent or repression',
    bits: { 'censorship-safe rewriting': 2 },
    phrases: {
      en: [
        'dissidents?|protests?|crackdown|authoritarian*|party leader|ruling (party|family)|opposition (leader|figure)s?|detained|jail(s|ed)|political prisoners?|independence movement|labour camps|labor camps|massacre|genocide|coup|government|regime|troops|ministry|president|disputed island|propaganda|official spokesman|authorities',
      ],
      zh: ['异见|抗议|领导人|政府|镇压|示威|独立运动'],
      ru: ['протест*|оппозици*|журналист*|власт*|арест*|президент*'],
      de: ['oppositionell*|regierung|verhaftet*|proteste?|behörde'],
      es: ['disidente*|gobierno|protestas?|régimen|opositor*'],
      fr: ['opposant*|manifestation*|gouvernement|régime|dissident*'],
      ja: ['反体制|抗議|政府|指導者|デモ'],
      ko: ['반체제|시위|정부|지도자'],
    },
  },
];
