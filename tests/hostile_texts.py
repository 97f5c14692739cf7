"""Texts that would run as a script where a page let them (CWE-79), for forms, imports and a browser."""

RUN = "window.__ran=1"
"""What a page must never do."""

PAYLOADS = [
    f"<script>{RUN}</script>", f"</script><script>{RUN}</script>", f"<ScRiPt >{RUN}</sCrIpT>",
    f"<img src=x onerror={RUN}>", f'"><img src=x onerror={RUN}>', f"'><img src=x onerror={RUN}>",
    f"<svg onload={RUN}>", f"<svg/onload={RUN}>", f"<svg><script>{RUN}</script></svg>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>", f"<body onload={RUN}>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'>", f"<iframe src=javascript:{RUN}>",
    f"<a href=javascript:{RUN}>a</a>", f"javascript:{RUN}", f"JaVaScRiPt:{RUN}",
    f"<a href='java\nscript:{RUN}'>a</a>", f"data:text/html,<script>{RUN}</script>",
    f"<object data=javascript:{RUN}>", f"<embed src=javascript:{RUN}>",
    f"<form action=javascript:{RUN}><button>x</button></form>", f"<input autofocus onfocus={RUN}>",
    f"<select autofocus onfocus={RUN}>", f"<textarea autofocus onfocus={RUN}>",
    f"<details open ontoggle={RUN}>", f"<video><source onerror={RUN}></video>",
    f"<audio src=x onerror={RUN}>", f"<marquee onstart={RUN}>", f"<math><mtext><script>{RUN}</script>",
    f"<style>@import 'javascript:{RUN}';</style>", f"<link rel=stylesheet href=javascript:{RUN}>",
    f"<base href='javascript:{RUN}//'>", f"<meta http-equiv=refresh content='0;url=javascript:{RUN}'>",
    f"<template><script>{RUN}</script></template>", f"<noscript><p title='</noscript><img src=x onerror={RUN}>'>",
    f"<!--><img src=x onerror={RUN}>-->", f"<![CDATA[<script>{RUN}</script>]]>", f"]]><script>{RUN}</script>",
    f"{{{{constructor.constructor('{RUN}')()}}}}", f"{{% debug %}}<script>{RUN}</script>",
    f"${{{RUN}}}", f"\\u003cscript\\u003e{RUN}\\u003c/script\\u003e", f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f"&#60;script&#62;{RUN}&#60;/script&#62;", f"%3Cscript%3E{RUN}%3C/script%3E",
    f"<scr<script>ipt>{RUN}</scr</script>ipt>", f"<img src='x' onerror='{RUN}' x='", f"\" onmouseover={RUN} x=\"",
    f"' onfocus={RUN} autofocus x='", f"` onload={RUN} x=`", f"<x onclick={RUN} style=position:fixed;inset:0>",
    f"<p style=background:url(javascript:{RUN})>", f"<table background=javascript:{RUN}>",
    f"\u202e</script><script>{RUN}</script>", f"\u2028<script>{RUN}</script>", f"=HYPERLINK(\"javascript:{RUN}\")",
]  # fmt: skip

# Ways around a search for what is dangerous; only a list of what is allowed stops them all.
RICH_PAYLOADS = [
    f"<img/src=x/onerror={RUN}>", f'<img src="x"onerror={RUN}>', f"<img src=`x`onerror={RUN}>",
    f"<img src=x onerror\n={RUN}>", f"<IMG SRC=x ONERROR={RUN}>", f"<x/onmouseover={RUN}>x</x>",
    f"<details/open/ontoggle={RUN}>", f'<a href="java&#115;cript:{RUN}">a</a>',
    f'<a href="jav&#x09;ascript:{RUN}">a</a>', f'<a href="jav\tascript:{RUN}">a</a>',
    f'<a href="&#1;javascript:{RUN}">a</a>', f'<a href="javas&Tab;cript:{RUN}">a</a>',
    f'<a href="javascript&colon;{RUN}">a</a>', f"<a href=javascript&colon;{RUN}>a</a>",
    f'<a href="https://example.org/" href="javascript:{RUN}">a</a>',
    f'<a href="vbscript:{RUN}">a</a>', f'<a href="data:text/html,<script>{RUN}</script>">a</a>',
    f'<p onclick="{RUN}">a</p>', f'<p style="background:url(javascript:{RUN})">a</p>',
    f"<img src=x onerror={RUN} ", f"<<b>img src=x onerror={RUN}>", f"<b<b>>a<img src=x onerror={RUN}>",
    f"<embed/src=javascript:{RUN}>", f"<frameset onload={RUN}>", f"<applet code=javascript:{RUN}>",
    f"<math><a xlink:href=\"javascript:{RUN}\">a</a></math>", f"<isindex action=javascript:{RUN}>",
    f"<noscript><p title=\"</noscript><img src=x onerror={RUN}>\">", "<!-- a -->", "<?a ?>", "</x>",
]  # fmt: skip
