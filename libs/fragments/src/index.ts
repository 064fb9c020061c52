export { FigurePart, FigureRow, Fragment, Run, Sentence } from './fragment.ts';
export {
  type CheckedTemplate, checkTemplate, type ReportTemplate, type TemplateRow, type TemplateSection, type TemplateTheme,
} from './template.ts';
export type { SentenceKey, Voice } from './sentences.ts';
export { safetySection } from './safety-section.ts';
export { templateFor } from './template-for.ts';
export { writeFragment, writeFragments } from './write-fragment.ts';
export type { Report } from './report.ts';
export { renderHtml } from './render-html.ts';
export { renderMarkdown } from './render-markdown.ts';
export { composeReport, type ReportParts } from './compose-report.ts';
