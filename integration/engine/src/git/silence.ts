/**
 * The limit is counted in this many steps. If the machine sleeps, one step is lost, but not the
 * whole limit.
 */
const PARTS = 10;

/** Notices when a process makes no progress for too long. */
export class Silence {
  private readonly timer: NodeJS.Timeout;
  private parts = 0;
  private isPaused = false;

  /**
   * @param limit the longest time without progress, in milliseconds
   * @param onReached is called once, when the limit is reached
   */
  constructor(limit: number, onReached: () => void) {
    this.timer = setInterval(() => {
      if (this.isPaused || ++this.parts < PARTS) return;
      this.end();
      onReached();
    }, limit / PARTS);
    this.timer.unref();
  }

  /** Is called when the process makes progress. */
  heard(): void {
    this.parts = 0;
  }

  /**
   * Stops counting until {@link resume} is called. It is for the time in which the reader is busy.
   */
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
