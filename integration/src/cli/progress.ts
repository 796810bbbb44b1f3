/** So long nothing is said, in milliseconds: a line that comes and goes at once only irritates. */
const PATIENCE = 400;

/** Shows on a terminal what is being done, while it takes long. */
export class Progress {
  private readonly stream: NodeJS.WriteStream;
  private readonly began = performance.now();
  private readonly timer: NodeJS.Timeout | null;
  private step = '';

  /** @param isWanted nothing is shown otherwise, nor where the stream is no terminal */
  constructor(stream: NodeJS.WriteStream, isWanted: boolean) {
    this.stream = stream;
    this.timer = isWanted && stream.isTTY ? setInterval(this.draw.bind(this), 200) : null;
    this.timer?.unref();
  }

  /** Says what is being done from now on. */
  begin(step: string): void {
    this.step = step;
  }

  /** Takes the line away. */
  end(): void {
    if (this.timer === null) return;
    clearInterval(this.timer);
    this.stream.write('\r\u001b[K');
  }

  private draw(): void {
    const passed = performance.now() - this.began;
    if (passed < PATIENCE || this.step === '') return;
    const seconds = passed < 1000 ? '' : ` ${Math.floor(passed / 1000)} s`;
    const line = `${this.step} …${seconds}`;
    this.stream.write(`\r\u001b[K${line.slice(0, (this.stream.columns || 80) - 1)}`);
  }
}
