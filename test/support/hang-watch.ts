import type { Reporter, TestModule } from 'vitest/node';

/** Far longer than any file of unit tests takes, on a machine that is busy with other things. */
const LONGEST_MS = 10 * 60_000;

/**
 * Ends a run in which a unit test hangs. A time-out of vitest's fails a test once its code lets go
 * of the thread, which code that hangs never does.
 */
export class HangWatch implements Reporter {
  private readonly timers = new Map<TestModule, NodeJS.Timeout>();

  onTestModuleStart(file: TestModule): void {
    if (file.project.name !== 'unit') return;
    const timer = setTimeout(() => {
      process.stderr.write(`A test hangs in ${file.relativeModuleId}.\n`);
      process.exit(1);
    }, LONGEST_MS);
    this.timers.set(file, timer.unref());
  }

  onTestModuleEnd(file: TestModule): void {
    clearTimeout(this.timers.get(file));
    this.timers.delete(file);
  }
}
