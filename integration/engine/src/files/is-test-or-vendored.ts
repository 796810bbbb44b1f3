import { nameOf } from './name.ts';

/** Folders of tests, of files that tests need, and of code that others wrote. */
const FOLDERS = new Set([
  '__fixtures__',
  '__mocks__',
  '__snapshots__',
  '__tests__',
  'e2e',
  'fixtures',
  'node_modules',
  'spec',
  'test',
  'testdata',
  'tests',
  'third_party',
  'vendor',
]);

/** Matches the names of tests in several languages, and of minified files. */
const NAMES =
  /[._-](?:spec|specs|test|tests)\.[^.]+$|^test_[^/]*\.py$|^conftest\.py$|(?:Test|Tests|Spec)\.(?:cs|groovy|java|kt|kts|php|scala|swift)$|[.-]min\.[cm]?js$/;

/**
 * Whether a program is a test, belongs to tests, or was written by others. Nobody has to document
 * it.
 */
export function isTestOrVendored(path: string): boolean {
  return (
    NAMES.test(nameOf(path)) || isTestOrVendoredFolder(path.slice(0, path.lastIndexOf('/') + 1))
  );
}

/** Whether a folder is for such files, or lies in a folder for them. */
export function isTestOrVendoredFolder(folder: string): boolean {
  return folder.split('/').some((part) => FOLDERS.has(part.toLowerCase()));
}
