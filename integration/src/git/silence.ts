/** How often the limit is divided. A computer that was asleep makes one part pass, not the limit. */
const PARTS = 10;

/** Notices when nothing is heard of a process for too long. */
export class Silence {
  private readonly timer: NodeJS.Timeout;
  private parts = 0;
  private isPaused = false;

  /**
   * @param limit in milliseconds
   * @param onReached called once
   */
  constructor(limit: number, onReached: () => void) {
    this.timer = setInterval(() => {
      if (this.isPaused || ++this.parts < PARTS) return;
      this.end();
      onReached();
    }, limit / PARTS);
    this.timer.unref();
  }

  /** The process made progress. */
  heard(): void {
    this.parts = 0;
  }

  /** Until {@link resume}, silence means nothing: nobody listens. */
  pause(): void {
    this.isPaused = true;
  }

  resume(): void {
    this.isPaused = false;
    this.parts = 0;
  }

  end(): void {
    clearInterval(this.timer);
  }
}
