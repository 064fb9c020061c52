export type { Channel, OutgoingSubmission } from './channel.ts';
