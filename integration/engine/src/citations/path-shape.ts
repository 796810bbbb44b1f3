/** Marks that hardly any path contains: those of globs, templates, code, addresses and options. */
const UNUSUAL = /[\p{C}\s:=<>|"'`*?;,\\{}#%]|^[-!~&]|^\$\w+\/|^[^/]+@|(?:^|\/)(?:\.{3,}|…|\.\.?$)/u;
/**
 * The host in front of an address, as in `github.com/org/app.git`. `My.Project/Program.cs` has
 * none.
 */
const HOST =
  /^(?:localhost|(?:\d{1,3}\.){3}\d{1,3}|(?:[a-z\d-]+\.)+(?:com|dev|edu|gov|io|net|org))\//;
const FILE_OF_A_FOLDER = /\/[^/]*\.\p{L}[\p{L}\p{M}\p{N}_]*$/u;

/**
 * Whether a text looks so much like the path of a file in a folder that it is read as one, even if
 * there is no such file.
 */
export function isPathShaped(path: string): boolean {
  return FILE_OF_A_FOLDER.test(path) && !UNUSUAL.test(path) && !HOST.test(path);
}
