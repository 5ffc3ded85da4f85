import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { describeFailure } from '../../server/cli/failure.js';
import { EXIT, InputRefusedError } from '../../server/contract/errors.js';

const failureOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

describe('describeFailure', () => {
  it('keeps the words, the remedy and the code of a foreseen failure', () => {
    expect(describeFailure(new InputRefusedError('No.', 'Do this.'))).toEqual({
      text: 'No.\nDo this.',
      exitCode: EXIT.inputRefused,
    });
  });
  it('shows no stack for what the operating system refuses', async () => {
    const { text, exitCode } = describeFailure(await failureOf(readFile('/no/such/file')));
    expect(text).toContain('/no/such/file');
    expect(text).not.toContain('\n    at ');
    expect(exitCode).toBe(EXIT.failed);
  });
  it('names the port that is taken', async () => {
    const holder = createServer();
    await new Promise<void>((done) => holder.listen(0, '127.0.0.1', done));
    const { port } = holder.address() as { port: number };
    const error = await new Promise((resolve) =>
      createServer().once('error', resolve).listen(port, '127.0.0.1'),
    );
    holder.close();
    expect(describeFailure(error).text).toContain(`Port ${port} is taken`);
  });
  it('keeps the stack of what nobody foresaw', () => {
    expect(describeFailure(new TypeError('x is undefined')).text).toContain('\n    at ');
  });
});
