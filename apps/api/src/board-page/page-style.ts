/** The one style sheet of the server-rendered pages; its hash stands in their content security policy. */
export const PAGE_STYLE = `
:root{color-scheme:light;font:100%/1.5 system-ui,sans-serif;color:#1b1f24;background:#fff}
body{margin:0}header,main,footer{max-width:72rem;margin:0 auto;padding:1rem}
h1{font-size:1.5rem;margin:.25rem 0}h2{font-size:1.2rem;margin:1.5rem 0 .5rem}
.en{color:#4b5563;font-style:italic}
.skip{position:absolute;left:-999rem}.skip:focus{position:static}
.sample{background:#7a1f1f;color:#fff;font-weight:700;padding:.5rem 1rem;text-align:center}
.alert{border:2px solid #a11d1d;color:#7a1212;padding:.5rem 1rem}
.boxes{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:.75rem;padding:0;list-style:none}
.boxes li{border:1px solid #6b7280;border-left:.5rem solid #374151;padding:.5rem .75rem}
.boxes .late{border-left-color:#a11d1d}.boxes .good{border-left-color:#1d6b34}
.boxes strong{display:block;font-size:1.6rem}
table{border-collapse:collapse;width:100%}caption{text-align:left;padding:.25rem 0}
th,td{border:1px solid #6b7280;padding:.35rem .5rem;text-align:left;vertical-align:top}th{background:#eef1f4}
td.number{text-align:right}.scroll{overflow-x:auto}
label{display:block;margin:.5rem 0 .15rem}
input{font:inherit;padding:.35rem .5rem;border:1px solid #4b5563;min-height:2.25rem;box-sizing:border-box}
button{font:inherit;padding:.4rem 1rem;border:1px solid #12406f;background:#12406f;color:#fff;min-height:2.25rem;cursor:pointer}
:focus-visible{outline:3px solid #b45309;outline-offset:2px}
summary{cursor:pointer;padding:.5rem 0}a[aria-current]{font-weight:700}
form.row{display:flex;flex-wrap:wrap;gap:.75rem;align-items:end}a{color:#12406f}
`;
