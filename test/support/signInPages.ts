import { signIn } from "../../sandbox/signIn";

/** The one-time key in the form of the page that names the chat and the USOS account. */
export const keyOn = (page: string): string | undefined => /name="key" value="([^"]+)"/.exec(page)?.[1];

/** The six digits that a page shows. */
export function digitsOn(page: string): string | undefined {
  const code = /class="code"[^>]*>(\d{3}) (\d{3})</.exec(page);
  return code ? `${code[1] ?? ""}${code[2] ?? ""}` : undefined;
}

/** The address at which that page is confirmed, as a browser knows it after it came back from USOS. */
export const confirmUrl = (backUrl: string): string => backUrl.replace(/\/back.*/, "/confirm");

export interface SignInPages {
  /** The page that names the chat and the USOS account, and the address to which USOS sent the browser back. */
  readonly confirmPage: string;
  readonly backUrl: string;
}

/** The address at which the product is reached for one that it gave out; they differ when its public address leads to no machine. */
export type Reached = (address: string) => string;

const asGiven: Reached = (address) => address;

/** Goes from the sign-in address through USOS to the page that names the chat and the USOS account, in a browser of its own. */
export async function confirmPage(url: string, who: string, reached = asGiven): Promise<SignInPages> {
  const toUsos = (await fetch(reached(url), { redirect: "manual" })).headers.get("location");
  if (!toUsos) throw new Error("the sign-in address leads nowhere");
  const backUrl = await signIn(toUsos, who);
  return { confirmPage: await (await fetch(reached(backUrl))).text(), backUrl };
}

/** Does the same, confirms that page, and reads the six digits. */
export async function sixDigits(url: string, who: string, reached = asGiven): Promise<string> {
  const pages = await confirmPage(url, who, reached);
  const body = new URLSearchParams({ key: keyOn(pages.confirmPage) ?? "" });
  const digits = digitsOn(await (await fetch(reached(confirmUrl(pages.backUrl)), { method: "POST", body })).text());
  if (digits === undefined) throw new Error("the page shows no six digits");
  return digits;
}
