import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ParseAnswer, ParseOrder, ParseRequest, ParserMessage } from './parser-messages.ts';
import { COUNT, INDEX, MILLISECONDS, SLOTS, type WatchData } from './parser-state.ts';
import { TASKS } from './parse-tasks.ts';

const state = new Int32Array(new SharedArrayBuffer(SLOTS * Int32Array.BYTES_PER_ELEMENT));

// While a text is parsed, this thread cannot notice how long that takes, or that the parent process
// is gone. So a second thread watches.
const data: WatchData = { state, parent: Number(process.argv[2]) };
new Worker(new URL(`./parser-watch${extname(import.meta.url)}`, import.meta.url), {
  workerData: data,
}).unref();

process.on('message', ({ requests, seconds }: ParseOrder) => {
  Atomics.store(state, MILLISECONDS, seconds * 1000);
  Atomics.store(state, INDEX, 0);
  Atomics.add(state, COUNT, 1);
  Atomics.notify(state, COUNT);
  const answers = requests.map((request, index) => {
    Atomics.store(state, INDEX, index);
    Atomics.add(state, COUNT, 2);
    return answer(request);
  });
  Atomics.add(state, COUNT, 1);
  say(answers);
});

// The parent process is gone, so nobody waits for an answer.
process.on('disconnect', () => {
  process.exit();
});

// A terminal sends SIGINT to all processes. The parent process decides whether this one ends.
process.on('SIGINT', () => undefined);

say('started');

function say(message: ParserMessage): void {
  process.send?.(message);
}

function answer({ task, text, format }: ParseRequest): ParseAnswer {
  try {
    return { found: TASKS[task](text, format) };
  } catch (error) {
    if (error instanceof RangeError) return { tooDeep: true };
    return { mistake: error instanceof Error ? error.message : String(error) };
  }
}
