import type { Node, Tree, TreeCursor } from 'web-tree-sitter';
import type { Aside, AsideRule, NodeRole } from '../languages/rules/syntax.ts';
import { ERROR } from './intact.ts';
import { type Language, supportOf } from './language.ts';
import { type NodeType, nodeTypesOf } from './node-types.ts';
import type { Program } from './program.ts';
import type { SymbolTable } from './symbol-table.ts';

/**
 * Walks through a syntax tree. The program gets the text, and the table gets the declarations. It
 * uses no recursion, because a tree can be very deep.
 */
export function walkTree(
  language: Language,
  text: string,
  tree: Tree,
  program: Program,
  table: SymbolTable,
): void {
  const types = nodeTypesOf(language, tree.language);
  const { asides = {}, codeInComments, format } = supportOf(language).syntax;
  /** The roles of the nodes around the current node. */
  const roles: (NodeRole | undefined)[] = [];
  const cursor = tree.walk();
  try {
    for (;;) {
      const type = types.get(cursor.nodeTypeId);
      const around = roles.at(-1);
      // The text between JSX tags is read as a gap between the tags.
      if (type.role !== 'text') {
        // Calls of the parser take most of the time. Most gaps need no call of their own: they can
        // be read together with the next leaf.
        const isExact = type.role !== undefined || around !== undefined || program.isExact;
        let start = isExact || !table.isHidden ? cursor.startIndex : null;
        if (start !== null) program.gap(start, around);
        const aside = type.isNamed ? asideOf(asides[type.name], cursor, text, program) : null;
        if (aside !== null) {
          program.gap(cursor.startIndex, around);
          program.aside(aside, cursor.startIndex, cursor.endIndex);
          table.enter(cursor, type.name, roles.length, program.code.length);
          table.leave(cursor, roles.length, program.code.length);
        } else if (
          type.role === 'comment' ||
          (type.role === 'braces' && isEmpty(cursor.currentNode))
        ) {
          program.comment(cursor.startIndex, cursor.endIndex);
        } else if (type.role === 'braces' && SPACE.test(textOf(cursor, text))) {
          program.gap(cursor.startIndex, around);
          program.space(cursor.endIndex);
        } else if (type.role === 'blank') {
          program.blank(cursor.endIndex);
        } else {
          if (type.name === codeInComments?.node) {
            program.keepComments(cursor.startIndex, cursor.endIndex, codeInComments.containing);
          }
          table.enter(cursor, type.name, roles.length, program.code.length);
          if (type.name === ERROR) program.errors.open(cursor.startIndex, cursor.endIndex);
          const isWrapper =
            type.isNamed &&
            format?.wrappers?.[type.name]?.(() => cursor.currentNode, program.around) === true;
          if (hasChildren(type) && cursor.gotoFirstChild()) {
            program.open(type, isWrapper);
            roles.push(type.role);
            continue;
          }
          if (roles.length === 0 && hasChildren(type)) {
            // The file has no code, only comments for example.
            program.open(type, false);
            program.close();
          } else {
            start ??= cursor.startIndex;
            program.gap(start, around);
            const isToken = !type.isNamed && text.startsWith(type.name, start);
            program.leaf(type, start, isToken ? start + type.name.length : cursor.endIndex);
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

/**
 * Matches a JSX expression that stands for a space. A plain space would be lost at a line break.
 */
const SPACE = /^\{\s?(?:" "|' ')\s?\}$/;

function textOf(cursor: TreeCursor, text: string): string {
  return text.slice(cursor.startIndex, cursor.endIndex);
}

/** Returns what a node is if it is an import or documentation. Returns `null` if it is code. */
function asideOf(
  rule: AsideRule | undefined,
  cursor: TreeCursor,
  text: string,
  { around, importsCount }: Program,
): Aside | null {
  if (rule === undefined || (rule.within ?? around) !== around) return null;
  const aside = rule.read(textOf(cursor, text));
  return aside === 'import' && importsCount ? null : aside;
}

/**
 * Whether the walk visits the children of a node. Keywords, operators and punctuation have none.
 */
function hasChildren({ isNamed, role }: NodeType): boolean {
  return isNamed && role !== 'opaque' && role !== 'macro';
}

/** Whether JSX braces contain nothing but comments. */
function isEmpty(braces: Node): boolean {
  return braces.namedChildren.every(({ type }) => type === 'comment');
}
