import { Constants } from '../constants.ts';
import { Names } from '../names.ts';
import type { RouteDeclaration } from '../route.ts';
import type { SyntaxTree } from '../syntax.ts';
import { RUBY_LITERALS, RUBY_NAMES } from './calls.ts';
import { findRackRoutes } from './rack.ts';
import { findRailsRoutes } from './rails.ts';

/** Finds the routes of Rails, Sinatra and Grape. */
export function findRubyRoutes(tree: SyntaxTree): RouteDeclaration[] {
  const constants = new Constants(new Names(tree, RUBY_NAMES), RUBY_LITERALS);
  return [...findRailsRoutes(tree, constants), ...findRackRoutes(tree, constants)];
}
