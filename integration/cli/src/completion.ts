import { readDataConfiguration } from '@astro-drift/engine/internal/configuration/configuration';
import { readDocuments } from '@astro-drift/engine/internal/documents/reader';
import { WorkingFiles } from '@astro-drift/engine/internal/files/working-files';
import { findRepository, type Repository } from '@astro-drift/engine/internal/git/repository';
import { listSpecs } from '@astro-drift/engine/internal/list-specs';
import { RULE_NAMES } from '@astro-drift/engine/internal/rules/index';
import { kindOf } from '@astro-drift/engine/internal/specs/kinds';
import tab from '@bomb.sh/tab/commander';
import type { Command } from 'commander';

/**
 * Adds the command that prints completion scripts for shells. These scripts call it as well.
 *
 * @param args the arguments of the command line; what is typed so far stands after `--`
 */
export async function addCompletion(program: Command, args: readonly string[]): Promise<void> {
  const completion = tab(program);
  const { specs, documents, sections, refs } = await listNames(args.slice(args.indexOf('--') + 1));
  for (const [name, command] of completion.commands) {
    const completeArgument = (name: string, values: readonly string[]): void => {
      const argument = command.arguments.get(name);
      if (argument === undefined) return;
      argument.handler = (complete) => {
        for (const value of values) complete(value, '');
      };
    };
    const completeOption = (name: string, values: readonly string[]): void => {
      const option = command.options.get(name);
      if (option === undefined) return;
      option.handler = (complete) => {
        for (const value of values) complete(value, '');
      };
    };
    completeArgument('spec', specs);
    completeArgument('rule', RULE_NAMES);
    completeArgument('what', [
      ...new Set([...specs, ...documents]),
      ...(name === 'accept' ? sections.map(({ document, slug }) => `${document}#${slug}`) : []),
    ]);
    completeOption(
      'rule',
      RULE_NAMES.map((rule) => `${rule}=`),
    );
    completeOption(
      'section',
      sections.map(({ slug }) => slug),
    );
    for (const option of NAMING_COMMITS) completeOption(option, refs);
  }
}

/** The options that name a commit. */
const NAMING_COMMITS = ['since', 'at'];

/**
 * Names that are safe in the script for bash. The script passes them to `compgen -W`, which runs the
 * content of `$(…)`. The name of a page may contain that.
 */
const SAFE = /^[\p{L}\p{N}_./][\p{L}\p{N}_./@+,=:-]*$/u;

/** Slugs that are safe in that script. */
const SAFE_SLUG = /^[\p{L}\p{N}_-]+$/u;

/** What a shell can complete, besides commands and rules. */
interface Names {
  readonly specs: readonly string[];
  readonly documents: readonly string[];
  /** The sections of the pages that are typed already. */
  readonly sections: readonly { readonly document: string; readonly slug: string }[];
  /** Branches and tags. */
  readonly refs: readonly string[];
}

/**
 * Lists specs, documents and sections. It reads only configuration that is data, because completion
 * must not run code of the repository. It ignores errors, because the user is typing a command.
 */
async function listNames(words: readonly string[]): Promise<Names> {
  const none: Names = { specs: [], documents: [], sections: [], refs: [] };
  try {
    // Outside of a repository, `listSpecs` would read the Markdown files of all subfolders.
    const repository = await findRepository('.');
    if (repository === null) return none;
    const { options } = await readDataConfiguration(repository, '.');
    const { specs } = await listSpecs({ root: '.', specs: options.specs, pages: options.pages });
    const typed = new Set(words.map((word) => word.replace(/#.*$/s, '')));
    const pages = specs.filter((spec) => kindOf(spec).isOwnDocument && typed.has(spec.file));
    return {
      specs: specs.map(({ id }) => id).filter(isSafe),
      documents: specs.flatMap(({ targets }) => targets).filter(isSafe),
      sections: await listSections(
        repository.root,
        pages.map(({ file }) => file).filter(isSafe),
        words,
      ),
      refs: await listRefs(repository, words),
    };
  } catch {
    return none;
  }
}

function isSafe(name: string): boolean {
  return SAFE.test(name);
}

/** Lists the sections of pages. Parsing takes time, so it is only done where sections are typed. */
async function listSections(
  root: string,
  pages: readonly string[],
  words: readonly string[],
): Promise<Names['sections']> {
  const isWanted = words.some((word) => word.includes('#') || word.startsWith('--section'));
  if (!isWanted || pages.length === 0) return [];
  const found = await readDocuments(new WorkingFiles(root), pages);
  return [...found.values()].flatMap(({ file, document }) =>
    (document?.headings ?? [])
      .map(({ slug }) => ({ document: file, slug }))
      .filter(({ slug }) => SAFE_SLUG.test(slug)),
  );
}

/** Lists branches and tags, if the option that is typed names a commit. */
async function listRefs({ git }: Repository, words: readonly string[]): Promise<string[]> {
  const isWanted = words
    .slice(-2)
    .some((word) => NAMING_COMMITS.some((name) => word.startsWith(`--${name}`)));
  if (!isWanted) return [];
  const listed = await git.text([
    'for-each-ref',
    '--format=%(refname:short)',
    'refs/heads',
    'refs/tags',
    'refs/remotes',
  ]);
  return listed.split('\n').filter(isSafe);
}
