import type * as TreeSitter from 'web-tree-sitter';
import type { Language } from './language.ts';

/**
 * What the text of a node is to a program, where it is not simply code whose whitespace means
 * nothing:
 *
 * - `comment`: no code, unless it is a directive
 * - `blank`: as good as whitespace, such as a backslash that continues a line
 * - `opaque`: code as it stands, the text of all its children included
 * - `literal`: whitespace between its children is code, that within them isn't
 * - `markup`: between its children stands text in which JSX keeps some whitespace
 * - `text`: such a text, or part of it
 * - `braces`: JSX braces, which are a comment where they hold nothing else
 * - `macro`: the rest of a directive's line, as it stands, up to a comment
 */
export type NodeRole =
  'comment' | 'blank' | 'opaque' | 'literal' | 'markup' | 'text' | 'braces' | 'macro';

type Roles = Readonly<Partial<Record<NodeRole, string>>>;

const TYPESCRIPT: Roles = {
  comment: 'comment html_comment',
  opaque: 'string regex',
  literal: 'template_string template_literal_type',
};

const JSX: Roles = {
  ...TYPESCRIPT,
  markup: 'jsx_element',
  text: 'jsx_text html_character_reference',
  braces: 'jsx_expression',
};

const C: Roles = {
  comment: 'comment',
  opaque: 'string_literal char_literal raw_string_literal system_lib_string',
  macro: 'preproc_arg',
};

const ROLES: Readonly<Record<Language, Roles>> = {
  c: C,
  cpp: C,
  csharp: {
    comment: 'comment',
    opaque:
      'string_literal verbatim_string_literal raw_string_literal character_literal interpolation_format_clause preproc_arg',
    literal: 'interpolated_string_expression',
  },
  go: {
    comment: 'comment',
    opaque: 'interpreted_string_literal raw_string_literal rune_literal',
  },
  java: {
    comment: 'line_comment block_comment',
    opaque: 'string_literal character_literal',
  },
  javascript: JSX,
  php: {
    comment: 'comment',
    opaque: 'string nowdoc',
    literal: 'encapsed_string heredoc heredoc_body shell_command_expression text_interpolation',
  },
  python: {
    comment: 'comment',
    blank: 'line_continuation',
    // An f-string shows the source of `{x = }`, so that its whitespace matters, too.
    opaque: 'string',
  },
  ruby: {
    comment: 'comment',
    opaque: 'uninterpreted',
    literal: 'string subshell regex heredoc_body delimited_symbol bare_string bare_symbol',
  },
  rust: {
    comment: 'line_comment block_comment',
    opaque: 'string_literal raw_string_literal char_literal',
  },
  tsx: JSX,
  typescript: TYPESCRIPT,
};

/** A type of nodes in a grammar. */
export interface NodeType {
  readonly id: number;
  readonly name: string;
  /** It isn't simply a keyword or a sign. */
  readonly isNamed: boolean;
  readonly role: NodeRole | undefined;
}

/** Text that the parser could not make sense of: all of it is code. */
const ERROR: NodeType = { id: 65535, name: 'ERROR', isNamed: true, role: 'literal' };

/** The types of nodes in one grammar. */
export class NodeTypes {
  private readonly types: readonly NodeType[];

  constructor(language: Language, grammar: TreeSitter.Language) {
    const roles = new Map(
      (Object.entries(ROLES[language]) as [NodeRole, string][]).flatMap(([role, names]) =>
        names.split(' ').map((name) => [name, role] as const),
      ),
    );
    this.types = Array.from({ length: grammar.nodeTypeCount }, (_, id) => {
      const name = grammar.types[id] ?? '';
      const isNamed = grammar.nodeTypeIsNamed(id);
      return { id, name, isNamed, role: isNamed ? roles.get(name) : undefined };
    });
  }

  get(id: number): NodeType {
    return this.types[id] ?? ERROR;
  }
}

const KNOWN = new WeakMap<TreeSitter.Language, NodeTypes>();

/** The types of nodes in a language's grammar; a grammar is read once. */
export function nodeTypesOf(language: Language, grammar: TreeSitter.Language): NodeTypes {
  const known = KNOWN.get(grammar) ?? new NodeTypes(language, grammar);
  KNOWN.set(grammar, known);
  return known;
}
