import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SiteState } from './site-state.ts';

/**
 * Holds the state for pages rendered on demand. Their code is bundled before the build knows which
 * documents the other pages show. So the bundle contains a placeholder, which is replaced later.
 */
export class ServerState {
  private readonly word = `astro-drift-state-${randomUUID()}`;
  private isUsed = false;

  /**
   * Returns the code of the module that exports the state.
   *
   * @param cautious the state that is used if the placeholder is not replaced
   */
  module(cautious: SiteState): string {
    this.isUsed = true;
    const [word, otherwise] = [this.word, JSON.stringify(cautious)].map((text) =>
      JSON.stringify(text),
    );
    return `const filled = ${word};
export default JSON.parse(filled.startsWith('{') ? filled : ${otherwise});`;
  }

  /**
   * Replaces the placeholder in the bundled code.
   *
   * @param folder the absolute path of the bundled code
   */
  async fill(folder: string, state: SiteState): Promise<void> {
    if (!this.isUsed || !existsSync(folder)) return;
    const literal = new RegExp(`(["'\`])${this.word}\\1`, 'g');
    const text = JSON.stringify(JSON.stringify(state));
    const files = await readdir(folder, { recursive: true });
    for (const file of files.filter((name) => /\.[cm]?js$/.test(name))) {
      const path = join(folder, file);
      const code = await readFile(path, 'utf8');
      if (code.includes(this.word))
        await writeFile(
          path,
          code.replace(literal, () => text),
        );
    }
  }
}
