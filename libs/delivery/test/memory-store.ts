import type { Submission } from '@meervoud/exchange';
import type { Campaign } from '@meervoud/indicator';
import { KnownError } from '@meervoud/kernel';
import type { DisclosedCell, KeptForm, Store } from '@meervoud/store';
import type { TaskRequest } from '@meervoud/task';
import type { Value } from '@meervoud/value';

/** Just enough of a Store, in memory, with transactions that roll back: the real one is tested on PostgreSQL. */
export class MemoryStore {
  campaign: Campaign | undefined;
  locations: readonly { id: string; name: string }[] = [];
  values: Value[] = [];
  /** Every version there ever was. */
  archive: Value[] = [];
  state = {
    submissions: [] as Submission[],
    payloads: {} as Record<string, Uint8Array>,
    signatures: {} as Record<string, string>,
    forms: {} as Record<string, KeptForm>,
    events: [] as { id: string; from: string; to: string; note: string | undefined }[],
    disclosures: [] as (DisclosedCell & { submission: string })[],
    tasks: [] as TaskRequest[],
    access: [] as { who: string; action: string; object: string; purpose: string }[],
  };
  /** Name of a write that crashes the next time it happens. */
  crashAt: string | undefined;

  private crash(at: string): void {
    if (this.crashAt !== at) return;
    this.crashAt = undefined;
    throw new Error(`crash at ${at}`);
  }

  private one(id: string): Submission | undefined {
    return this.state.submissions.find((submission) => submission.id === id);
  }

  private replace(id: string, change: Partial<Submission>): void {
    this.state.submissions = this.state.submissions.map((each) => (each.id === id ? { ...each, ...change } : each));
  }

  asStore(): Store {
    const store = {
      campaigns: { get: async () => this.campaign },
      records: { locations: async () => this.locations },
      values: {
        newest: async ({ location }: { location?: string | null }) => {
          this.archive.push(...this.values);
          return this.values.filter((value) => location === undefined || value.location === location);
        },
        byId: async (id: string) => this.archive.find((value) => value.id === id),
      },
      disclosures: {
        record: async ({ submission }: { submission: string }, cells: readonly DisclosedCell[]) => { this.state.disclosures.push(...cells.map((cell) => ({ ...cell, submission }))); },
        released: async (_: unknown, except?: string) => this.state.disclosures
          .filter(({ submission }) => submission !== except && !['withdrawn', 'expired'].includes(this.one(submission)!.status))
          .map(({ submission: release, location, indicator, hold, figure }) => ({ release, location, indicator, figure: hold ? undefined : figure })),
        ofSubmission: async (id: string) => this.state.disclosures.filter(({ submission }) => submission === id),
      },
      access: { record: async (entry: { who: string; action: string; object: string; purpose: string }) => { this.state.access.push(entry); } },
      tasks: {
        request: async (tasks: readonly TaskRequest[]) => {
          this.crash('request');
          const fresh = tasks.filter(({ key }) => !this.state.tasks.some((task) => task.key === key));
          this.state.tasks.push(...fresh);
          return fresh.length;
        },
      },
      submissions: {
        draft: async ({ key, payload, payloadHash, values }: Parameters<Store['submissions']['draft']>[0], at: Submission['draftedAt']) => {
          const submission: Submission = { id: `sub-${this.state.submissions.length + 1}`, key, status: 'drafted', payloadHash, values, approvals: [], draftedAt: at };
          this.state.submissions.push(submission);
          this.state.payloads[submission.id] = payload;
          return submission;
        },
        byId: async (id: string) => this.one(id),
        revisions: async ({ recipient, profile }: Pick<Submission['key'], 'recipient' | 'profile'>) => this.state.submissions.filter(({ key }) => key.recipient === recipient && key.profile === profile),
        payload: async (id: string) => this.state.payloads[id]!,
        approve: async (id: string, approval: Submission['approvals'][number]) => this.replace(id, { approvals: [...this.one(id)!.approvals, approval] }),
        transition: async (id: string, from: Submission['status'], to: Submission['status'], _at: unknown, note?: string) => {
          this.crash(to);
          if (this.one(id)?.status !== from) throw new KnownError({ code: 'submission-moved-on', recovery: 'halt', message: 'moved on' });
          this.replace(id, { status: to });
          this.state.events.push({ id, from, to, note });
        },
        keepForm: async (id: string, form: KeptForm) => (this.state.forms[id] ??= form),
        events: async (id: string) => this.state.events.filter((event) => event.id === id),
        keepSignature: async (id: string, signature: string) => (this.state.signatures[id] ??= signature),
        keepReceipt: async (id: string, receipt: Submission['receipt']) => { this.crash('receipt'); this.replace(id, { receipt }); },
      },
      transaction: async (work: (store: Store) => Promise<unknown>) => {
        const before = structuredClone(this.state);
        try {
          return await work(store as unknown as Store);
        } catch (thrown) {
          this.state = before;
          throw thrown;
        }
      },
    };
    return store as unknown as Store;
  }
}
