/** The name of an HTML page in a frame. Scripts draw diagrams in it if a policy blocks styles. */
export const DRAWING_FRAME = 'frame.html';

/** The HTML of this page. Its policy keeps the text of a diagram from running as a script. */
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
