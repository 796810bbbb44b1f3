import type { Step } from '@astro-drift/engine/internal/drift/progress-step';

/** So long nothing is said, in milliseconds: a line that comes and goes at once only irritates. */
const PATIENCE = 400;

const STEPS: Readonly<Record<Step, string>> = {
  specs: 'Reading specs',
  history: 'Reading the history of the repository',
  contents: 'Comparing contents',
  citations: 'Following citations',
  fetch: 'Fetching what the clone left out',
};

/** Shows on a terminal what is being done, while it takes long. */
export class Progress {
  private readonly stream: NodeJS.WriteStream;
  private readonly began = performance.now();
  private readonly timer: NodeJS.Timeout | null;
  private step: Step = 'specs';

  /** @param isWanted nothing is shown otherwise, nor where the stream is no terminal */
  constructor(stream: NodeJS.WriteStream, isWanted: boolean) {
    this.stream = stream;
    this.timer = isWanted && stream.isTTY ? setInterval(this.draw.bind(this), 200) : null;
    this.timer?.unref();
  }

  /** Says what is being done from now on. */
  begin(step: Step): void {
    this.step = step;
    this.draw();
  }

  /** Takes the line away. */
  end(): void {
    if (this.timer === null) return;
    clearInterval(this.timer);
    this.stream.write('\r\u001b[K');
  }

  private draw(): void {
    const passed = performance.now() - this.began;
    if (this.timer === null || passed < PATIENCE) return;
    const seconds = passed < 1000 ? '' : ` ${Math.floor(passed / 1000)} s`;
    const line = `${STEPS[this.step]} …${seconds}`;
    this.stream.write(`\r\u001b[K${line.slice(0, (this.stream.columns || 80) - 1)}`);
  }
}
