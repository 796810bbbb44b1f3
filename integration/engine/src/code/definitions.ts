import type { Definition } from './definition.ts';
import { DefinitionTable } from './definition-table.ts';
import { withTree } from './grammar.ts';
import type { Language } from './language.ts';
import { normalizeLines } from './spaces.ts';

/**
 * Reads the definitions of a source file, in the order of lines: all symbols except for routes, all
 * modules, and the constants and variables of the file and of its classes. Neighbours with the same
 * name, such as overloads, are one definition. Text with syntax errors is left out.
 *
 * @returns `null` if the text is too long, or takes too long to parse
 */
export async function definitionsOf(
  language: Language,
  text: string,
): Promise<readonly Definition[] | null> {
  return withTree(language, normalizeLines(text), (tree) => {
    const table = new DefinitionTable(language);
    table.add(tree.rootNode);
    return table.read();
  });
}
