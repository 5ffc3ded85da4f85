import type { Cue } from '../cue.js';

/** Working a screen the way a person does: looking, clicking, typing. */
export const COMPUTER_USE_CUES: readonly Cue[] = [
  {
    fact: 'tells to click, tap or drag on a screen',
    bits: { 'computer use': 4 },
    phrases: {
      en: [
        '(click|clicking|left-click(ed)?|right-click|double-click|tap|swipe|drag)|clicked|element to (be )?click(ed)?',
      ],
      zh: ['点击|双击|右键|拖动|滑动|勾选'],
      ru: ['клик*|нажми*|нажать|нажав|перетащи*'],
      de: ['klick*|doppelklick*|tippe auf|ziehe … auf'],
      es: ['(haz|hacer|haga) clic|pulsa|arrastra'],
      fr: ['clique*|double-clique*|coche|décoche|fais défiler|fais glisser'],
      ja: ['クリック|タップ|ドラッグ|スワイプ'],
      ko: ['클릭|탭하|드래그|스와이프'],
    },
  },
  {
    fact: 'hands over mouse and keyboard',
    bits: { 'computer use': 6 },
    phrases: {
      en: [
        '(mouse|keyboard) (and|or|,) (mouse|keyboard|screenshots?)|mouse, keyboard|mouse or keyboard|moved the mouse|move the (mouse|cursor)|the cursor is|(gui|ui|low-level) actions?|(desktop|gui|screen|rpa) automation|computer[- ]use|(web|gui) agent',
      ],
      zh: ['鼠标|键盘'],
      ru: ['мыш(ью|и|ка|кой|ь)? (и|или) клавиатур*|клавиатур*'],
      de: ['maus- (oder|und) tastatur*|maus und tastatur|mausaktion'],
      es: ['(del )?ratón (o|y) (del )?teclado|teclado y ratón'],
      fr: ['(de la )?souris (ou|et) (du )?clavier'],
      ja: ['マウス|キーボード(操作)?'],
      ko: ['마우스|키보드'],
    },
  },
  {
    fact: 'tells to operate a browser, a computer or a phone',
    bits: { 'computer use': 4 },
    phrases: {
      en: [
        '(use|control|operate|drive|open|navigate|manipulate) (the|a|your|this) (\\p{L}+ )?(computer|browser|desktop|emulator|virtual machine|installer|web interface)s?|control a … (machine|browser|computer)|interact(ing)? with (a|the) (computer|web interface|gui|screen)|(computer|digital) operator|computer-using|play the installer|navigate (to )?the … (web ?site|page|menu|settings)|as a user would|previous actions',
      ],
      zh: ['操作(浏览器|电脑|手机|界面)|打开.{0,6}(网站|浏览器|设置)|安装向导|控制鼠标'],
      ru: ['открой (браузер|настройки|программу)|управляй (мыш*|компьютер*|браузер*)|зайди в'],
      de: [
        'bediene (den|das|die)|öffne (den|das|die) (browser|einstellungen|programm)|steuere (den|die)',
      ],
      es: ['(controla|maneja|abre) (el|la) (navegador|ordenador|página|pantalla)'],
      fr: ['(pilote|ouvre|contrôle) (le|la|l.) ?(navigateur|ordinateur|page|écran)'],
      ja: ['(ブラウザ|パソコン|画面|スマホ)を(操作|開)|設定画面'],
      ko: ['(브라우저|컴퓨터|화면|휴대폰)를? ?(조작|열)|설정 메뉴'],
    },
  },
  {
    fact: 'shows or takes a screenshot',
    bits: { 'computer use': 3, vision: 2 },
    phrases: {
      en: ['screenshots?|screen ?capture|look at the screen|on the screen|current screen'],
      zh: ['截图|屏幕截图|屏幕上'],
      ru: ['снимк* экрана|снимок экрана|скриншот*|на экране'],
      de: ['bildschirmfoto*|screenshot*|auf dem bildschirm'],
      es: ['captura(s)? de pantalla|en (la )?pantalla'],
      fr: ['capture(s)? d.écran|à l.écran'],
      ja: ['スクリーンショット|現在の画面|画面の'],
      ko: ['스크린샷|화면의|현재 화면'],
    },
  },
  {
    fact: 'asks for places on the screen',
    bits: { 'computer use': 4 },
    phrases: {
      en: ['(pixel |click |the )?coordinates?|at which pixel|x and y|\\(x, ?y\\)'],
      zh: ['坐标'],
      ru: ['координат*'],
      de: ['koordinaten'],
      es: ['coordenadas'],
      fr: ['coordonnées'],
      ja: ['座標'],
      ko: ['좌표'],
    },
  },
  {
    fact: 'tells to type into fields',
    bits: { 'computer use': 4 },
    phrases: {
      en: [
        '(type|enter|typed) … (into|in) the … (field|box|cell|form|bar)|typed "|type "|press (enter|tab|escape|continue|next|the)|hit enter|fill (in|out)? ?the (web )?form|tick the box|select … from the drop-?down( list)?|pick … from the drop-?down',
      ],
      zh: ['输入[“"「]|填写.{0,6}表单|屏幕上的表单|下拉'],
      ru: ['введи … в … (поле|форму)|заполни форму|из выпадающего списка'],
      de: ['fülle das formular|im aufklappmenü|gib … in das feld|ins feld'],
      es: ['escribe … en el campo|rellena el formulario|pulsa intro|menú desplegable'],
      fr: ['remplis le formulaire|champ par champ|dans le champ|menu déroulant'],
      ja: ['フォームに.{0,6}入力|入力欄|ボタンを'],
      ko: ['입력란|양식에 입력|버튼을'],
    },
  },
  {
    fact: 'names parts of a user interface',
    bits: { 'computer use': 3 },
    phrases: {
      en: [
        '(submit|next|ok|save|continue|menu) button|buttons?|drop-?down|toggles?|check ?box(es)?|text box|pop-?ups?|dialog( box)?|accessibility tree|user interface|interactive elements?|settings page|window|wallpaper|dock|desktop|url bar|seat map|ui element*|dark mode',
      ],
      zh: ['按钮|界面|控件(树)?|弹窗|搜索框|桌面'],
      ru: ['кнопк*|интерфейс*|окн(о|а|е) программы|дерево элементов|рабоч* стол*'],
      de: ['schaltfläche*|oberfläche|fenster|schreibtisch|menü'],
      es: ['botón|interfaz|ventana|escritorio|desplegable'],
      fr: ['bouton|fenêtre|case à cocher|barre de défilement'],
      ja: ['ボタン|ウィンドウ|デスクトップ|スイッチ'],
      ko: ['버튼|인터페이스|창을|바탕화면|메뉴를'],
    },
  },
  {
    fact: 'is written in a language of screen actions',
    bits: { 'computer use': 6 },
    pattern:
      /\b(CLICK|TYPE|SCROLL|TAP|HOVER) ?\[|"action"\s*:\s*"(left_|right_|double_)?(click|type|scroll|key)|\b(left_click|mouse_move|key_press|screenshot)\b|\((goto|click), ?(click|fill|type)|\((click|tap), type, scroll|Ctrl\+[A-Z]/,
  },
];
