import type { Command } from 'commander';
import { plainText } from '@meervoud/exchange';
import { KnownError, type Language, systemClock } from '@meervoud/kernel';
import type { AskedQuestion } from '@meervoud/store';
import { type CommonOptions, inHouse, providerCommand } from '../command.ts';
import { requireAccount } from '../require-account.ts';

const words = {
  nl: { none: 'Er zijn geen vragen van ontvangers.', about: 'over', asked: 'vraagt', answered: 'beantwoord door', open: 'nog niet beantwoord: meervoud answer', done: 'Beantwoord. Iedere ontvanger van dit cijfer leest het antwoord.' },
  en: { none: 'There are no questions of recipients.', about: 'about', asked: 'asks', answered: 'answered by', open: 'not answered yet: meervoud answer', done: 'Answered. Every recipient of this figure reads the answer.' },
} as const;

/** What others wrote is shown behind a margin, so that nothing in it passes for a line of ours. */
const quoted = (text: string): readonly string[] => text.split('\n').map((line) => `    | ${line}`);

export const questionList = (questions: readonly AskedQuestion[], language: Language): string => {
  const say = words[language];
  if (questions.length === 0) return say.none;
  return questions.flatMap(({ id, recipient, value, text, askedAt, answer }) => [
    `${id}  ${askedAt}  ${recipient} ${say.asked} (${say.about} ${value}):`, ...quoted(text),
    ...(answer === null ? [`    ${say.open} ${id} --as … --text …`] : [`    ${say.answered} ${answer.by} (${answer.at}):`, ...quoted(answer.text)]),
  ]).join('\n');
};

export const questionsCommand = (): Command =>
  providerCommand('questions', 'What recipients asked about figures, newest first')
    .option('--open', 'only those without an answer')
    .action((options: CommonOptions & { open?: boolean }) => inHouse(options, async ({ store, config }, output) => {
      const questions = (await store.recipients.questions(config.organization.id)).filter(({ answer }) => options.open !== true || answer === null);
      output.result(questions, () => questionList(questions, output.language));
    }));

export const answerCommand = (): Command =>
  providerCommand('answer', 'Answer a question of a recipient, once; every recipient that holds the figure reads it')
    .argument('<question>', 'id of a question, as `meervoud questions` shows it')
    .requiredOption('--text <text>', 'the answer; name no clients')
    .requiredOption('--as <account>', 'who answers')
    .action((question: string, options: CommonOptions & { text: string; as: string }) => inHouse(options, async ({ store, config }, output) => {
      requireAccount(config, options.as);
      const text = plainText(4_000).safeParse(options.text);
      if (!text.success) throw new KnownError({ code: 'answer-unreadable', recovery: 'halt', message: 'This cannot be sent as an answer.', expected: 'plain text of at most 4,000 characters, without control characters' });
      const answered = await store.recipients.answer(config.organization.id, question, { text: text.data, by: options.as, at: systemClock.now() });
      output.result(answered, () => words[output.language].done);
    }));
