import { ChatStudent, type Readable } from "../../support/chatStudent";
import { openEventStream } from "../../support/eventStream";
import type { World } from "../../support/world";
import { inOrder, onPage, type OnPage } from "./onPage";

/** A student at the chat page, without a browser: what they do is posted, and what they see is what a newly opened page receives. */
export class WebStudent extends ChatStudent<OnPage> {
  private cookie = "";
  private posted = 0;
  screen: readonly OnPage[] = [];

  constructor(private readonly world: Pick<World, "publicUrl" | "settle">) {
    super();
  }

  override opens(): Promise<string> {
    return this.appearing(() => this.posts({ hello: true }));
  }

  /** The page requests a code separately; a code never appears in a stream. */
  override async isShown(code: string): Promise<boolean> {
    for (const { id } of this.screen.filter(({ hasSecret }) => hasSecret)) {
      const answer = await fetch(`${this.world.publicUrl}/secret?message=${id}`, { headers: { cookie: this.cookie } });
      const { secret } = (await answer.json()) as { secret: { code: string } | null };
      if (secret?.code === code) return true;
    }
    return false;
  }

  /** Opens the page again. */
  async looks(): Promise<void> {
    if (this.cookie === "") return;
    const stream = await openEventStream(`${this.world.publicUrl}/events`, { cookie: this.cookie });
    const events = await stream.until("ready");
    stream.close();
    const messages = events.filter(({ event }) => event === "message").map(({ data }) => onPage(data));
    this.screen = inOrder(messages.filter(({ from }) => from === "assistant"));
  }

  protected read(message: OnPage): Readable {
    return message;
  }

  protected type(text: string): Promise<unknown> {
    return this.posts({ text });
  }

  protected press({ id }: OnPage, button: string, input?: string): Promise<unknown> {
    return this.posts({ button, message: id, ...(input === undefined ? {} : { input }) });
  }

  /** Sends a picture, with words or without them. */
  sendsPicture(file: { readonly name: string; readonly content: Buffer }, text = ""): Promise<string> {
    return this.appearing(async () => {
      const id = `picture-${String(++this.posted).padStart(4, "0")}`;
      const headers = { origin: this.world.publicUrl, "content-type": "image/png", cookie: this.cookie };
      const body = new Uint8Array(file.content);
      const put = await fetch(`${this.world.publicUrl}/pictures/${id}`, { method: "PUT", headers, body });
      if (put.status !== 201) throw new Error(`${put.status}: ${await put.text()}`);
      const pictures = [{ id, name: file.name }];
      await this.posts({ ...(text === "" ? { attachment: "image" } : { text }), pictures });
    });
  }

  private async posts(content: object): Promise<void> {
    if (this.cookie === "") {
      const session = await this.post("session", { languages: ["pl"] }, 200);
      this.cookie = session.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    }
    const eventId = `event-${String(++this.posted).padStart(4, "0")}`;
    await this.post("messages", { eventId, locale: "pl-PL", ...content }, 202);
    await this.world.settle();
  }

  private async post(path: string, body: object, status: number): Promise<Response> {
    const { publicUrl } = this.world;
    const headers = { origin: publicUrl, "content-type": "application/json", cookie: this.cookie };
    const answer = await fetch(`${publicUrl}/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    if (answer.status !== status) throw new Error(`${answer.status}: ${await answer.text()}`);
    return answer;
  }
}
