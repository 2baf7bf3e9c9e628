import { convert } from "html-to-text";

export interface Shown {
  readonly status: number;
  /** The page as somebody reads it. */
  readonly text: string;
  readonly html: string;
  readonly headers: Headers;
  /** Where the answer sends the browser; undefined if it stays. */
  readonly to: string | undefined;
}

/** A browser with cookies of its own, which follows no redirect by itself and sends forms as pages do. */
export class StaffBrowser {
  readonly cookies = new Map<string, string>();

  constructor(private readonly base: string) {}

  get = (path: string, headers: Readonly<Record<string, string>> = {}) => this.ask(path, { headers });

  /** Sends a form of the server's own page; `headers` may forge another. */
  post = (path: string, form: Readonly<Record<string, string>> = {}, headers: Readonly<Record<string, string>> = {}) =>
    this.ask(path, {
      method: "POST",
      body: new URLSearchParams(form).toString(),
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        origin: new URL(this.base).origin,
        ...headers,
      },
    });

  /** Opens a page and goes where it sends the browser, on this server. */
  async opens(path: string): Promise<Shown> {
    const shown = await this.get(path);
    return shown.to === undefined ? shown : this.opens(shown.to);
  }

  private async ask(
    path: string,
    { headers, ...init }: { method?: string; body?: string; headers: Readonly<Record<string, string>> },
  ): Promise<Shown> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(new URL(path, this.base), {
      ...init,
      redirect: "manual",
      headers: { "accept-language": "pl", ...(cookie !== "" && { cookie }), ...headers },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "") this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const html = await answer.text();
    const to = answer.headers.get("location") ?? undefined;
    return { status: answer.status, html, text: convert(html, { wordwrap: false }), headers: answer.headers, to };
  }
}
