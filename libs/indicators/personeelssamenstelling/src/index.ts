export { personeelssamenstelling, personeelssamenstellingFor } from './personeelssamenstelling-for.ts';
