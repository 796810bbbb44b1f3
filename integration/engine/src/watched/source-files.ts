import { isMarkdown } from '../documents/format.ts';
import { isLockOrChangelog } from '../drift/mechanical-files.ts';
import { syntaxOf } from '../facts/syntax.ts';
import { isTestOrVendored } from '../files/is-test-or-vendored.ts';
import { nameOf } from '../files/name.ts';

/** Documents that are no Markdown. */
const DOCUMENT = /\.(?:adoc|asciidoc|org|pod|rst|textile)$/i;

/** Files that are no text. */
const BINARY =
  /\.(?:7z|a|avif|bin|bmp|br|class|dat|dll|dylib|eot|exe|flac|gif|gz|icns|ico|jar|jpe?g|m4a|mov|mp[34]|node|o|og[gv]|otf|pdf|png|psd|pyc|rar|so|tar|tgz|tiff?|ttf|wasm|wav|web[mp]|woff2?|xz|zip|zst)$/i;

/** Folders of code that shows how something is used. */
const EXAMPLES =
  /(?:^|\/)(?:__tests_dts__|benchmarks?|create-[^/]*|demos?|e2e[^/]*|examples?|playgrounds?|sandbox|samples?|starters?|templates?)\//i;

/** Settings of other projects' tools, whose names are not the repository's own. */
const TOOL_SETTINGS =
  /(?:^|\/)(?:\.[^/]+(?:\/.*)?|[^/]+\.config\.[^/]+|(?:js|ts)config[^/]*\.json|setup\.(?:cfg|py)|tox\.ini|pyproject\.toml|noxfile\.py|cargo\.toml|go\.mod|composer\.json|gemfile|dockerfile|docker-compose[^/]*|renovate\.json5?|(?:netlify|wrangler|clippy|rustfmt)\.toml|vercel\.json)$/i;

/** Whether a name in a file counts as an instance: not in documents, changelogs and lock files. */
export function holdsInstances(path: string): boolean {
  return (
    !isMarkdown(path) && !DOCUMENT.test(path) && !BINARY.test(path) && !isLockOrChangelog(path)
  );
}

/**
 * Whether a file can give a name its meaning. Tests and examples only use names, and settings of
 * tools have the names of other projects.
 */
export function givesMeaning(path: string): boolean {
  const isRead = syntaxOf(path) !== null || isMakefile(path);
  return isRead && isOwnCode(path) && !TOOL_SETTINGS.test(path);
}

/** Whether a file is neither a document nor a test, an example or a copy of another project. */
export function isOwnCode(path: string): boolean {
  return holdsInstances(path) && !isTestOrVendored(path) && !EXAMPLES.test(path);
}

/** Whether a file is a makefile. */
export function isMakefile(path: string): boolean {
  return /^(?:GNU)?makefile$|\.(?:mak|mk)$/i.test(nameOf(path));
}

/** Whether a file declares scripts for package managers. */
export function isPackageManifest(path: string): boolean {
  return nameOf(path) === 'package.json';
}
