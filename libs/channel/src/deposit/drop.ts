/** A place where files are left, as a share or an SFTP server; paths are relative to it, with slashes. */
export interface Drop {
  /** Undefined where there is no such file. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** On disk when it resolves, as far as the place can promise it; what stood there is replaced. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** At once: nobody ever sees half a file under the new name. */
  rename(from: string, to: string): Promise<void>;
  /** Does nothing where it is there already. */
  makeFolder(path: string): Promise<void>;
  exists(path: string): Promise<boolean>;
}
