/** The file of a page for scripts alone, in which diagrams are drawn where a policy blocks styles. */
export const DRAWING_FRAME = 'frame.html';

/** That page, whose policy keeps a drawing's text from running as a script. */
export const DRAWING_PAGE = `<!doctype html>
<html lang="en" data-pagefind-ignore="all">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="script-src 'self'; object-src 'none'">
<meta name="robots" content="noindex">
<title>Diagrams</title>
<script type="module" src="lending.js"></script>
<body></body>
</html>
`;
