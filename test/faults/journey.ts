import { setTimeout as rest } from "node:timers/promises";
import { signIn, type SandboxControl } from "../../sandbox";
import { confirmUrl, digitsOn, keyOn } from "../support/signInPages";
import type { OnPage } from "../channels/web/onPage";
import type { ChatPage } from "./chatPage";
import { saying } from "./sentences";

export interface Traveller {
  readonly page: ChatPage;
  /** The handle of a student of the sandbox. */
  readonly handle: string;
  readonly control: SandboxControl;
  /** When it is aborted, everything that waits ends. */
  readonly signal: AbortSignal;
}

/**
 * The whole way of a student: signs in, orders, waits for the code and sees it, writes to support, collects the card, and is congratulated. Returns
 * the ticket's number.
 */
export async function travel(student: Traveller): Promise<string> {
  const { page, handle, control } = student;
  await page.open();
  await page.posts({ hello: true });
  const signedIn = await signInto(student);
  await page.presses("place", signedIn);
  await page.sees(saying("push.readyTitle"));
  await seeCode(student);
  const ticket = await escalate(student);
  if (!control.collect(handle)) throw new Error(`the order of ${handle} cannot be collected`);
  await page.sees(saying("push.collectedTitle"));
  return ticket;
}

/** Signs in; returns the place of the last message before the one that asks whether to order. */
export async function signInto({ page, handle, signal }: Traveller): Promise<string> {
  let since = await page.presses("link");
  for (;;) {
    const isLink = ({ urls }: OnPage): boolean => urls.some((it) => it.includes("/link/"));
    const offer = await page.sees(isLink, since);
    const code = await sixDigits(offer.urls.find((it) => it.includes("/link/")) ?? "", handle, signal);
    if (code !== undefined) {
      await page.says(code);
      return offer.order;
    }
    // The link has been used up, but the answer to it never reached the browser, so the student asks for a new one.
    since = await page.presses("newLink", since);
  }
}

/** Goes through the sign-in pages and reloads a page that the server did not answer, as people do; undefined when the pages lead nowhere any more. */
async function sixDigits(address: string, handle: string, signal: AbortSignal): Promise<string | undefined> {
  const toUsos = (await load(address, { redirect: "manual", signal })).location;
  if (toUsos === null) return undefined;
  const back = await signIn(toUsos, handle).catch(() => undefined);
  if (back === undefined) return undefined;
  const key = keyOn((await load(back, { signal })).text);
  if (key === undefined) return undefined;
  return digitsOn((await load(confirmUrl(back), { method: "POST", body: new URLSearchParams({ key }) })).text);
}

/** Loads a page; repeats the request while the server is away. */
async function load(address: string, how: RequestInit): Promise<{ text: string; location: string | null }> {
  for (;;) {
    try {
      const answer = await fetch(address, how);
      return { text: await answer.text(), location: answer.headers.get("location") };
    } catch (cause) {
      if (how.signal?.aborted) throw cause;
      await rest(40);
    }
  }
}

/** Checks that the code on the screen is the one that USOS issued. */
async function seeCode({ page, handle, control }: Traveller): Promise<void> {
  const message = await page.sees(({ hasSecret }) => hasSecret);
  const shown = await page.secretOf(message);
  const order = control.orders(handle).at(-1);
  const real = order && control.secrets(order.id)?.distributionPass;
  if (shown !== real) throw new Error(`${handle} was shown another code than USOS gave out`);
}

async function escalate({ page, handle }: Traveller): Promise<string> {
  const before = page.all().at(-1)?.order ?? "";
  await page.says("menu");
  const menu = await page.presses("human", before);
  await page.sees(saying("escalate.title"), menu);
  await page.says(`mObywatel nie działa, pisze ${handle}`);
  const review = await page.presses("send", menu);
  const sent = await page.sees(saying("push.ticketDelivered"), review);
  const ticket = /L-[A-Z2-9]{6}/.exec(sent.text)?.[0];
  if (ticket === undefined) throw new Error(`no ticket number in: ${sent.text}`);
  return ticket;
}
