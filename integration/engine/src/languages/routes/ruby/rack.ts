import type { Constants } from '../constants.ts';
import { methodNamed } from '../methods.ts';
import type { RouteDeclaration } from '../route.ts';
import { Router } from '../router.ts';
import { walk, type Syntax, type SyntaxTree } from '../syntax.ts';
import { rubyCallOf, textsOf, type RubyCall } from './calls.ts';

/** A class or a block inside of it, with the prefix of its paths. */
interface Place {
  readonly router: Router;
  /**
   * In Grape, the router with the prefix for all paths of the class. It stands before the version.
   */
  readonly outer: Router;
  /** True for Grape. Its paths can lack the slash at the beginning, or be missing. */
  readonly isGrape: boolean;
}

/** Methods of Grape and Sinatra that add a prefix to the paths in their block. */
const SCOPES = new Set(['namespace', 'resource', 'resources', 'group', 'segment']);

/**
 * Finds the routes of Sinatra and Grape. They are calls with a block, in a class or in a script of
 * Sinatra.
 */
export function findRackRoutes(tree: SyntaxTree, constants: Constants): RouteDeclaration[] {
  const found: RouteDeclaration[] = [];
  const open: { node: Syntax; place: Place }[] = [];
  walk(
    tree.root,
    (node) => {
      if (node.type === 'method' || node.type === 'singleton_method') return false;
      if (node.type === 'class') open.push({ node, place: placeOfClass(node) });
      const call = rubyCallOf(node);
      const place = open.at(-1)?.place;
      if (call === null) return true;
      if (place === undefined) {
        if (isSinatra(call, constants)) open.push({ node: tree.root, place: placeOfClass(node) });
        return true;
      }
      const inner = scopeOf(call, place, constants);
      if (inner !== null) open.push({ node, place: inner });
      if (inner !== null) return true;
      const declared = routeOf(call, place, constants);
      if (declared !== null) found.push(declared);
      return declared === null;
    },
    (node) => {
      while (open.at(-1)?.node === node) open.pop();
    },
  );
  return found;
}

function placeOfClass(node: Syntax): Place {
  const outer = new Router();
  const parent = node.part('superclass')?.children[0]?.text ?? '';
  return { router: outer.below(''), outer, isGrape: parent.includes('Grape::API') };
}

function isSinatra({ name, positional }: RubyCall, constants: Constants): boolean {
  return name === 'require' && textsOf(positional, constants)?.[0] === 'sinatra';
}

/**
 * Returns the place that a call's block is. If the call is a setting of the whole class, it is
 * applied.
 */
function scopeOf(call: RubyCall, place: Place, constants: Constants): Place | null {
  const { name, hasBlock } = call;
  const texts = textsOf(call.positional, constants);
  const [path = ''] = texts ?? [];
  if (hasBlock && SCOPES.has(name)) {
    const isGrape = place.isGrape || name !== 'namespace';
    return { ...place, router: place.router.below(texts === null ? null : path), isGrape };
  }
  if (!place.isGrape) return null;
  if (hasBlock && name === 'route_param') {
    return { ...place, router: place.router.below(texts === null ? null : `:${path}`) };
  }
  if (name === 'prefix') place.outer.prepend(texts === null ? null : path);
  if (name !== 'version') return null;
  const using = call.options.get('using');
  if (using !== undefined && constants.text(using) !== 'path') return null;
  const version = texts?.length === 1 ? path : null;
  if (hasBlock) return { ...place, router: place.router.below(version) };
  place.router.prepend(version);
  return null;
}

function routeOf(call: RubyCall, place: Place, constants: Constants): RouteDeclaration | null {
  if (!call.hasBlock) return null;
  const [first, second] = call.positional;
  const isGeneric = call.name === 'route' && place.isGrape && first !== undefined;
  const methods = isGeneric ? textsOf([first], constants) : [call.name];
  const known = methods?.map((name) => methodNamed(name)) ?? [];
  if (!isGeneric && known.includes(undefined)) return null;
  const path = isGeneric ? second : first;
  const paths = path === undefined ? [''] : textsOf([path], constants);
  if (paths === null || !(place.isGrape || paths.every((text) => text.startsWith('/'))))
    return null;
  const { router } = place;
  const { node } = call;
  return { router, methods: known.map((name) => name ?? null), paths, first: node, last: node };
}
