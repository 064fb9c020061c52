import { SaxesParser } from 'saxes';

/** What is wanted of an XML part; names without their prefix, because some writers give every element one. */
export interface XmlHandlers {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** An attribute by its name without prefix: `r:id` and `id` are the same to us. */
export const attribute = (attributes: Readonly<Record<string, string>>, name: string): string | undefined =>
  attributes[name] ?? Object.entries(attributes).find(([key]) => key.endsWith(`:${name}`))?.[1];

const bare = (name: string): string => name.slice(name.indexOf(':') + 1);

/** A parser for bytes that come in pieces, which may cut a character in two. `end` throws when an element is not closed. */
export const openXml = ({ open, text, close }: XmlHandlers): { write(chunk: Uint8Array): void; end(): void } => {
  const parser = new SaxesParser({ position: false });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  if (open) parser.on('opentag', ({ name, attributes }) => open(bare(name), attributes as Record<string, string>));
  if (text) { parser.on('text', text); parser.on('cdata', text); }
  if (close) parser.on('closetag', ({ name }) => close(bare(name)));
  return {
    write: (chunk) => void parser.write(decoder.decode(chunk, { stream: true })),
    end: () => void parser.write(decoder.decode()).close(),
  };
};

export const readXml = async (chunks: AsyncIterable<Uint8Array>, handlers: XmlHandlers): Promise<void> => {
  const xml = openXml(handlers);
  for await (const chunk of chunks) xml.write(chunk);
  xml.end();
};
