import type { Config } from "../config/config";
import { watchDescriptors } from "../ops/descriptors";
import { watchStrayFailures } from "../ops/strayFailures";
import { untilReachable } from "../store/untilReachable";
import { assemble } from "./assemble";
import { keepStandingJobs } from "./standingJobs";
import { startUsosCheck } from "./startCheck";

export interface Product {
  /** The address to open in a browser. */
  readonly address: string;
  /** The method and address pattern of every route, such as «POST /api/messages». */
  readonly routes: readonly string[];
  /** Finishes the running work and closes everything; remaining work is performed after the next start. */
  stop(): Promise<void>;
}

/** Starts everything the configuration asks for; in sandbox mode also a USOS installation, a mailbox and the chat page. */
export async function startProduct(config: Config, root: string): Promise<Product> {
  const assembled = await assemble(config, root);
  const { log, port, outside, clocks, mail, chats, mailbox, retention, app, checkUp } = assembled;
  const { server, store, usos, institution } = app;
  const endWatch = watchStrayFailures({ log, count: app.metrics.strayFailure });
  const endDescriptors = watchDescriptors({ log, count: app.metrics.descriptorsShort });
  await server.ready();
  await untilReachable(() => clocks.start());
  await untilReachable(() => retention.ensureScheduled());
  await untilReachable(() => chats.helpdesk?.start() ?? Promise.resolve());
  await untilReachable(() => app.start());
  assembled.tellAboutFacts();
  await chats.slack?.start();
  mailbox?.start();
  const wall = (): number => store.now();
  const endCheck = startUsosCheck({ usos: usos.background, wall, timeZone: institution.timeZone }, log);
  checkUp.start();
  const { helpdesk } = chats;
  const standing = keepStandingJobs({
    log,
    ensure: [() => retention.ensureScheduled(), ...(helpdesk ? [() => helpdesk.ensureScheduled()] : [])],
  });

  return {
    address: port.address,
    routes: app.routes,
    async stop() {
      endCheck();
      clocks.stop();
      checkUp.stop();
      await standing.stop();
      await mailbox?.stop();
      await app.stop();
      await server.close();
      // Requests that arrived while the queues were being emptied have committed more jobs. The second stop waits until those
      // are finished as well.
      await app.stop();
      port.close();
      mail.close();
      await chats.teams?.close();
      await chats.slack?.close();
      await outside.playground?.close();
      await store.close();
      endWatch();
      endDescriptors();
    },
  };
}
