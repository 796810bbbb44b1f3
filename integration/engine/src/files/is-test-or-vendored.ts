import { nameOf } from './name.ts';

/** Folders of tests, of what tests need, and of what others wrote. */
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

/** Names of tests, by the customs of one language or another, and of what a tool made smaller. */
const NAMES =
  /[._-](?:spec|specs|test|tests)\.[^.]+$|^test_[^/]*\.py$|^conftest\.py$|(?:Test|Tests|Spec)\.(?:cs|groovy|java|kt|kts|php|scala|swift)$|[.-]min\.[cm]?js$/;

/** Whether a program is a test, a part of one, or somebody else's: nothing to write documents about. */
export function isTestOrVendored(path: string): boolean {
  return (
    NAMES.test(nameOf(path)) || isTestOrVendoredFolder(path.slice(0, path.lastIndexOf('/') + 1))
  );
}

/** Whether a folder is one for such files, or lies in one. */
export function isTestOrVendoredFolder(folder: string): boolean {
  return folder.split('/').some((part) => FOLDERS.has(part.toLowerCase()));
}
