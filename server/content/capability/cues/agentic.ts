import type { Cue } from '../cue.js';

/** Acting through tools, functions and shells over many turns. */
export const AGENTIC_CUES: readonly Cue[] = [
  {
    fact: 'offers tools to the model',
    bits: { 'agentic tool use': 6 },
    phrases: {
      en: [
        '(access to|can use|may use|only use|exposes|provided with) … (tools?|functions?|function signatures)',
        '(following|these|listed|available) (tools|functions)|(tools|functions) (listed|available|below)|actions available',
        '(tool|function) (definition|schema|description|specification)s?',
        '(use|using|with) the … (tool|tools)',
        'access to (a|the) (shell|terminal|sandbox|file ?system|browser)|mcp server',
      ],
      zh: ['(可以使用|可用|提供).{0,8}工具|以下(工具|函数)|函数(定义|列表)|可用行动'],
      ru: [
        'доступ к (инструмент*|терминал*)|(следующи*|доступн*) (инструмент*|функци*)|набор инструментов',
      ],
      de: [
        '(stehen|folgende|verfügbare*) … (werkzeuge|tools|funktionen)|zugriff auf (eine )?(shell|terminal)|funktionsdefinition*',
      ],
      es: ['(acceso a|tienes) … herramientas|siguientes (herramientas|funciones)'],
      fr: ['accès aux … (outils|fonctions)|outils suivants|bac à sable'],
      ja: ['次の(ツール|関数)|ツールを(使|利用)|関数の定義|利用可能なツール'],
      ko: ['다음 (도구|함수)|도구를 (사용|이용)|함수 정의'],
    },
  },
  {
    fact: 'asks for calls of tools or functions',
    bits: { 'agentic tool use': 6 },
    phrases: {
      en: [
        '(tool|function) (calls?|calling|invocations?|results?)|(call|invoke|calling) (the |a |ask_)*… (tools?|functions?|endpoints?)|which (tool|function|api)* … (call|invoke|next|use)|(right|next|correct) (tool|function)|issue the calls|api (calls|endpoints to call)',
        'plan … (calls|tools)|(its|the|with which) arguments|fill (in )?the slots',
      ],
      zh: ['(工具|函数)调用|调用.{0,10}(工具|函数|接口|API)|选择.{0,6}(函数|工具)|调用顺序'],
      ru: ['вызов* … (инструмент*|функци*|api)|вызывая|выбери функци*|вызови'],
      de: [
        '(werkzeug|funktions|tool)-?aufruf*|passende funktion|(rufe|aufruf*) … (werkzeug*|funktion*|api) …',
      ],
      es: [
        'llam(ando|ar|a) … (herramienta*|función|funciones)|qué herramienta|llamada* a (herramientas|funciones)',
      ],
      fr: [
        '(appel*|appelant) (les|aux|des|de|la)? ?(outils?|fonctions?)|(fonction|outil) à appeler',
      ],
      ja: ['(ツール|関数)(の)?呼び出|呼び出すべき(関数|ツール)'],
      ko: ['(도구|함수)(를| )? ?호출|호출할 함수'],
    },
  },
  {
    fact: 'holds a schema of callable functions',
    bits: { 'agentic tool use': 7 },
    pattern:
      /"parameters"\s*:\s*\{\s*"type"|"type"\s*:\s*"function"|"tool_calls"|"input_schema"|"tool_choice"|<\/?(tool_call|function_call|tools|tool_use|invoke)>|\b\w+\((\w+(, ?\w+)*)?\)[,;] \w+\((\w+(, ?\w+)*)?\)/,
  },
  {
    fact: 'is written as thought, action, observation',
    bits: { 'agentic tool use': 6 },
    pattern:
      /(^|\n)\s*(Action|Observation|Action Input|Tool|Tool result)\s*:|Thought, Action|(思考|行动|观察)\s*[/、]\s*(行动|观察)|\bReAct\b|\bFinish\[/,
  },
  {
    fact: 'speaks to an agent that acts on its own',
    bits: { 'agentic tool use': 5 },
    phrases: {
      en: [
        'autonomous* (agent|assistant|system|programmer|engineer|developer)|you are an? (autonomous |software engineering |coding |ai |helpful )?agent|orchestrat(or|e)|(sub|worker)[- ]?agents?|agentic|trajectory of an agent|work on your own|multi-agent|(act|acting) as an agent|long-horizon',
      ],
      zh: ['自主(智能体|代理)|作为(智能体|代理)|智能体'],
      ru: ['автономн* агент*|ты … агент'],
      de: ['autonom* agent*|du bist ein … agent'],
      es: ['agente autónomo|eres un agente'],
      fr: ['agent autonome|tu es un agent'],
      ja: ['自律エージェント|エージェントとして'],
      ko: ['자율 에이전트|에이전트(로서|입니다)'],
    },
  },
  {
    fact: 'asks for a job to be carried out in a live system',
    bits: { 'agentic tool use': 4 },
    phrases: {
      en: [
        '(run|execute|issue) (one |the |these |this |a )?(commands?|runbook|shell|script)|one command at a time|(command line|terminal session|shell session)|(solve|solving|resolve|fix) (the|this) (\\p{L}+ )?(issue|ticket) … (own|repository)|in a (sandbox|terminal|shell|container)|open a pull request|clone the repo*|run the (whole |full |entire )?(test suite|tests) (again|until)?|until (it is|the queue|they|all tests|the tests|everything) …|do not (stop to )?ask|without asking|(carry|see) (it|the job|the task|this) (out|through)? ?(to|until) (its|the) end|keep going until|report (what you did|each step|back)|loop:|if a call fails|operate the (repository|system|cluster|server)|on the staging cluster|browse the web',
      ],
      zh: ['终端.{0,8}(执行|运行)|逐条执行|执行命令|直到(任务|完成)|完成用户的任务'],
      ru: ['выполняй команды|команды по одн*|в терминале|доведи до конца|выполни … до конца'],
      de: [
        'befehle? (einzeln|nacheinander)|führe … (befehl*|tests) … aus|bis zum ende|erledige die aufgabe',
      ],
      es: ['ejecuta (los )?comandos|en la terminal|hasta (que|el final|completar)'],
      fr: ['exécute les commandes|dans le terminal|jusqu.au bout|rends compte'],
      ja: ['コマンドを.{0,8}実行|ターミナルで|最後まで実行'],
      ko: ['명령(어)?을.{0,8}실행|터미널에서|끝까지 수행'],
    },
  },
  {
    fact: 'asks for things to be done in the user’s services',
    bits: { 'agentic tool use': 3 },
    phrases: {
      en: [
        '(send|post|write|save|append|push) … (mail|invitation*|message|channel|summary|csv|report\\.md|notes\\.txt) …|(book|reserve) (it|a table|the)|(pull|query|fetch) … (numbers|data|records|reservation)|look up the',
        'arguments (as|in) json|parameters as json',
      ],
      zh: ['JSON.{0,6}(输出|格式).{0,6}参数|保存到表格'],
      ru: ['аргументы в формате json'],
      de: ['argumente als json'],
      es: ['argumentos en json|con qué argumentos'],
      fr: ['arguments en json'],
      ja: ['引数をjson'],
      ko: ['인자를 json'],
    },
  },
];
