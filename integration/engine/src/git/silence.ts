/** The limit is counted in this many steps. A machine that slept loses one step, not the whole limit. */
const PARTS = 10;

/** Notices when a process makes no progress for too long. */
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

  /** Stops counting until {@link resume}, while the reader is busy. */
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
