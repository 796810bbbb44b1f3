/** Specs that all depend on each other, and how often it was asked what one of them depends on. */
export class Mesh extends Map<string, readonly string[]> {
  asked = 0;

  constructor(count: number) {
    const ids = Array.from({ length: count }, (_, index) => `s${index}`);
    super(ids.map((id) => [id, ids.filter((other) => other !== id)]));
  }

  override get(id: string): readonly string[] | undefined {
    this.asked++;
    // What goes round in circles would never come to an end.
    if (this.asked > 100 * this.size) throw new Error('Each spec was asked for a hundred times.');
    return super.get(id);
  }
}
