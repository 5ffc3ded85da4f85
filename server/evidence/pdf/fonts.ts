import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const face = (family: 'noto-serif' | 'noto-sans', style: string): string => {
  const name = family === 'noto-serif' ? 'NotoSerif' : 'NotoSans';
  return join(
    dirname(require.resolve(`@expo-google-fonts/${family}/package.json`)),
    style,
    `${name}_${style}.ttf`,
  );
};

const faces = (family: 'noto-serif' | 'noto-sans') => ({
  normal: face(family, '400Regular'),
  bold: face(family, '700Bold'),
  italics: face(family, '400Regular_Italic'),
  bolditalics: face(family, '700Bold_Italic'),
});

/** Embedded typefaces: Noto Serif for text, Noto Sans for tables and pictures (OFL). */
export const FONTS = { Serif: faces('noto-serif'), Sans: faces('noto-sans') };
