import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { type Overrun, writeOverrun } from './parser-messages.ts';
import { COUNT, INDEX, MILLISECONDS, type WatchData } from './parser-state.ts';

/** How often this thread looks at the other one, in milliseconds. */
const PERIOD = 100;

/** The most memory that the process may take, in bytes. */
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

/**
 * Returns the processor time of this process in milliseconds. It does not grow while other
 * processes have the processor.
 */
function ownTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function isOrphan(): boolean {
  // On Windows, `ppid` does not change when the parent process is gone.
  if (process.ppid !== parent) return true;
  try {
    process.kill(parent, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/**
 * Reports that a limit was exceeded, and ends the process. Does nothing if the text is done by now.
 *
 * @param count the counter at the text that exceeded the limit
 */
function stop(limit: Overrun['limit'], count: number): void {
  const index = Atomics.load(state, INDEX);
  if (Atomics.load(state, COUNT) !== count) return;
  writeSync(STDERR, writeOverrun({ limit, index }));
  end();
}

function end(): void {
  process.kill(process.pid, 'SIGKILL');
}
