import { createHash } from 'node:crypto';
import type { Language } from '@meervoud/kernel';
import { printDate } from '@meervoud/wording';
import type { Fragment, Run } from './fragment.ts';
import { captions, readable, type Report, runsOf, webLink } from './report.ts';

const STYLE = `body{font:1.05rem/1.6 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
h1,h2,h3{line-height:1.25}table{border-collapse:collapse;width:100%;margin:1rem 0}caption{text-align:left;font-weight:600;padding:.25rem 0}
th,td{border:1px solid #767676;padding:.35rem .5rem;text-align:left;vertical-align:top}a{color:#003c7d}q{font-style:italic}
@media print{body{max-width:none;margin:0}h2{break-before:page}table,tr{break-inside:avoid}}`;
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const html = (text: string): string => readable(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

/**
 * A whole page: accessible, printable, without scripts and without any request (its policy allows only its own
 * style). Everything is escaped; links are web links or plain text.
 */
export const renderHtml = (report: Report, language: Language = 'nl'): string => {
  const title = html(`${report.title[language]} ${report.reportingYear}, ${report.organization}`);
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${html(report.title[language])}: ${html(report.organization)}</h1>
<p>${captions.year[language]} ${report.reportingYear}</p>
</header>
<main>
<p>${html(report.introduction[language])}</p>
${report.locations.map(({ name, fragments }, index) => `<section aria-labelledby="location-${index + 1}">
<h2 id="location-${index + 1}">${captions.location[language]} ${html(name)}</h2>
${fragments.map((fragment) => theme(fragment, language)).join('\n')}
</section>`).join('\n')}
${registeredOnce(report, language)}</main>
</body>
</html>
`;
};

const theme = (fragment: Fragment, language: Language): string => {
  const dates = fragment.referenceDates.map((date) => `<time datetime="${html(date)}">${printDate(date, language)}</time>`).join(', ');
  return `<h3>${html(fragment.title[language])}</h3>
${dates === '' ? '' : `<p>${captions.referenceDate[language]}: ${dates}</p>\n`}${
  fragment.sentences.map((sentence) => `<p>${runsOf(sentence, language).map(run).join('')}</p>`).join('\n')}
${table(fragment, language)}`;
};

/** A figure names the value version it shows, so that a reader inside can follow it. */
const run = (each: Run): string => {
  if (each.type === 'text') return html(each.text);
  if (each.type === 'figure') return `<data value="${html(each.value)}">${html(each.text)}</data>`;
  if (each.type === 'words') return `<q><bdi>${html(each.text)}</bdi></q>`;
  const link = webLink(each.url);
  return link === undefined ? `<bdi>${html(each.url)}</bdi>` : `<a href="${html(link)}" rel="noopener noreferrer">${html(link)}</a>`;
};

const table = ({ title, figures }: Fragment, language: Language): string => `<table>
<caption>${captions.figures[language]} ${html(title[language])}</caption>
<thead><tr>${[captions.number, captions.question, captions.outcome, captions.counts].map((caption) => `<th scope="col">${caption[language]}</th>`).join('')}</tr></thead>
<tbody>
${figures.map(({ number, label, outcome, counts }) =>
  `<tr><th scope="row">${html(number)}</th><td>${html(label[language])}</td><td>${html(outcome[language])}</td><td>${html(counts[language])}</td></tr>`).join('\n')}
</tbody>
</table>`;

const registeredOnce = ({ registeredOnce: list }: Report, language: Language): string => (list.length === 0 ? '' : `<section aria-labelledby="registered-once">
<h2 id="registered-once">${captions.registeredOnce[language]}</h2>
<ul>
${list.map(({ what, usedFor }) => `<li>${html(what[language])}: ${captions.usedFor[language]} ${html(usedFor.join(', '))}</li>`).join('\n')}
</ul>
</section>
`);
