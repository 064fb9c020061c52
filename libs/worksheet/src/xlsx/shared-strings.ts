import { limits } from '../limits.ts';
import { tooLarge } from '../refusal.ts';
import { textOf } from './text.ts';
import { readXml } from './xml.ts';

/** The texts that cells refer to by number. Throws `file-too-large` (halt). */
export const sharedStringsOf = async (chunks: AsyncIterable<Uint8Array>, file: string): Promise<readonly string[]> => {
  const texts: string[] = [];
  const text = textOf();
  let characters = 0;
  await readXml(chunks, {
    open: (name) => text.open(name),
    text: (piece) => text.add(piece),
    close: (name) => {
      text.close(name);
      if (name !== 'si') return;
      const whole = text.take();
      characters += whole.length;
      if (texts.push(whole) > limits.sharedTexts || characters > limits.sharedCharacters) throw tooLarge(file, 'too much text');
    },
  });
  return texts;
};
