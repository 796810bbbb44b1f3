import type { Step } from '@astro-drift/engine/internal/drift/progress-step';

/** Milliseconds before anything is shown. A line that is erased at once would only distract. */
const DELAY = 400;

const STEPS: Readonly<Record<Step, string>> = {
  specs: 'Reading specs',
  history: 'Reading the history of the repository',
  contents: 'Comparing contents',
  citations: 'Following citations',
  fetch: 'Fetching objects that the clone lacks',
};

/** Shows the current step of a long command on a terminal. */
export class Progress {
  private readonly stream: NodeJS.WriteStream;
  private readonly began = performance.now();
  private readonly timer: NodeJS.Timeout | null;
  private step: Step = 'specs';

  /** @param isWanted whether to show anything; a stream that is no terminal never shows anything */
  constructor(stream: NodeJS.WriteStream, isWanted: boolean) {
    this.stream = stream;
    this.timer = isWanted && stream.isTTY ? setInterval(this.draw.bind(this), 200) : null;
    this.timer?.unref();
  }

  /** Begins a step. */
  begin(step: Step): void {
    this.step = step;
    this.draw();
  }

  /** Erases the line. */
  end(): void {
    if (this.timer === null) return;
    clearInterval(this.timer);
    this.stream.write('\r\u001b[K');
  }

  private draw(): void {
    const passed = performance.now() - this.began;
    if (this.timer === null || passed < DELAY) return;
    const seconds = passed < 1000 ? '' : ` ${Math.floor(passed / 1000)} s`;
    const line = `${STEPS[this.step]} …${seconds}`;
    this.stream.write(`\r\u001b[K${line.slice(0, (this.stream.columns || 80) - 1)}`);
  }
}
