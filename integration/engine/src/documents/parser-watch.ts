import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { type Overrun, writeOverrun } from './parser-messages.ts';
import { COUNT, INDEX, MILLISECONDS, type WatchData } from './parser-state.ts';

/** How often it looks, in milliseconds. */
const PERIOD = 100;

/** In bytes. */
const MOST_MEMORY = 2_000_000_000;

const STDERR = 2;

const { state, parent } = workerData as WatchData;

let seen = 0;
let begun = 0;
for (;;) {
  const count = Atomics.load(state, COUNT);
  if (count % 2 === 0) {
    Atomics.wait(state, COUNT, count);
    continue;
  }
  if (count !== seen) {
    seen = count;
    begun = ownTime();
  } else if (ownTime() - begun > Atomics.load(state, MILLISECONDS)) stop('time', count);
  if (process.memoryUsage.rss() > MOST_MEMORY) stop('memory', count);
  if (isOrphan()) end();
  Atomics.wait(state, COUNT, count, PERIOD);
}

/** What this process has computed, in milliseconds. It stands still while others have the processor. */
function ownTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function isOrphan(): boolean {
  // On Windows, the parent keeps its id when it is gone.
  if (process.ppid !== parent) return true;
  try {
    process.kill(parent, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/** @param count of the text to which it is too much; by now it may be done */
function stop(limit: Overrun['limit'], count: number): void {
  const index = Atomics.load(state, INDEX);
  if (Atomics.load(state, COUNT) !== count) return;
  writeSync(STDERR, writeOverrun({ limit, index }));
  end();
}

function end(): void {
  process.kill(process.pid, 'SIGKILL');
}
