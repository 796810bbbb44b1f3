import type { Node, Tree } from 'web-tree-sitter';
import type { Language } from './language.ts';
import type { Program } from './program.ts';
import type { SymbolTable } from './symbol-table.ts';
import { type NodeRole, type NodeType, nodeTypesOf } from './syntax.ts';

/**
 * Walks a tree, however deep it is, without recursion: its text goes to the program, its
 * declarations to the table.
 */
export function walkTree(
  language: Language,
  text: string,
  tree: Tree,
  program: Program,
  table: SymbolTable,
): void {
  const types = nodeTypesOf(language, tree.language);
  /** The roles of the nodes that the cursor is inside of. */
  const roles: (NodeRole | undefined)[] = [];
  const cursor = tree.walk();
  try {
    for (;;) {
      const type = types.get(cursor.nodeTypeId);
      const around = roles.at(-1);
      // A text is part of the gap between the tags around it.
      if (type.role !== 'text') {
        // Asking the parser takes more time than all the rest. A gap can mostly wait for a leaf.
        const isExact = type.role !== undefined || around !== undefined || program.isExact;
        let start = isExact || !table.isHidden ? cursor.startIndex : null;
        if (start !== null) program.gap(start, around);
        if (type.role === 'comment' || (type.role === 'braces' && isEmpty(cursor.currentNode))) {
          program.comment(cursor.startIndex, cursor.endIndex);
        } else if (type.role === 'blank') {
          program.blank(cursor.endIndex);
        } else {
          if (language === 'go' && type.name === 'import_declaration') {
            program.goImport(cursor.startIndex, cursor.endIndex);
          }
          table.enter(cursor, type.name, roles.length, program.code.length);
          if (hasChildren(type) && cursor.gotoFirstChild()) {
            program.open(type);
            roles.push(type.role);
            continue;
          }
          if (roles.length === 0 && hasChildren(type)) {
            // A file without code, like one that has nothing but comments.
            program.open(type);
            program.close();
          } else {
            start ??= cursor.startIndex;
            program.gap(start, around);
            const isSign = !type.isNamed && text.startsWith(type.name, start);
            program.leaf(type, start, isSign ? start + type.name.length : cursor.endIndex);
          }
          table.leave(cursor, roles.length, program.code.length);
        }
      }
      while (!cursor.gotoNextSibling()) {
        if (!cursor.gotoParent()) {
          program.end();
          return;
        }
        roles.pop();
        program.close();
        table.leave(cursor, roles.length, program.code.length);
      }
    }
  } finally {
    cursor.delete();
  }
}

/** Keywords and signs have none, and those of some other nodes are not looked at. */
function hasChildren({ isNamed, role }: NodeType): boolean {
  return isNamed && role !== 'opaque' && role !== 'macro';
}

/** JSX braces with nothing but comments in them. */
function isEmpty(braces: Node): boolean {
  return braces.namedChildren.every(({ type }) => type === 'comment');
}
