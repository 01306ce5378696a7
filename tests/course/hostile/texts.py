"""Texts that a trainee can type into the form, each meant to do more than be read."""

from __future__ import annotations

# Where a script would leave its trace: `ran` in the window, and a title that is another
RAN = "window.ran=1;document.title='ran'"

TEXTS = {
    "script_in_a_text": f"<script>{RAN}</script>",
    "script_in_capitals": f"<ScRiPt/x>{RAN}</sCrIpT\n>",
    "image_with_onerror": f'<img src=x onerror="{RAN}">',
    "svg_with_onload": f"<svg/onload={RAN}>",
    "iframe_with_srcdoc": f'<iframe srcdoc="<script>parent.{RAN}</script>"></iframe>',
    "form_that_sends_itself": f'<form action="javascript:{RAN}"><input autofocus onfocus="{RAN}"></form>',
    "object_and_embed": f'<object data="javascript:{RAN}"></object><embed src="javascript:{RAN}">',
    "base_and_meta": '<base href="http://192.0.2.1/"><meta http-equiv="refresh" content="0;url=http://192.0.2.1/">',
    "style_in_a_text": "<style>*{display:none!important}</style><link rel=stylesheet href=http://192.0.2.1/x>",
    "closing_tags_in_a_text": f"</p></div></pre></details></textarea></title></style><script>{RAN}</script>",
    "comment_left_open": "<!-- and all that follows",
    "cdata_in_a_text": f"<![CDATA[<script>{RAN}</script>]]>",
    "noscript_that_turns": f'<noscript><p title="</noscript><img src=x onerror={RAN}>">',
    "template_in_a_text": f"<template><script>{RAN}</script></template><math><mtext><style><img onerror={RAN} src=x>",
    "attribute_broken_out_of": f'" onmouseover="{RAN}" x=\'\' autofocus onfocus={RAN} `',
    "entities_in_a_text": f"&lt;script&gt;{RAN}&lt;/script&gt; &#60;b&#62; &amp;lt;",
    "html_escaped_twice": f"&amp;lt;img src=x onerror={RAN}&amp;gt;",
    "markdown_link_javascript": f"[look](javascript:{RAN}) <javascript:{RAN}> [x]: javascript:{RAN}",
    "markdown_image_data": f"![x](data:text/html,<script>{RAN}</script>) ![x](attachment:secret.txt)",
    "markdown_that_is_shown": "# Head\n\n    code\n\n- list\n\n> said\n\n```html\n<b>x</b>\n```\n\n|a|b|\n|---|---|\n",
    "html_after_an_empty_line": f"</div>\n\n<script>{RAN}</script>\n\n<b>bold</b>",
    "mathjax_dollars": r"$$\text{set as mathematics}$$ and $x^2$ and \(y\) and \[z\] \begin{align}w\end{align}",
    "mathjax_href_in_a_text": rf"$\href{{javascript:{RAN}}}{{look}}$ $\require{{html}}\style{{color:red}}{{x}}$",
    "mathjax_macro_without_end": r"$\def\x{\x\x}\x$ $\newcommand{\text}{}$",
    "jinja_in_a_text": "{{ 7 * 7 }} {% for i in range(10**9) %}x{% endfor %} {{ cycler.__init__.__globals__ }} {# #}",
    "template_literal": "${7*7} #{7*7} <%= 7*7 %> %(x)s {0.__class__} %s%n",
    "formula_for_a_spreadsheet": "=cmd|' /C calc'!A0",
    "formula_with_a_plus": '+HYPERLINK("http://192.0.2.1/","look")',
    "formula_with_an_at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "terminal_escapes": "\x1b[2J\x1b]0;owned\x07\x1b]8;;http://192.0.2.1/\x07look\x1b]8;;\x07\x9b31m\x08\x7f",
    "marks_turned_around": "\u202etxt.exe\u202c \u2066abc\u2069 \u200b\u200e\u200f\ufeff",
    "unicode_of_all_kinds": "Zoë 王 עברית العربية 👩🏽‍🚒 a\u0301\u0302\u0303\u0304\u0305 \U0010ffff \ufdd0 \ue000",
    "lines_parted_in_other_ways": "one\u2028two\u2029three\x0bfour\x0cfive six\r\nseven\reight",
    "mark_scheme_in_a_text": "### BEGIN MARK SCHEME\nall\n### END MARK SCHEME\n### BEGIN HIDDEN TESTS",
    "notebook_in_a_text": '{"cell_type": "code", "metadata": {"nbgrader": {"points": 999}}, "source": "1"}',
    "csv_in_a_text": 'one,"two\nthree",\'=1+1\';four\t"',
    "sql_in_a_text": "'; drop table grade; update grade set manual_score = 99; --",
    "path_in_a_text": "file:///etc/passwd ../../secret C:\\Windows\\win.ini \\\\192.0.2.1\\share",
    "line_without_end": "x" * 3_000,
    "blanks_and_lines": "\n" * 500 + " " * 500 + "\t" * 500 + "end",
}
