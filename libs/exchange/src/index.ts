export { ExchangeProfile } from './exchange-profile.ts';
export {
  advance, Approval, DeliveryKey, Receipt, Submission, type SubmissionEvent, SubmissionStatus, wireKey,
} from './submission.ts';
