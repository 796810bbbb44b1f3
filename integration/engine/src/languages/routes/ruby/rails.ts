import type { Constants } from '../constants.ts';
import { singular } from '../inflection.ts';
import { methodNamed } from '../methods.ts';
import type { RouteDeclaration } from '../route.ts';
import { Router } from '../router.ts';
import { walk, type Syntax, type SyntaxTree } from '../syntax.ts';
import { rubyCallOf, textsOf, type RubyCall } from './calls.ts';

/** A block, with the prefix of its paths. */
interface Place {
  readonly router: Router;
  /**
   * The place outside of all resources. Paths of members of shallow resources begin with its
   * prefix.
   */
  readonly outside: Router;
  readonly shallow: boolean;
  /**
   * The resource that contains the block, with the prefixes of its blocks `collection` and
   * `member`.
   */
  readonly resource: Resource | null;
}

interface Resource {
  readonly collection: Router;
  readonly member: Router;
}

/**
 * The actions of a resource. If the resource is singular, the paths of its members have no
 * parameter.
 */
const ACTIONS: readonly {
  readonly name: string;
  readonly on: keyof Resource;
  readonly methods: readonly string[];
  readonly path: string;
}[] = [
  { name: 'index', on: 'collection', methods: ['GET'], path: '' },
  { name: 'create', on: 'collection', methods: ['POST'], path: '' },
  { name: 'new', on: 'collection', methods: ['GET'], path: 'new' },
  { name: 'edit', on: 'member', methods: ['GET'], path: 'edit' },
  { name: 'show', on: 'member', methods: ['GET'], path: '' },
  { name: 'update', on: 'member', methods: ['PATCH', 'PUT'], path: '' },
  { name: 'destroy', on: 'member', methods: ['DELETE'], path: '' },
];

/** Calls that show that a file declares routes, even if it has no `routes.draw`. */
const TOP_LEVEL = new Set(['namespace', 'scope', 'resources']);

/** Finds the routes of Rails, in the block of `routes.draw` or in a file that `draw` includes. */
export function findRailsRoutes(tree: SyntaxTree, constants: Constants): RouteDeclaration[] {
  return new RailsRoutes(constants).find(tree);
}

class RailsRoutes {
  private readonly constants: Constants;
  private readonly found: RouteDeclaration[] = [];
  private readonly open: { node: Syntax; place: Place }[] = [];

  constructor(constants: Constants) {
    this.constants = constants;
  }

  find(tree: SyntaxTree): RouteDeclaration[] {
    walk(
      tree.root,
      (node) => {
        if (isDrawing(node)) this.push(node, top());
        const call = rubyCallOf(node);
        if (call === null) return true;
        if (this.open.length === 0 && node.parent === tree.root && TOP_LEVEL.has(call.name)) {
          this.push(node, top());
        }
        const place = this.open.at(-1)?.place;
        return place === undefined || this.enter(call, place);
      },
      (node) => {
        while (this.open.at(-1)?.node === node) this.open.pop();
      },
    );
    return this.found;
  }

  private push(node: Syntax, place: Place): void {
    this.open.push({ node, place });
  }

  /** Records the routes of a call. Returns whether the nodes inside of it can contain routes. */
  private enter(call: RubyCall, place: Place): boolean {
    const { node, name } = call;
    switch (name) {
      case 'namespace':
      case 'scope':
        this.push(node, this.scope(call, place));
        return true;
      case 'resources':
      case 'resource':
        this.push(node, this.resources(call, place));
        return true;
      case 'collection':
      case 'member':
        if (place.resource !== null) this.push(node, at(place.resource[name], place));
        return true;
      case 'new':
        if (place.resource !== null) {
          this.push(node, at(place.resource.collection.below('new'), place));
        }
        return true;
      case 'shallow':
        this.push(node, { ...place, shallow: true });
        return true;
      case 'root':
        this.add(call, place.router, ['GET'], ['']);
        return false;
      case 'match':
        this.verb(call, place, this.via(call));
        return false;
      case 'concern':
        return false;
      default: {
        const method = methodNamed(name);
        if (method === undefined || name !== name.toLowerCase()) return true;
        this.verb(call, place, [method]);
        return false;
      }
    }
  }

  private add(
    { node, head }: RubyCall,
    router: Router,
    methods: readonly (string | null)[],
    paths: readonly string[],
  ): void {
    this.found.push({ router, methods, paths, first: node, last: head });
  }

  private scope(call: RubyCall, place: Place): Place {
    const path = call.options.get('path');
    const parts = path === undefined ? call.positional : [path];
    const texts = path?.type === 'nil' ? [] : textsOf(parts, this.constants);
    const router = place.router.below(texts?.join('/') ?? null);
    return { ...at(router, place), outside: place.resource === null ? router : place.outside };
  }

  private resources(call: RubyCall, place: Place): Place {
    const router = new Router();
    const collection = new Router();
    const member = new Router();
    const shallow = place.shallow || call.options.get('shallow')?.type === 'true';
    for (const name of textsOf(call.positional, this.constants) ?? []) {
      const own = this.resource(call, name, { ...place, shallow });
      this.actions(call, own);
      router.mount(own.inner, ['']);
      collection.mount(own.collection, ['']);
      member.mount(own.member, ['']);
    }
    return { ...place, router, shallow, resource: { collection, member } };
  }

  private resource(
    call: RubyCall,
    name: string,
    place: Place,
  ): Resource & { readonly inner: Router } {
    const option = (key: string, usual: string): string | null => {
      const value = call.options.get(key);
      return value === undefined ? usual : this.constants.text(value);
    };
    const path = option('path', name);
    const collection = place.router.below(path);
    if (call.name === 'resource') return { collection, member: collection, inner: collection };
    const key = option('param', 'id');
    const isApart = place.shallow && place.resource !== null;
    const owner = isApart ? place.outside.below(path) : collection;
    return {
      collection,
      member: owner.below(key === null ? null : `:${key}`),
      inner: owner.below(key === null ? null : `:${singular(name)}_${key}`),
    };
  }

  private actions(call: RubyCall, resource: Resource): void {
    const listed = (key: string): readonly string[] | null | undefined => {
      const value = call.options.get(key);
      return value === undefined ? undefined : this.constants.texts(value);
    };
    const [only, except] = [listed('only'), listed('except')];
    if (only === null || except === null) return;
    for (const { name, on, methods, path } of ACTIONS) {
      if (name === 'index' && call.name === 'resource') continue;
      if (only?.includes(name) === false || except?.includes(name) === true) continue;
      this.add(call, resource[on], methods, [path]);
    }
  }

  private via({ options }: RubyCall): readonly (string | null)[] {
    const via = options.get('via');
    const names = via === undefined ? null : this.constants.texts(via);
    return names?.map((name) => methodNamed(name) ?? null) ?? [null];
  }

  private verb(call: RubyCall, place: Place, methods: readonly (string | null)[]): void {
    const { options, positional, keys } = call;
    const path = options.get('path');
    const paths = textsOf(path === undefined ? [...positional, ...keys] : [path], this.constants);
    if (paths !== null) this.add(call, this.placeOf(call, place), methods, paths);
  }

  /** Returns the place of a route inside of a resource. Its option `on` decides. */
  private placeOf({ options }: RubyCall, { router, resource }: Place): Router {
    const option = options.get('on');
    const on = option === undefined ? null : this.constants.text(option);
    if (resource === null || on === null) return router;
    if (on === 'collection' || on === 'member') return resource[on];
    return on === 'new' ? resource.collection.below('new') : router;
  }
}

function top(): Place {
  const router = new Router();
  return { router, outside: router, shallow: false, resource: null };
}

function at(router: Router, place: Place): Place {
  return { ...place, router, resource: null };
}

function isDrawing(node: Syntax): boolean {
  if (node.type !== 'call' || node.part('method')?.text !== 'draw') return false;
  const receiver = node.part('receiver');
  return (receiver?.part('method') ?? receiver)?.text === 'routes';
}
