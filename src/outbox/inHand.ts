import type { Log } from "../ops/log";
import type { Job, Store } from "../store/port";

/** The jobs that this process is working on. Their leases are renewed until they are removed. */
export interface LeaseRenewer {
  add(job: Job): void;
  remove(job: Job): void;
}

/**
 * Renews a job's lease each time a third of it has passed. So leases can be short, and the jobs of a dead process are soon
 * taken over, while work may take as long as it needs.
 */
export function createInHand(store: Store, leaseMs: number, log: Log): LeaseRenewer {
  const held = new Map<string, { readonly job: Job; since: number }>();
  const everyMs = leaseMs / 3;
  let timer: NodeJS.Timeout | undefined;

  async function renew(name: string, job: Job): Promise<void> {
    try {
      // The job now belongs to another process. That process performs it, and our attempt to finish it will be refused.
      if (!(await store.renew(job, leaseMs))) held.delete(name);
    } catch (err) {
      log.warn({ queue: job.queue, job: job.id, err }, "a lease could not be renewed");
    }
  }

  function renewAll(): void {
    const now = performance.now();
    for (const [name, it] of held) {
      if (now - it.since < everyMs / 2) continue;
      it.since = now;
      void renew(name, it.job);
    }
  }

  return {
    add(job) {
      held.set(nameOf(job), { job, since: performance.now() });
      timer ??= setInterval(renewAll, everyMs).unref();
    },
    remove(job) {
      held.delete(nameOf(job));
      if (held.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    },
  };
}

const nameOf = ({ partition, id, claim }: Job): string => `${partition}\0${id}\0${claim}`;
