import { Readable } from 'node:stream';

/** Each write below, to a file or a compressor, costs a turn of the thread pool, however small it is. */
const PIECE_CHARACTERS = 1 << 17;

/** Lines as a stream of large pieces, UTF-8. */
export const textStream = (lines: AsyncIterable<string>): Readable =>
  Readable.from(inPieces(lines), { objectMode: false });

async function* inPieces(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let piece = '';
  for await (const line of lines) {
    piece += line;
    if (piece.length < PIECE_CHARACTERS) continue;
    yield Buffer.from(piece);
    piece = '';
  }
  if (piece !== '') yield Buffer.from(piece);
}
