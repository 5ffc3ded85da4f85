import type { Cue } from '../cue.js';

/** Seeing: the prompt is about an image that comes with it. */
export const VISION_CUES: readonly Cue[] = [
  {
    fact: 'carries an image',
    bits: { vision: 6 },
    pattern:
      /<image>|<\|?image(_\w+)?\|?>|data:image\/|!\[[^\]]*\]\([^)]+\)|"image_url"|"type"\s*:\s*"image|\[image\d*\]|<img\s[^>]*src=|\.(png|jpe?g|webp|tiff?)\b/i,
  },
  {
    fact: 'asks about a picture that is before the model',
    bits: { vision: 6 },
    phrases: {
      en: [
        '(this|attached|uploaded|following|scanned|given|two|these|left|right|satellite|x-ray|meme|enclosed) (\\p{L}+ )?(images?|photos?|pictures?|photographs?|x-rays?|memes?|scans?|drawings?|paintings?|infographics?)',
        '(in|from|of|on|at|under) (the|this|each|every) (\\p{L}+ )?(images?|photos?|pictures?|photographs?|scans?|figure|diagram|screenshot)',
        '(diagram|chart|graph|figure|image|photo|map|plot) (below|above|attached|in the figure|you see)|look (carefully )?at the (chart|image|photo|picture|figure|diagram|map|graph)',
        '(images|photos|pictures) i uploaded|receipt photo|visual content|the figure|the image|the photo|the picture shows|meme image',
      ],
      zh: ['(这张|下面的?|上面的?|这两张|给定的?|附上的?)?(图片|图像|照片|图表)|图中|画面中|图里'],
      ru: [
        '(на|эт*|с) (\\p{L}+ )?(фотографи*|изображени*|картинк*|рисунк*|снимк* (?!экрана)\\p{L}+)|по графику|на рисунке',
      ],
      de: [
        '(auf|dem|das|dieses|diesem|angehängt*) (\\p{L}+ )?(bild|foto|fotografie|abbildung|grafik|diagramm)(s|es|er)?',
      ],
      es: [
        '(la|esta|en la|de la|las) (\\p{L}+ )?(imagen|imágenes|foto|fotografía|gráfica|figura)( adjunta)?',
      ],
      fr: [
        '(l.|cette|la|sur la|sur l.|des) ?(\\p{L}+ )?(image|images|photo|photographie|figure|schéma)( ci-jointe)?',
      ],
      ja: ['画像|写真|図の中|このグラフ|イラスト'],
      ko: ['이미지|사진|그림(에|을|속)|그래프 ?(이미지|에서)'],
    },
  },
  {
    fact: 'asks what can be seen',
    bits: { vision: 3 },
    phrases: {
      en: [
        'handwritten|handwriting|ocr|transcribe|bounding box|caption|alt text|blind reader|what do you see|visible|in the background|in the foreground|the sign|how many (people|cats|dogs|cars|objects) (are )?(in|visible|can)|locate every|point out the|extract all the text|object in',
      ],
      zh: ['识别|手写|有几(只|个|人)|描述.{0,6}内容'],
      ru: ['изображен*|распозна*|надпись|рукописн*|на вывеске'],
      de: ['handschriftlich*|zu sehen|abgebildet'],
      es: ['manuscrito|aparecen|en primer plano|se ve'],
      fr: ['manuscrit*|visible|voit-on|au premier plan'],
      ja: ['写って|手書き|読み取'],
      ko: ['손글씨|보이는지|그림 속'],
    },
  },
  {
    fact: 'hands over a chart, a scan or a photograph',
    bits: { vision: 2 },
    phrases: {
      en: ['photos?|photographs?|images?|pictures?|scan(ned)?|chart|diagram|x-ray|receipt'],
      ru: ['фото*|изображени*'],
      de: ['foto*|bild(er)?'],
      es: ['foto*|imagen|imágenes'],
      fr: ['photo*|images?'],
    },
  },
];
