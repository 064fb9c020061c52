export { Sftp, sftpChannel } from './sftp-channel.ts';
export { hostKeyOf } from './host-key.ts';
