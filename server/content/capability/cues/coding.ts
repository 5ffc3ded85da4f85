import type { Cue } from '../cue.js';

/** Programs: written, mended, explained, ported, tested. */
export const CODING_CUES: readonly Cue[] = [
  {
    fact: 'asks for a program to be written',
    bits: { coding: 5 },
    phrases: {
      en: [
        '(write|implement|develop|create|generate|complete|code|build|design|give|return|suggest|add|need) … (function|algorithm|sql|database query|regex|regular expression|unit test*|test case*|dockerfile|web ?site|web ?page|endpoint*|(python|java|c\\+\\+|javascript|bash|shell|r|go|rust) (code|program|script|function|class|method|module)|one-liner|implementation)',
        '(write|develop|create|implement) (a|the|an) (simple |small |correct |short )?(program|code|class|method) (to|that|which|for|in|using)|(write|create|develop) a (short |small )?script (to|that|which|in)',
        '(parse|translate|turn|convert) … (sql|sql query|regular expression|code)',
        'write (a|the|some)? ?code',
        'implement (a|an|the) …',
        'return (only )?(code|one file|the whole file)',
      ],
      zh: ['(写|编写|实现|设计|生成).{0,20}(函数|程序|代码|脚本|算法|类|SQL|语句|查询|单例)'],
      ru: [
        '(напиши*|реализу*|создай*|разработай*) … (программ*|функци*|скрипт*|код*|алгоритм*|дерево|класс*|запрос*|тест*)',
      ],
      de: [
        '(schreib*|implementier*|erstell*|programmier*) … (funktion*|programm*|skript*|code|algorithm*|abfrage|klasse|*-funktion)',
      ],
      es: [
        '(escrib*|implement*|crea*|desarroll*) … (función|programa|script|código|algoritmo|consulta|clase|cola|prueba* unitaria*)',
      ],
      fr: [
        '(écri*|implément*|crée*|développe*) … (fonction|programme|script|code|algorithme|requête|classe)',
      ],
      ja: [
        '(関数|プログラム|コード|スクリプト|探索|アルゴリズム|クエリ).{0,20}(書|実装|作)',
        '実装(し|せよ|して)',
      ],
      ko: ['(함수|프로그램|코드|스크립트|쿼리|알고리즘).{0,15}(작성|구현|만들)', '구현(하|해)'],
    },
  },
  {
    fact: 'asks for code to be mended, changed or explained',
    bits: { coding: 5 },
    phrases: {
      en: [
        '(refactor|debug|lint|parallelize|memoize)*',
        '(fix|repair|mend|optimi[sz]e|port|convert|translate|review|explain|comment*|annotate|document|improve|find|identify|detect|replace|rewrite|complete|completion) … (code|function|sql|sql query|implementation|diff|bug*|compile error|syntax error|snippet|java method|failing test|data structure|parser|compiler|library|public interface|callback*|regular expression|script|module|class|program)',
        'what is wrong with (this|my) (code|function|query)',
        '(this|my|the) (code|function|query|program|script) (throws|fails|crashes|returns|does not|doesn.t)',
      ],
      zh: [
        '(修复|调试|重构|优化|解释|找出).{0,15}(代码|函数|程序|错误|bug)',
        '(代码|程序).{0,10}报错',
      ],
      ru: ['(исправ*|перепиши*|объясни*|оптимизируй*|отлад*) … (код*|функци*|программ*|ошибк*)'],
      de: [
        '(korrigier*|behebe*|erkläre|optimier*|refaktor*) … (code|funktion|programm|abfrage|fehler)',
        'warum … (code|programm) …',
      ],
      es: [
        '(corrig*|arregla*|explica*|optimiza*|depura*|refactoriza*) … (código|función|programa|consulta|bucle)',
      ],
      fr: [
        '(corrige*|explique*|optimise*|débogue*|refactorise*) … (code|fonction|programme|requête|boucle)',
      ],
      ja: ['(コード|プログラム|バグ|型エラー).{0,20}(修正|直し|見つけ|説明)'],
      ko: ['(코드|프로그램|버그).{0,20}(고치|수정|찾아|설명)'],
    },
  },
  {
    fact: 'names a programming language or a library',
    bits: { coding: 3 },
    phrases: {
      en: [
        '(python|java|javascript|typescript|c\\+\\+|c#|golang|kotlin|php|perl|scala|haskell|matlab|fortran|cobol|powershell|bash|sql|mysql|postgres*|html|css|react|node(\\.?js)?|django|flask|numpy|pandas|pytorch|tensorflow|spring boot|pytest|jest|npm|docker*|kubernetes|leetcode|jsx|graphql|verilog)',
      ],
      zh: ['(python|java|javascript|typescript|sql|c\\+\\+)'],
      ko: ['파이썬|자바스크립트'],
    },
    // Names that are words as well are names with a capital only.
    pattern:
      /\b(in|to|into|idiomatic|using|en|auf|на|mit|avec) (Rust|Go|Swift|Ruby|C|R|Lua|Julia|Dart)\b/,
  },
  {
    fact: 'holds source code',
    bits: { coding: 4 },
    pattern:
      /(^|\n)\s*(def|class|func|fn|function|public|private|import|from|#include|const|let|var|using|package)\s+[\w<"{*.:]+|\bfor \w+ in range\(|\bwhile \(?\w+ ?[<>]|=>\s*\{|\)\s*\{\s*\n|;\s*\n\s*\w|\bSELECT\b[\s\S]{1,200}?\bFROM\b|<(html|div|body|script|head)\b|console\.log|System\.out|\bprint\(|\breturn \w+[.([]/,
  },
  {
    fact: 'holds a fenced block of code',
    bits: { coding: 1 },
    pattern: /```[a-z+#]*\s*\n/i,
  },
  {
    fact: 'quotes an error message of a program',
    bits: { coding: 4 },
    pattern:
      /\b[A-Z][A-Za-z]+(Error|Exception)\b|Traceback \(most recent|segmentation fault|erreur de segmentation|error\[E\d+|error C\d{4}|stack trace|undefined reference|core dumped|HTTP 50\d|exit code \d/i,
  },
  {
    fact: 'speaks of algorithms and data structures',
    bits: { coding: 3 },
    phrases: {
      en: [
        '(time|space) complexity|linear complexity|binary (search )?tree*|linked list*|hash ?(map|table)|priority queue|sorted (array|list)s?|two arrays|integer array|array of n|subarray*|recursi(on|ve|vely)|dynamic programming|fibonacci|dijkstra|binary search|lru cache|thread-safe|race condition*|mutex|breadth-first|depth-first|big-o|data structure*|boyer-moore|time limit',
      ],
      zh: ['二叉树|链表|时间复杂度|线程安全|递归|动态规划|回文'],
      ru: ['двоичн* дерев*|связн* спис*|сложност* алгоритм*|рекурси*'],
      de: ['binärbaum|verkettete liste|laufzeitkomplexität|rekursiv'],
      es: ['árbol binario|lista enlazada|complejidad temporal|recursiv*|dos pilas'],
      fr: ['arbre binaire|liste chaînée|complexité temporelle|récursi*'],
      ja: ['二分(探索|木)|計算量|再帰|単体テスト'],
      ko: ['시간 복잡도|이진 (탐색|트리)|연결 리스트|재귀'],
    },
  },
  {
    fact: 'states the cost of an algorithm, O(…)',
    bits: { coding: 3 },
    pattern: /\bO\((1|n|log|m|k|V|E)[^)]{0,20}\)|\b\d ?<= ?[nk] ?<= ?10\^?\d/,
  },
  {
    fact: 'is about a developer’s daily tools',
    bits: { coding: 4 },
    phrases: {
      en: [
        'git|github|pull request|merge conflict|commits?|rest (api|endpoints?)|database schema|unit tests?|codebase|compile[rs]?|async/await|callbacks?|regular expression*|source code|programming (task|language|problem)|syntax error|python function|javascript|ci pipeline|stack overflow|component re-renders|web app|frontend|backend',
      ],
      zh: ['编程|编译|源代码|单元测试|数据库'],
      ru: ['модульн* тест*|исходн* код*|база данных|компиля*'],
      de: ['unit-?tests?|quellcode|datenbank|kompilier*'],
      es: ['pruebas unitarias|código fuente|base de datos|compila*'],
      fr: ['tests unitaires|code source|base de données|compile*'],
      ja: ['プログラミング|ソースコード|データベース|コンパイル'],
      ko: ['프로그래밍|소스 코드|데이터베이스|컴파일'],
    },
  },
];
