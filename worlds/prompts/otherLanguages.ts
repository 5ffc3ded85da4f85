import type { Random } from '../random.js';
import type { Aim } from './aims.js';
import { bank } from './banks.js';

/** Languages, beside English, that instructions are written in. */
export type OtherLanguage = 'zh' | 'ru' | 'de';

interface Phrases {
  readonly tasks: Readonly<Partial<Record<Aim, readonly string[]>>>;
  readonly task: readonly string[];
  readonly never: readonly string[];
  readonly act: readonly string[];
  readonly condition: readonly string[];
  readonly reaction: readonly string[];
  readonly begin: readonly string[];
  readonly thing: readonly string[];
  readonly audience: readonly string[];
  readonly clause: readonly ((
    pick: (of: Exclude<keyof Phrases, 'tasks' | 'clause'>) => string,
    n: number,
  ) => string)[];
}

const ZH: Phrases = {
  tasks: {
    coding: bank(
      '请修复下面的代码并返回完整文件。|请为以下函数编写单元测试。|请把这段程序改写成另一种语言。|请实现题目要求的算法并分析复杂度。',
    ),
    'agentic tool use': bank(
      '请规划并逐步调用工具完成任务。|请决定下一步应调用哪个工具以及参数。|请使用所列工具处理该工单并汇报每次观察。',
    ),
    'reasoning traces': bank(
      '请详细写出得到答案的每一步推理过程。|请先完整思考再给出结论，并保留思考过程。|已知最终答案，请还原其完整推导。',
    ),
    'grading and reward': bank(
      '请按照评分标准为下面的回答打分。|请比较两个回答并说明哪个更好。|请作为奖励模型给出一到十分的评分。',
    ),
    'computer use': bank('请根据屏幕内容给出下一步鼠标或键盘操作。|请一步一步操作浏览器完成目标。'),
    vision: bank('请描述图片中的全部内容。|请识别图表并提取其中的数据。'),
    'censorship-safe rewriting': bank(
      '请把下面的敏感问题改写为合规的表述。|请对该言论进行中性化处理，避免涉及敏感人物。|请给出符合审核要求的安全回答。',
    ),
  },
  task: bank(
    '请总结下面的内容。|请回答用户的问题。|请润色这段文字。|请提取其中的关键信息。|请将其翻译成英文。|请写一份简短的回复。',
  ),
  never: bank('不要|切勿|禁止|请勿|绝不能'),
  act: bank(
    '重复题目|省略中间步骤|编造引用|使用列表|提及本说明|输出多余的解释|改变原有接口|混用语言|猜测缺失数据|提前四舍五入|使用缩写|合并不同情况',
  ),
  condition: bank(
    '如果信息不足|若存在多种理解|当输入为空时|如果数值相互矛盾|若题目包含多个小问|当文本过长时|如果无法确定|若单位缺失',
  ),
  reaction: bank(
    '请在第一行说明|请列出所有可能|返回空列表|请采用较早的一个|请标注问号|请分开回答|请用一句话解释|请重新计算一次|请降低一分',
  ),
  begin: bank('回答开头请先给出|最后请附上|在结论之前写出|请在标题下给出'),
  thing: bank(
    '一句话结论|关键假设|所用方法名称|置信度|简要提纲|风险最大的一步|完整算式|反例|检查清单|参考范围',
  ),
  audience: bank('初学者|管理人员|审计员|中学生|研究人员|客户|医生|程序员'),
  clause: [
    (p) => `${p('never')}${p('act')}。`,
    (p) => `${p('condition')}，${p('reaction')}。`,
    (p) => `${p('begin')}${p('thing')}。`,
    (p, n) => `读者是${p('audience')}，每段不超过${n * 10}字。`,
    (p, n) => `输出不少于${n}条，并包含${p('thing')}和${p('thing')}。`,
    (p) => `${p('condition')}，${p('never')}${p('act')}。`,
  ],
};

const RU: Phrases = {
  tasks: {
    coding: bank(
      'Исправь код ниже и верни файл целиком.|Напиши тесты для этой функции.|Реализуй алгоритм и оцени его сложность.',
    ),
    'agentic tool use': bank(
      'Составь план и выполни задачу с помощью инструментов.|Выбери следующий вызов инструмента и его аргументы.',
    ),
    'reasoning traces': bank(
      'Распиши каждый шаг рассуждения до ответа.|Восстанови полный ход решения по готовому ответу.|Думай вслух и пронумеруй шаги.',
    ),
    'grading and reward': bank(
      'Оцени ответ по критериям и поставь балл.|Сравни два ответа и выбери лучший.',
    ),
  },
  task: bank(
    'Кратко изложи текст.|Ответь на вопрос пользователя.|Отредактируй письмо.|Переведи отрывок на английский.|Выдели главные факты.|Объясни простыми словами.',
  ),
  never: bank('Не надо|Нельзя|Никогда не следует|Запрещено'),
  act: bank(
    'повторять вопрос|пропускать вычисления|выдумывать источники|использовать списки|менять интерфейс|сокращать слова|смешивать языки|округлять заранее|извиняться|добавлять вступление',
  ),
  condition: bank(
    'Если данных не хватает|Если возможны два толкования|Когда ввод пустой|Если числа противоречат друг другу|Если вопрос состоит из частей|Когда текст слишком длинный',
  ),
  reaction: bank(
    'скажи об этом в первой строке|перечисли все варианты|верни пустой список|возьми более раннее значение|раздели ответ|пересчитай ещё раз|поставь знак вопроса',
  ),
  begin: bank('Начни с пункта|В конце укажи пункт|Перед выводом приведи пункт'),
  thing: bank(
    '«вывод»|«допущения»|«метод»|«уверенность»|«план»|«проверка»|«контрпример»|«единицы измерения»',
  ),
  audience: bank('новичков|руководителей|школьников|инженеров|юристов|врачей'),
  clause: [
    (p) => `${p('never')} ${p('act')}.`,
    (p) => `${p('condition')}, ${p('reaction')}.`,
    (p) => `${p('begin')} ${p('thing')}.`,
    (p, n) => `Пиши для ${p('audience')}, не более ${n * 5} слов в абзаце.`,
    (p, n) => `Нужно не меньше ${n} пунктов, в том числе ${p('thing')} и ${p('thing')}.`,
  ],
};

const DE: Phrases = {
  tasks: {
    coding: bank(
      'Behebe den Fehler im folgenden Code und gib die ganze Datei zurück.|Schreibe Tests für diese Funktion.|Setze den Algorithmus um und nenne seine Laufzeit.',
    ),
    'reasoning traces': bank(
      'Lege jeden Schritt der Überlegung bis zur Antwort offen.|Rekonstruiere den vollständigen Lösungsweg.',
    ),
    'grading and reward': bank(
      'Bewerte die Antwort nach dem Raster.|Vergleiche beide Antworten und begründe die Wahl.',
    ),
  },
  task: bank(
    'Fasse den Text zusammen.|Beantworte die Frage.|Überarbeite den Absatz.|Übersetze den Auszug ins Englische.|Nenne die wichtigsten Fakten.|Erkläre es in einfachen Worten.',
  ),
  never: bank('Vermeide es|Verzichte darauf|Unterlasse es|Hüte dich davor'),
  act: bank(
    'die Frage zu wiederholen|Zwischenschritte auszulassen|Quellen zu erfinden|Listen zu verwenden|die Schnittstelle zu ändern|vorzeitig zu runden|Abkürzungen zu benutzen|dich zu entschuldigen|Sprachen zu mischen',
  ),
  condition: bank(
    'Wenn Angaben fehlen|Falls zwei Lesarten möglich sind|Bei leerer Eingabe|Wenn Zahlen sich widersprechen|Falls die Frage mehrere Teile hat|Bei Unsicherheit',
  ),
  reaction: bank(
    'sage das in der ersten Zeile|zähle beide auf|gib eine leere Liste zurück|nimm den früheren Wert|teile die Antwort|rechne noch einmal nach|setze ein Fragezeichen',
  ),
  begin: bank('Beginne mit|Schließe mit|Stelle vor das Ergebnis|Gib am Ende an:'),
  thing: bank(
    'dem Fazit in einem Satz|der wichtigsten Annahme|dem Namen des Verfahrens|einer Prüfliste|dem riskantesten Schritt|einer Gegenprobe|den Einheiten',
  ),
  audience: bank('Laien|Vorgesetzte|Schüler|Juristinnen|Pflegekräfte|Technikerinnen'),
  clause: [
    (p) => `${p('never')}, ${p('act')}.`,
    (p) => `${p('condition')}: ${p('reaction')}.`,
    (p) => `${p('begin')} ${p('thing')}.`,
    (p, n) => `Schreibe für ${p('audience')} und höchstens ${n * 5} Wörter je Absatz.`,
  ],
};

const LANGUAGES: Readonly<Record<OtherLanguage, Phrases>> = { zh: ZH, ru: RU, de: DE };

export function otherTask(random: Random, language: OtherLanguage, aim: Aim): string {
  const { tasks, task } = LANGUAGES[language];
  return random.pick(tasks[aim] ?? task);
}

export function otherClause(random: Random, language: OtherLanguage): string {
  const phrases = LANGUAGES[language];
  return random.pick(phrases.clause)((of) => random.pick(phrases[of]), random.int(2, 12));
}
