import type { Node } from 'web-tree-sitter';
import type { LanguageSupport } from './language-support.ts';
import { findRubyRoutes } from './routes/ruby/routes.ts';
import {
  type DeclarationRule,
  nameOf,
  namedRules,
  ownName,
  qualify,
  scopeNamed,
} from './rules/declarations.ts';
import type { DirectiveReader } from './rules/directives.ts';
import { MAX_WRAPPERS, type VariableRule } from './rules/variables.ts';
import { LIKE_SHELL } from './rules/fact-syntax.ts';

const { declareClass } = namedRules('::');

/** Declares a method as `Class#method`, and a singleton method as `Class.method`. */
const declareMethod: DeclarationRule = (node, scope) => {
  const name = ownName(node);
  if (scope.functions === 'functions') return { kind: 'function', name, members: null };
  const separator = scope.functions === 'methods' ? '#' : '.';
  return { kind: 'method', name: qualify(scope, separator, name), members: null };
};

const declareSingletonMethod: DeclarationRule = (node, scope) => {
  const object = node.childForFieldName('object');
  const name = ownName(node);
  const owner = object?.type === 'self' ? scope.path : nameOf(object);
  return { kind: 'method', name: owner === '' ? name : `${owner}.${name}`, members: null };
};

const METHODS: Readonly<Record<string, DeclarationRule>> = {
  method: declareMethod,
  singleton_method: declareSingletonMethod,
};

/** Declares the method in `private def name` and in similar calls. */
const declareInCall: DeclarationRule = (node, scope) => {
  const inner = node.childForFieldName('arguments')?.firstNamedChild;
  const rule = METHODS[inner?.type ?? ''];
  const declaration = inner && rule?.(inner, scope);
  return declaration ? { ...declaration, inner } : null;
};

const declareModule: DeclarationRule = (node, scope) =>
  scopeNamed(ownName(node), scope, '::', 'methods');

/** Declares the scope of `class << self`. */
const declareSingletonClass: DeclarationRule = (_, { path }) => ({
  kind: null,
  name: path,
  members: { path, functions: 'singleton methods' },
});

/**
 * Names the constants of `A = …`, `A::B = …`, `A ||= …`, `A, B = …` and `A = B = …`. Other
 * variables cannot be seen from outside.
 */
const nameConstants: VariableRule = (node, scope) => {
  const names: string[] = [];
  let assignment: Node | null = node;
  for (let depth = 0; isAssignment(assignment) && depth < MAX_WRAPPERS; depth++) {
    names.push(...targetsOf(assignment.childForFieldName('left')));
    assignment = assignment.childForFieldName('right');
  }
  return names.map((name) => ({ name: qualify(scope, '::', name), node }));
};

function isAssignment(node: Node | null): node is Node {
  return node?.type === 'assignment' || node?.type === 'operator_assignment';
}

function targetsOf(target: Node | null): string[] {
  const targets = target?.type === 'left_assignment_list' ? target.namedChildren : [target];
  return targets.map(constantOf).filter((name) => name !== '');
}

function constantOf(target: Node | null): string {
  if (target?.type === 'constant') return nameOf(target);
  const isConstant = target?.childForFieldName('name')?.type === 'constant';
  return target?.type === 'scope_resolution' && isConstant ? nameOf(target) : '';
}

const MAGIC_COMMENT =
  /^#[\s#*-]*(?:frozen[_-]string[_-]literal|(?:file)?(?:en)?coding|warn[_-]indent|shareable[_-]constant[_-]value|typed)\s*[:=]|^#.*-\*-/i;

/** Reads magic comments, which count only before all code. */
const readDirective: DirectiveReader = (comment, { leads }) =>
  leads && MAGIC_COMMENT.test(comment) ? comment : null;

export const ruby: LanguageSupport = {
  files: '.gemspec .rake .rb config.ru gemfile rakefile',
  grammar: 'ruby',
  version: 2,
  facts: { ...LIKE_SHELL, docComments: ['#'], hasKeywordParameters: true },
  syntax: {
    nodes: {
      comment: 'comment',
      opaque: 'uninterpreted',
      literal: 'string subshell regex heredoc_body delimited_symbol bare_string bare_symbol',
    },
    directives: () => readDirective,
    joinsLines: true,
    format: { trailingCommas: 'argument_list array hash' },
  },
  declarations: {
    rules: {
      ...METHODS,
      call: declareInCall,
      class: declareClass,
      module: declareModule,
      singleton_class: declareSingletonClass,
    },
    containers: 'body_statement program',
  },
  variables: { assignment: nameConstants, operator_assignment: nameConstants },
  definitionRoles: { heredoc_body: 'trailer', module: 'module' },
  routes: {
    words: [['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'route', 'resource']],
    find: findRubyRoutes,
  },
};
