import { PICTURE_TEXT, type Picture, type Shape } from '../pictures/picture.js';
import { type Element, PAGE, type Sheet } from './sheet.js';

/** A picture as wide as the text, in the element of its figure. */
export function drawPicture(sheet: Sheet, parent: Element, picture: Picture, says: string): void {
  const scale = PAGE.text / picture.width;
  sheet.need(picture.height * scale);
  const top = sheet.y;
  sheet.element(
    parent,
    'Figure',
    (figure) =>
      figure.add(() => {
        for (const shape of picture.shapes) drawShape(sheet, shape, top, scale);
      }),
    {
      alt: says,
      bbox: [PAGE.margin, top, PAGE.margin + PAGE.text, top + picture.height * scale],
      placement: 'Block',
    },
  );
  sheet.y += picture.height * scale;
}

function drawShape(sheet: Sheet, shape: Shape, top: number, scale: number): void {
  const { pdf } = sheet;
  const x = (value: number) => PAGE.margin + value * scale;
  const y = (value: number) => top + value * scale;
  switch (shape.kind) {
    case 'line':
      pdf
        .moveTo(x(shape.x1), y(shape.y1))
        .lineTo(x(shape.x2), y(shape.y2))
        .lineWidth(shape.width)
        .strokeOpacity(shape.opacity ?? 1)
        .stroke(shape.colour);
      break;
    case 'circle':
      pdf
        .circle(x(shape.x), y(shape.y), shape.radius * scale)
        .lineWidth(shape.edgeWidth)
        .strokeOpacity(1)
        .fillAndStroke(shape.fill, shape.edge);
      break;
    case 'box':
      pdf.rect(x(shape.x), y(shape.y), shape.width * scale, shape.height * scale).fill(shape.fill);
      break;
    case 'text': {
      const { text, size, anchor } = shape;
      const run = { text, face: 'Sans', size: size * scale, colour: PICTURE_TEXT } as const;
      const back = { start: 0, middle: 0.5, end: 1 }[anchor] * sheet.widthOf(run);
      sheet.drawText(run, x(shape.x) - back, y(shape.y));
    }
  }
}
