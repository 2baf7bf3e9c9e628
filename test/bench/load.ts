import { setTimeout } from "node:timers/promises";
import { Pool } from "undici";

/** The request that a bot gets when a person does something. */
export interface Request {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** One person's private chat with a bot. */
export interface Chat<D> {
  readonly id: string;
  /** Each with an id of its own. */
  request(action: D): Request;
}

export interface LoadDeps<D> {
  /** The bot's name. */
  readonly name: string;
  /** Where the bot listens, e.g. `http://127.0.0.1:3978`; of several processes each gets a request in its turn. */
  readonly address: string | readonly string[];
  /** Each person's requests all go to the same process. */
  readonly sticks?: boolean;
  /** The n-th person's chat; two bots may share a far end, so their chats have different ids. */
  readonly chatOf: (n: number) => Chat<D>;
  /** Tells of every message that arrives in a chat, with the card in it, if any, and the moment. */
  readonly listen: (chat: string, arrived: (card: unknown, at: number) => void) => void;
  readonly people: number;
  /**
   * How many people have something in progress at a time; the others read what they got. This is far less than all of them, because nobody presses a
   * button in the very moment its card arrives, when a bot may not even have finished sending it.
   */
  readonly atOnce: number;
  /** Chooses the person's next action; `lastCard` is the last card that came to their chat. */
  readonly next: (person: number, lastCard: unknown) => D;
  /**
   * Called when a request was answered with 503; the request is then sent again a second later, as chat systems do. Without it, a 503 is an error.
   */
  readonly bringsAgain?: () => void;
  /** How long an answer may take before the bot counts as broken. */
  readonly timeoutMs?: number;
}

export interface Slice {
  /** For each action, the milliseconds until the request was acknowledged and the answer had arrived, whichever came later. */
  readonly latencies: readonly number[];
  /** How long the whole slice took. */
  readonly ms: number;
}

export interface Load {
  /**
   * Keeps `atOnce` people busy for so long, and waits for the last answers. With `perSecond` they do no more than that,
   * evenly.
   * @throws when a request is refused, when an answer stays out, and when a message comes that answers nothing: exactly one
   * is expected for each request, or a late second one would be taken for the answer to the next.
   */
  slice(ms: number, perSecond?: number): Promise<Slice>;
  close(): Promise<void>;
}

interface Person<D> {
  readonly n: number;
  readonly chat: Chat<D>;
  lastCard?: unknown;
  waiting?: Waiting<D> | undefined;
}

interface Waiting<D> {
  readonly since: number;
  readonly action: D;
  arrived(at: number): void;
  failed(cause: Error): void;
}

/** People who chat with one bot: requests to the bot, answers at the far end. */
export function openLoad<D>(deps: LoadDeps<D>): Load {
  const { name, address, sticks, chatOf, listen, people, atOnce, next, bringsAgain, timeoutMs = 10_000 } = deps;
  const keeping = { connections: atOnce, pipelining: 1, keepAliveTimeout: 60_000 };
  const pools = [address].flat().map((it) => new Pool(it, keeping));
  let turn = 0;
  const all = Array.from({ length: people }, (_, n): Person<D> => ({ n, chat: chatOf(n) }));
  const resting = [...all];
  let surplus = 0;
  for (const person of all) {
    listen(person.chat.id, (card, at) => {
      if (card !== undefined) person.lastCard = card;
      const { waiting } = person;
      person.waiting = undefined;
      if (waiting) waiting.arrived(at);
      else surplus++;
    });
  }
  // One timer watches all waits: a timer for each of them, which hardly ever ends the wait, would be a good part of the cost of asking.
  const watch = setInterval(() => {
    for (const { waiting } of all) {
      if (waiting && performance.now() - waiting.since > timeoutMs)
        waiting.failed(
          new Error(`${name} left this unanswered for ${timeoutMs} ms: ${JSON.stringify(waiting.action)}`),
        );
    }
  }, 500);

  /** Resolves to the milliseconds that the request took. */
  async function ask(person: Person<D>): Promise<number> {
    const action = next(person.n, person.lastCard);
    const request = person.chat.request(action);
    const since = performance.now();
    const answer = new Promise<number>((arrived, failed) => (person.waiting = { since, action, arrived, failed }));
    const [replied, arrived] = await Promise.all([post(request, sticks ? person.n : turn++), answer]);
    return Math.max(replied, arrived) - since;
  }

  async function post({ path, headers, body }: Request, to: number): Promise<number> {
    const { statusCode, body: said } = await pools[to % pools.length]!.request({
      method: "POST",
      path,
      headers: { ...headers },
      body,
      headersTimeout: timeoutMs,
    });
    const text = await said.text();
    if (statusCode === 503 && bringsAgain) {
      bringsAgain();
      await setTimeout(1_000);
      return post({ path, headers, body }, to + 1);
    }
    if (statusCode !== 200) throw new Error(`${name} answered ${statusCode} «${text.slice(0, 300)}» to ${body}`);
    return performance.now();
  }

  return {
    async slice(ms, perSecond = Infinity) {
      const latencies: number[] = [];
      const began = performance.now();
      let begun = 0;
      const busy = async (): Promise<void> => {
        while (performance.now() - began < ms) {
          const early = began + (begun++ * 1_000) / perSecond - performance.now();
          if (early > 1) await setTimeout(early);
          const person = resting.shift()!;
          latencies.push(await ask(person));
          resting.push(person);
        }
      };
      await Promise.all(Array.from({ length: atOnce }, busy));
      if (surplus > 0) throw new Error(`${name} sent ${surplus} message(s) that answer nothing`);
      return { latencies, ms: performance.now() - began };
    },
    async close() {
      clearInterval(watch);
      await Promise.all(pools.map((it) => it.destroy()));
    },
  };
}
