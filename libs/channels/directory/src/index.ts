export { Directory, directoryChannel } from './directory-channel.ts';
