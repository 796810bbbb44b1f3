import type { Definition } from './definition.ts';
import { DefinitionTable } from './definition-table.ts';
import { withTree } from './grammar.ts';
import type { Language } from './language.ts';
import { normalizeLines } from './spaces.ts';

/**
 * What a source file defines by a name, in the order of lines: its symbols other than routes, its
 * modules, and the constants and variables of the file and of classes. What stands next to each
 * other under one name, such as overloads, is one definition. Text that makes no sense is left out.
 *
 * @returns `null` for a text that is not parsed because it is too long, or takes too long
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
