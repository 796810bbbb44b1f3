import { isProgram } from '../code/programming.ts';
import { isMarkdown } from '../documents/format.ts';
import { isMechanicalPath } from '../drift/mechanical-files.ts';
import { nameOf } from '../files/name.ts';
import type { Rank } from './named.ts';

/** Formats whose content no page describes, among them documents. */
const OTHERS =
  /\.(?:adoc|avif|bmp|eot|excalidraw|gif|gz|icns|ico|jpe?g|lock|map|mov|mp[34]|ogg|otf|pdf|png|rst|svg|tar|tgz|ttf|webm|webp|woff2?|zip)$/i;

/** Texts about the repository itself. */
const ABOUT_REPOSITORY = /^(?:authors|copying|licen[cs]e|notice)(?:\.[a-z]+)?$/i;

/** Settings of sites and of tools for documents, which change with every new page. */
const SITE =
  /^(?:mkdocs|properdocs|zensical)\.[a-z]+$|^(?:sidebars?|toc|nav|navigation|_sidebar)\.[a-z]+$|^(?:docs|mint|_quarto|book)\.(?:json|ya?ml|toml)$|^(?:docusaurus|vocs|astro)\.config\.[a-z]+$|^conf\.py$/i;

/** Lists of pinned versions, which tools write. */
const PINNED = /^(?:constraints|requirements)[\w.-]*\.txt$/i;

/** Whether a page can cite a file as its source. */
export function isSource(path: string): boolean {
  return !isMarkdown(path) && !OTHERS.test(path) && !ABOUT_REPOSITORY.test(nameOf(path));
}

/**
 * Whether a file can be a source of a page that does not cite it. Tests, lock files, generated and
 * vendored files, and settings of editors and tools are no such files.
 */
export function isLikelySource(path: string): boolean {
  const isHidden = /(?:^|\/)\./.test(path);
  const isUnlikely = [SITE, PINNED].some((names) => names.test(nameOf(path)));
  return isSource(path) && !isMechanicalPath(path) && !isHidden && !isUnlikely;
}

/** Whether a file defines names that documents mean. */
export function definesNames(path: string): boolean {
  return isProgram(path) && isLikelySource(path);
}

/** Folders of what shows how code is used. */
const EXAMPLES =
  /(?:^|\/)(?:bench(?:marks?)?|demos?|docs?|examples?|guides?|playgrounds?|samples?|websites?)\//i;

/** Whether a file belongs to examples or to a site, and changes along with its pages. */
export function isExample(path: string): boolean {
  return EXAMPLES.test(path);
}

/** Says how much the definitions of a file count. */
export function rankOf(path: string): Rank {
  if (isExample(path) || /(?:^|\/)(?:scripts|tools)\//i.test(path)) return 'example';
  return /\.d\.[cm]?ts$/.test(path) ? 'declaration' : 'source';
}
