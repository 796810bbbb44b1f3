/** What hardly a path has in it: marks of globs, templates, code, addresses and options. */
const UNUSUAL = /[\p{C}\s:=<>|"'`*?;,\\{}#%]|^[-!~&]|^\$\w+\/|^[^/]+@|(?:^|\/)(?:\.{3,}|…|\.\.?$)/u;
/** `github.com/org/app.git`, in contrast to `My.Project/Program.cs`. */
const HOST =
  /^(?:localhost|(?:\d{1,3}\.){3}\d{1,3}|(?:[a-z\d-]+\.)+(?:com|dev|edu|gov|io|net|org))\//;
const FILE_OF_A_FOLDER = /\/[^/]*\.\p{L}[\p{L}\p{M}\p{N}_]*$/u;

/** Whether a text looks so much like a file of a folder that it means one, there or not. */
export function isPathShaped(path: string): boolean {
  return FILE_OF_A_FOLDER.test(path) && !UNUSUAL.test(path) && !HOST.test(path);
}
