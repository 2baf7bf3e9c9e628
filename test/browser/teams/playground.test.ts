import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { Browser } from "playwright-core";
import { startChromium } from "../../support/chromium";
import { startPlayground, type Playground } from "./playground";
import { TeamsChat } from "./teamsChat";
import { patienceMs } from "../../support/waiting";

interface Activity {
  readonly type: string;
  readonly text?: string;
  readonly value?: unknown;
  readonly serviceUrl: string;
  readonly conversation: { readonly id: string };
  readonly replyToId?: string;
}

/** A bot without an SDK: it records what it receives and answers what the test says. */
interface Bot {
  readonly address: string;
  readonly heard: Activity[];
  /** Handles an activity; the value it resolves to is the answer to an invoke. */
  react: (activity: Activity) => Promise<unknown>;
  /** Sends a message on its own initiative; resolves to the message's id. */
  post(message: object): Promise<string>;
  update(id: string, message: object): Promise<void>;
  close(): Promise<void>;
}

const pixel =
  "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNk+M9Qz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC";

let browser: Browser;
let bot: Bot;
let playground: Playground;
beforeAll(async () => {
  [browser, bot] = await Promise.all([startChromium(), startBot()]);
  playground = await startPlayground(`${bot.address}/api/messages`);
});
afterAll(() => Promise.all([playground.close(), browser.close(), bot.close()]));
beforeEach(() => {
  bot.heard.length = 0;
  bot.react = greet;
});

test("the bot is told when the chat is opened for the first time, and greets", async () => {
  await withChat(async (chat) => {
    // The playground sends both at once, so either of them may arrive first.
    expect(bot.heard.map(({ type }) => type).sort()).toEqual(["conversationUpdate", "installationUpdate"]);
    expect(await chat.messages.count()).toBe(1);
    expect(await chat.text()).toMatch(/^Legitka\s[^]*Cześć!/);
  });
});

test("what the student types is answered with a card", async () => {
  await withChat(async (chat) => {
    bot.react = async ({ text }) => bot.post(card([says(`Powiadasz: ${text}`)], [execute("Dalej")]));
    await chat.says("dzień dobry");
    await chat.sees("Powiadasz: dzień dobry");
    expect(await chat.button("Dalej").isVisible()).toBe(true);
    expect(await chat.messages.count()).toBe(2);
  });
});

test("an Action.Execute replaces its card in place", async () => {
  await withChat(async (chat) => {
    await bot.post(card([says("Pierwszy krok")], [execute("Dalej")]));
    bot.react = () => Promise.resolve(replaced(card([says("Drugi krok")], [execute("Dalej")])));
    await chat.press("Dalej");
    expect(await chat.messages.last().innerText()).toContain("Drugi krok");
    bot.react = () => Promise.resolve(replaced(card([says("Trzeci krok")], [])));
    await chat.press("Dalej");
    expect(await chat.messages.last().innerText()).toContain("Trzeci krok");
    expect(await chat.messages.count()).toBe(2);
  });
});

test("an answer that arrives after a message is not mistaken for the answer to the next press", async () => {
  await withChat(async (chat) => {
    await bot.post(card([says("Pierwszy krok")], [execute("Dalej")]));
    bot.react = async () => {
      await bot.post(card([says("Drugi krok")], [execute("Dalej")]));
      await chat.sees("Drugi krok");
      return replaced(card([says("Zrobione")], []));
    };
    await chat.press("Dalej");
    expect(await chat.text()).toContain("Zrobione");
    bot.react = () => Promise.resolve(replaced(card([says("Trzeci krok")], [])));
    await chat.press("Dalej");
    expect(await chat.text()).toContain("Trzeci krok");
  });
});

test("an Action.Submit arrives as a message with its data and what was typed into its card", async () => {
  await withChat(async (chat) => {
    const id = await bot.post(
      card([input("code", "Sześć cyfr")], [{ ...submit("Potwierdzam"), data: { step: "code" } }]),
    );
    bot.react = () => bot.post({ type: "message", text: "Przyjęte." });
    await chat.fills("Sześć cyfr", "123456");
    await chat.press("Potwierdzam");
    await chat.sees("Przyjęte.");
    expect(bot.heard.at(-1)).toMatchObject({
      type: "message",
      replyToId: id,
      value: { step: "code", code: "123456" },
    });
  });
});

test("a value typed after a refusal comes along with the next Action.Execute", async () => {
  await withChat(async (chat) => {
    await bot.post(card([input("code", "Sześć cyfr")], [execute("Potwierdzam")]));
    bot.react = () =>
      Promise.resolve({ statusCode: 200, type: "application/vnd.microsoft.activity.message", value: "Nie ten kod." });
    await chat.fills("Sześć cyfr", "000000");
    await chat.press("Potwierdzam");
    await chat.sees("Nie ten kod.");
    bot.react = () => Promise.resolve(replaced(card([says("Połączone.")], [])));
    await chat.fills("Sześć cyfr", "123456");
    await chat.press("Potwierdzam");
    await chat.sees("Połączone.");
    expect(bot.heard.at(-1)).toMatchObject({ type: "invoke", value: { action: { data: { code: "123456" } } } });
  });
});

test("a message that the bot sends on its own initiative appears", async () => {
  await withChat(async (chat) => {
    const arrives = chat.pushArrives("Twoje kody są gotowe!");
    await bot.post(card([says("Twoje kody są gotowe!")], []));
    await arrives;
    expect(await chat.messages.count()).toBe(2);
  });
});

test("an update replaces the message it names and leaves the others", async () => {
  await withChat(async (chat) => {
    const id = await bot.post(card([says("Kod: 4711")], []));
    await bot.post({ type: "message", text: "Do zobaczenia." });
    await chat.sees("Do zobaczenia.");
    await bot.update(id, { type: "message", text: "Kod już nie jest potrzebny." });
    await chat.sees("Kod już nie jest potrzebny.");
    expect(await chat.text()).not.toContain("4711");
    expect(await chat.messages.count()).toBe(3);
    expect(await chat.messages.last().innerText()).toContain("Do zobaczenia.");
  });
});

test("pictures of a card are loaded, whether they are inside the card or on a server", async () => {
  await withChat(async (chat) => {
    const urls = [`data:image/png;base64,${pixel}`, `${bot.address}/picture.png`];
    await bot.post(
      card(
        urls.map((url) => ({ type: "Image", url, altText: "kod QR" })),
        [],
      ),
    );
    await chat.messages.getByRole("img", { name: "kod QR" }).nth(1).waitFor();
    for (const image of await chat.messages.getByRole("img", { name: "kod QR" }).all())
      expect(await image.evaluate(loadedWidth)).toBe(10);
  });
});

test("an Action.OpenUrl opens a second tab and leaves the chat as it is", async () => {
  await withChat(async (chat) => {
    await bot.post(card([], [{ type: "Action.OpenUrl", title: "Zaloguj się", url: `${bot.address}/sign-in` }]));
    const tab = await chat.follows("Zaloguj się");
    expect(tab.url()).toBe(`${bot.address}/sign-in`);
    expect(await tab.innerText("h1")).toBe("Logowanie");
    await chat.sees("Cześć!");
  });
});

test("a playground that does not start in time is ended and says why", async () => {
  await expect(startPlayground(bot.address, 1)).rejects.toThrow("The Teams playground did not start");
});

test("a closed playground serves nobody", async () => {
  const closed = await startPlayground(bot.address);
  await closed.close();
  await expect(fetch(closed.address)).rejects.toThrow("fetch failed");
});

/** Opens a chat that has been greeted; any error that its page reports fails the test at its end. */
async function withChat(act: (chat: TeamsChat) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ locale: "pl-PL" });
  context.setDefaultTimeout(patienceMs);
  const complaints: string[] = [];
  context.on("console", (said) => {
    if (["error", "warning"].includes(said.type()) && !TeamsChat.missesInternet(said)) complaints.push(said.text());
  });
  context.on("weberror", (error) => complaints.push(String(error.error())));
  try {
    const chat = await TeamsChat.open(context, playground.address);
    await chat.sees("Cześć!");
    await act(chat);
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
  }
}

async function greet({ type }: Activity): Promise<void> {
  if (type === "conversationUpdate") await bot.post(card([says("Cześć!")], []));
}

async function startBot(): Promise<Bot> {
  const server = createServer((request, response) => void serve(request, response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const it: Bot = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard: [],
    react: () => Promise.resolve(),
    post: async (message) => ((await call("POST", "", message)) as { id: string }).id,
    async update(id, message) {
      await call("PUT", `/${id}`, message);
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    if (request.url === "/picture.png") {
      response.setHeader("content-type", "image/png").end(Buffer.from(pixel, "base64"));
    } else if (body === "") {
      response.setHeader("content-type", "text/html").end("<!doctype html><h1>Logowanie</h1>");
    } else {
      const activity = JSON.parse(body) as Activity;
      it.heard.push(activity);
      const answer = await it.react(activity);
      response.setHeader("content-type", "application/json").end(JSON.stringify(answer));
    }
  }

  async function call(method: string, path: string, body: object): Promise<unknown> {
    const { serviceUrl, conversation } = it.heard.at(-1)!;
    const url = `${serviceUrl}/v3/conversations/${encodeURIComponent(conversation.id)}/activities${path}`;
    const headers = { "content-type": "application/json" };
    const answer = await fetch(url, { method, headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${method} answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
  }

  return it;
}

const says = (words: string) => ({ type: "TextBlock", text: words, wrap: true });
const input = (id: string, label: string) => ({ type: "Input.Text", id, label });
const execute = (title: string) => ({ type: "Action.Execute", title, verb: "pressed" });
const submit = (title: string) => ({ type: "Action.Submit", title });

function card(body: object[], actions: object[]) {
  const content = { type: "AdaptiveCard", version: "1.5", body, actions };
  return { type: "message", attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content }] };
}

const replaced = ({ attachments }: ReturnType<typeof card>) => ({
  statusCode: 200,
  type: "application/vnd.microsoft.card.adaptive",
  value: attachments[0]?.content,
});

/** This function runs in the page: it waits for the picture, and fails when the picture cannot be shown. */
async function loadedWidth(image: unknown): Promise<number> {
  const it = image as { decode(): Promise<void>; naturalWidth: number };
  await it.decode();
  return it.naturalWidth;
}
