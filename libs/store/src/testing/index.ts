export { openTestStore, type TestFooting, type TestStore } from './open-test-store.ts';
export { reachableServices, type ReachableServices } from './reachable-services.ts';
