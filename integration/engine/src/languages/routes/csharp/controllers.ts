import type { Constants } from '../constants.ts';
import { methodNamed } from '../methods.ts';
import { joinPaths } from '../path.ts';
import type { RouteDeclaration } from '../route.ts';
import { Router } from '../router.ts';
import type { Syntax, SyntaxTree } from '../syntax.ts';

/** An attribute that declares a route. */
interface Selector {
  /** The HTTP methods of the attribute. It is `null` for `Route`, which names none. */
  readonly methods: readonly string[] | null;
  /**
   * The template of the path. It is `undefined` if the attribute has none, and `null` if this file
   * does not contain it.
   */
  readonly template: string | null | undefined;
}

/** The values of tokens in templates, such as `[controller]`. */
interface Tokens {
  readonly controller: string;
  readonly action: string;
  /** It is `null` if this file does not contain the area. */
  readonly area: string | null;
}

/** Finds the routes that attributes of controller classes declare. */
export function findControllerRoutes(tree: SyntaxTree, constants: Constants): RouteDeclaration[] {
  const router = new Router();
  return tree.nodes.flatMap((node) => {
    if (node.type !== 'class_declaration') return [];
    const attributes = attributesOf(node);
    const prefixes = selectorsOf(attributes, constants).map(({ template }) => template ?? null);
    const area = attributes.find((attribute) => nameOf(attribute) === 'Area');
    const tokens = {
      controller: without(node.part('name')?.text ?? '', 'Controller'),
      area: area === undefined ? null : (templateOf(area, constants) ?? null),
    };
    return (node.part('body')?.only('method_declaration') ?? []).flatMap((method) => {
      const action = without(method.part('name')?.text ?? '', 'Async');
      const selectors = selectorsOf(attributesOf(method), constants);
      return templates(selectors, prefixes.length > 0).flatMap(({ methods, template }) => {
        const paths = pathsOf(prefixes, template ?? null, { ...tokens, action });
        return paths.length === 0
          ? []
          : [{ router, methods: methods ?? [null], paths, first: method, last: method }];
      });
    });
  });
}

/**
 * Combines the attributes of a method. Attributes without a template restrict the HTTP methods of
 * `Route`. If no attribute has a template, the path is the template of the class.
 */
function templates(selectors: readonly Selector[], hasPrefix: boolean): readonly Selector[] {
  const methods = selectors.flatMap((selector) =>
    selector.template === undefined ? (selector.methods ?? []) : [],
  );
  const own = selectors.filter(({ template }) => template !== undefined);
  if (own.length > 0) {
    const others = methods.length === 0 ? null : methods;
    return own.map((selector) => ({ ...selector, methods: selector.methods ?? others }));
  }
  return hasPrefix && methods.length > 0 ? [{ methods, template: '' }] : [];
}

/**
 * Returns the whole paths of a template. A template that begins with `/` or `~/` already is a whole
 * path.
 */
function pathsOf(
  prefixes: readonly (string | null)[],
  template: string | null,
  tokens: Tokens,
): string[] {
  if (template === null) return [];
  const isWhole = template.startsWith('/') || template.startsWith('~/');
  const before = isWhole || prefixes.length === 0 ? [''] : prefixes;
  return before.flatMap((prefix) => {
    if (prefix === null) return [];
    return filled(joinPaths(withoutTilde(prefix), withoutTilde(template)), tokens) ?? [];
  });
}

function withoutTilde(template: string): string {
  return template.startsWith('~/') ? template.slice(1) : template;
}

function filled(template: string, tokens: Tokens): string | null {
  if (tokens.area === null && template.toLowerCase().includes('[area]')) return null;
  return template
    .replaceAll(/\[controller\]/gi, () => tokens.controller)
    .replaceAll(/\[action\]/gi, () => tokens.action)
    .replaceAll(/\[area\]/gi, () => tokens.area ?? '');
}

function selectorsOf(attributes: readonly Syntax[], constants: Constants): Selector[] {
  return attributes.flatMap((attribute) => {
    const name = nameOf(attribute);
    if (name === 'Route') return [{ methods: null, template: templateOf(attribute, constants) }];
    if (name === 'AcceptVerbs') return [acceptedVerbs(attribute, constants)];
    const method = name.startsWith('Http') ? methodNamed(name.slice('Http'.length)) : undefined;
    return method === undefined
      ? []
      : [{ methods: [method], template: templateOf(attribute, constants) }];
  });
}

function acceptedVerbs(attribute: Syntax, constants: Constants): Selector {
  const listed = argumentsOf(attribute);
  const methods = listed.flatMap((argument) => {
    const text = constants.text(argument);
    return (text === null ? undefined : methodNamed(text)) ?? [];
  });
  const routes = listed.flatMap((argument) => argument.only('assignment_expression'));
  const route = routes.find((node) => node.part('left')?.text === 'Route')?.part('right');
  return { methods, template: route === undefined ? undefined : constants.text(route) };
}

/** Returns the template of an attribute, which is its positional argument. */
function templateOf(attribute: Syntax, constants: Constants): string | null | undefined {
  for (const argument of argumentsOf(attribute)) {
    const expression = argument.children.at(-1);
    const isNamed = expression?.type === 'assignment_expression' || argument.children.length > 1;
    if (expression !== undefined && !isNamed) return constants.text(expression);
  }
  return undefined;
}

function argumentsOf(attribute: Syntax): readonly Syntax[] {
  return attribute.only('attribute_argument_list').flatMap(({ children }) => children);
}

function attributesOf(node: Syntax): Syntax[] {
  return node.only('attribute_list').flatMap((list) => list.only('attribute'));
}

function nameOf(attribute: Syntax): string {
  const name = attribute.part('name')?.text ?? '';
  return without(name.slice(name.lastIndexOf('.') + 1), 'Attribute');
}

function without(name: string, suffix: string): string {
  return name.endsWith(suffix) && name !== suffix ? name.slice(0, -suffix.length) : name;
}
