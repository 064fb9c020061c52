export { ownLearning } from './own-learning.ts';
