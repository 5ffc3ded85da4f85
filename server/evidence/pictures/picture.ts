import { xmlText } from '../graph/xml.js';

/** What pictures are made of; places and sizes in points from the upper left. */
export type Shape =
  | {
      readonly kind: 'line';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly colour: string;
      readonly width: number;
      readonly opacity?: number;
    }
  | {
      readonly kind: 'circle';
      readonly x: number;
      readonly y: number;
      readonly radius: number;
      readonly fill: string;
      readonly edge: string;
      readonly edgeWidth: number;
    }
  | {
      readonly kind: 'box';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly fill: string;
    }
  | {
      readonly kind: 'text';
      readonly x: number;
      /** Of the baseline. */
      readonly y: number;
      readonly text: string;
      readonly size: number;
      readonly anchor: 'start' | 'middle' | 'end';
    };

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

export const PICTURE_TEXT = '#222222';

const at = (value: number): string => String(Math.round(value * 100) / 100);

/** The picture as an SVG file; `says` is its alternative text. */
export function svgOf({ width, height, shapes }: Picture, says: string): string {
  const parts = shapes.map(svgShape).join('\n');
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">\n<title>${xmlText(says)}</title>\n${parts}\n</svg>\n`;
}

function svgShape(shape: Shape): string {
  switch (shape.kind) {
    case 'line':
      return `<line x1="${at(shape.x1)}" y1="${at(shape.y1)}" x2="${at(shape.x2)}" y2="${at(shape.y2)}" stroke="${shape.colour}" stroke-width="${shape.width}"${shape.opacity === undefined ? '' : ` stroke-opacity="${shape.opacity}"`}/>`;
    case 'circle':
      return `<circle cx="${at(shape.x)}" cy="${at(shape.y)}" r="${shape.radius}" fill="${shape.fill}" stroke="${shape.edge}" stroke-width="${shape.edgeWidth}"/>`;
    case 'box':
      return `<rect x="${at(shape.x)}" y="${at(shape.y)}" width="${at(shape.width)}" height="${at(shape.height)}" fill="${shape.fill}"/>`;
    case 'text':
      return `<text x="${at(shape.x)}" y="${at(shape.y)}" font-family="sans-serif" font-size="${shape.size}" fill="${PICTURE_TEXT}" text-anchor="${shape.anchor}">${xmlText(shape.text)}</text>`;
  }
}
