import { removeTemporaryFolders } from '@astro-drift/engine/internal/git/temporary-folder';
import { block, line } from '@astro-drift/engine/internal/text/log-text';
import { EXIT } from './exit.ts';
import { main } from './main.ts';
import { Printer } from './printer.ts';
import { afterPrinting, openTerminal } from './terminal.ts';

const { stdout, stderr } = process;
const printer = new Printer(openTerminal());
let ended: number | null = null;

// A reader that has seen enough, such as `head`, is no error.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') fail(error);
});
stderr.on('error', () => undefined);

// For these, Node would end with 1, which is to mean findings. What comes later does not matter.
process.on('uncaughtException', (error) => {
  if (ended === null) fail(error);
});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    removeTemporaryFolders();
    process.kill(process.pid, signal);
  });
}

process.on('exit', () => {
  removeTemporaryFolders();
  if (ended === null) {
    printer.note(line`error: The command was ended before it was done, as by a configuration.`);
  }
  process.exitCode = ended ?? EXIT.failure;
});

ended = await main(process.argv.slice(2));
// What a configuration left running does not keep the command from ending, once all is written.
afterPrinting(() => setImmediate(() => process.exit()));

function fail(error: Error): void {
  ended = EXIT.failure;
  printer.note(line`error: ${block(error.message)}`);
  process.exit();
}
