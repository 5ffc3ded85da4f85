import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Face } from './textLines.js';

const require = createRequire(import.meta.url);
const file = (family: 'noto-serif' | 'noto-sans', style: string): string => {
  const name = family === 'noto-serif' ? 'NotoSerif' : 'NotoSans';
  return join(
    dirname(require.resolve(`@expo-google-fonts/${family}/package.json`)),
    style,
    `${name}_${style}.ttf`,
  );
};

/**
 * Embedded typefaces: Noto Serif for text, Noto Sans for tables and pictures, Noto Sans Hans for what
 * is Chinese or Japanese in either (OFL).
 */
export const FONTS: Readonly<Record<Face, string>> = {
  Serif: file('noto-serif', '400Regular'),
  SerifBold: file('noto-serif', '700Bold'),
  SerifItalic: file('noto-serif', '400Regular_Italic'),
  Sans: file('noto-sans', '400Regular'),
  SansBold: file('noto-sans', '700Bold'),
  // One weight: what is Chinese or Japanese in a heading came from the logs.
  Han: join(
    dirname(require.resolve('@embedpdf/fonts-sc')),
    '..',
    'fonts',
    'NotoSansHans-Regular.otf',
  ),
};
