#!/usr/bin/env node
import { removeScratchFolders } from '../git/scratch-folder.ts';
import { EXIT } from './failure.ts';
import { main } from './main.ts';

const { stdout, stderr } = process;
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
    removeScratchFolders();
    process.kill(process.pid, signal);
  });
}

process.on('exit', () => {
  removeScratchFolders();
  if (ended === null) {
    stderr.write('error: The command was ended before it was done, as by a configuration.\n');
  }
  process.exitCode = ended ?? EXIT.failure;
});

ended = await main(process.argv.slice(2));
// What a configuration left running does not keep the command from ending, once all is written.
stdout.write('', () => stderr.write('', () => setImmediate(() => process.exit())));

function fail(error: Error): void {
  ended = EXIT.failure;
  stderr.write(`error: ${error.message}\n`);
  process.exit();
}
