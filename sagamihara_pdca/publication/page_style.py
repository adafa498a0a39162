"""The style sheet of the summary page. Inks on their grounds: #1F2937 on every fill above 9, #4B5563 on white 7.6."""

from __future__ import annotations

from sagamihara_pdca.sheets.palette import LINE, OPEN_FILL

STYLE = """
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0 auto;max-width:62rem;padding:0 1.25rem 3rem;color:#1F2937;background:#fff;line-height:1.7;overflow-wrap:anywhere;
font-family:"BIZ UDPGothic","BIZ UDPゴシック","Hiragino Sans","Yu Gothic UI","Noto Sans JP",sans-serif}
header{border-bottom:4px solid #1F4E79;padding:2rem 0 1rem;margin-bottom:1.5rem}
header p{margin:0}
h1{margin:.3rem 0;font-size:1.9rem;line-height:1.3;color:#1F4E79}
h2{margin:2.2rem 0 .8rem;padding-left:.6rem;border-left:6px solid #1F4E79;font-size:1.25rem;color:#1F4E79}
ul{margin:.3rem 0;padding-left:1.3rem}
td ul{margin:0;padding-left:1rem}
a{color:#0B57A4}
.skip{position:absolute;left:-999rem}
.skip:focus{left:1rem;top:.5rem;background:#fff;padding:.3rem .6rem}
svg{width:100%;max-width:46rem;height:auto;display:block;margin:.5rem 0 1rem}
svg text{font-size:13px;fill:#1F2937;font-family:inherit}
.wide{overflow-x:auto}
.wide:focus-visible,a:focus-visible{outline:3px solid #0B57A4;outline-offset:2px}
table{border-collapse:collapse;width:100%;overflow-wrap:normal;font-size:.92rem}
caption{text-align:left;color:#4B5563;padding:.2rem 0}
th,td{border:1px solid;padding:.35rem .55rem;text-align:left;vertical-align:middle}
thead th{background:#EAF1F8;text-align:center}
tbody th{font-weight:normal}
tr.all th,tr.goal th{font-weight:bold;background:#DCE6F1}
tr.all td{font-weight:bold;font-size:1.15rem}
.n{text-align:center;font-variant-numeric:tabular-nums}
.k{white-space:nowrap}
.grade{text-align:center;font-weight:bold;white-space:nowrap}
.grade .read{display:block;font-weight:normal;font-size:.78rem}
footer{margin-top:2.5rem;border-top:1px solid;font-size:.92rem}
footer ul{list-style:none;padding:0}
@media print{body{max-width:none;padding:0;font-size:10pt}.skip{display:none}.wide{overflow:visible}tr{break-inside:avoid}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
""" + f"th,td,footer{{border-color:{LINE}}}\n.none{{background:{OPEN_FILL}}}\n"
