import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Content by file name. */
export type Files = ReadonlyMap<string, string | Uint8Array>;

/** Temporary folders, all of them gone after `close`. */
export interface Folders {
  /** Absolute path of a new folder with these files and no other. */
  write(files: Files): Promise<string>;
  /** Absolute path at which there is nothing. */
  readonly nowhere: string;
  close(): Promise<void>;
}

export const openFolders = async (): Promise<Folders> => {
  const root = await mkdtemp(join(tmpdir(), 'meervoud-kit-'));
  let written = 0;
  return {
    nowhere: join(root, 'nowhere'),
    write: async (files) => {
      const folder = join(root, String(written += 1));
      await mkdir(folder);
      for (const [name, content] of files) await writeFile(join(folder, name), content);
      return folder;
    },
    close: () => rm(root, { recursive: true, force: true }),
  };
};
