import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as rest } from "node:timers/promises";
import type { Bundle } from "./bundle";
import { startProcess, type ProductProcess } from "./productProcess";

/** The folder in which the output of all processes is kept, for whoever looks for the cause of a failure. */
const logs = process.env["FAULT_LOGS"];

/** A slot in which one process of the product runs at a time; when it dies, the next one is started in it. */
export class Slot {
  private process: ProductProcess | undefined;
  private at: string | undefined;
  private isWanted = false;
  /** The output of processes that ended by themselves. */
  readonly endings: string[] = [];

  constructor(
    readonly name: string,
    private readonly bundle: Pick<Bundle, "file">,
    private readonly env: Readonly<Record<string, string>>,
    private readonly nodeOptions: readonly string[],
  ) {}

  /** The address at which the process listens; undefined while it does not. */
  readonly address = (): string | undefined => this.at;

  /** Resolves when the process is ready to work. A process that ends by itself is started again, as an orchestrator would do. */
  async start(): Promise<void> {
    this.isWanted = true;
    for (;;) {
      const process = startProcess(this.bundle, this.env, this.nodeOptions);
      this.process = process;
      void process.ended.then(() => this.ended(process));
      await process.ready;
      this.at = /Legitka is ready at (\S+)/.exec(process.said())?.[1];
      // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- others may have killed it meanwhile
      if (this.at !== undefined || !this.isWanted) return;
      await rest(500);
    }
  }

  async kill(): Promise<void> {
    this.isWanted = false;
    const was = this.process;
    this.at = undefined;
    await was?.kill();
  }

  signal(name: Parameters<ProductProcess["signal"]>[0]): void {
    this.process?.signal(name);
  }

  async stop(): Promise<number | null> {
    this.isWanted = false;
    const was = this.process;
    this.at = undefined;
    was?.signal("SIGCONT");
    return (await was?.stop()) ?? null;
  }

  said = (): string => this.process?.said() ?? "";

  private ended(process: ProductProcess): void {
    if (logs) appendFileSync(join(logs, `${this.name}.log`), process.said());
    if (this.process !== process) return;
    this.at = undefined;
    if (!this.isWanted) return;
    this.endings.push(process.said().slice(-2_000));
    if (process.wasReady()) void this.start();
  }
}
