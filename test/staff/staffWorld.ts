import { z } from "zod";
import type { StaffSection } from "../../src/staff/port";
import { html } from "../../src/foundation/html";
import { readAudit } from "../../src/helpdesk/audit";
import { createSeals } from "../../src/helpdesk/auditChain";
import type { World } from "../support/world";
import { copy } from "../support/copy";
import { openDeskWorld, type DeskWorld, type DeskWorldOptions } from "../channels/slack/helpdesk/deskWorld";
import { StaffBrowser } from "./staffBrowser";

export interface StaffWorld extends DeskWorld {
  browser(): StaffBrowser;
  /** Somebody presses the button on their home tab; resolves to the link that their modal shows. */
  asksForLink(handle: string): Promise<string>;
  /** A browser in which somebody of the helpdesk has signed in. */
  signedIn(handle: string): Promise<StaffBrowser>;
}

/** A section with a page for everybody and one for publishers. */
export const section: StaffSection = {
  link: { label: (lang) => `Próba ${lang}`, path: "/try" },
  routes: [
    {
      method: "GET",
      path: "/try",
      needs: "viewer",
      handle: ({ member }) => Promise.resolve({ title: "Próba", body: html`<p>${member.id} ${member.role}</p>` }),
    },
    {
      method: "POST",
      path: "/try/publish",
      needs: "publisher",
      handle: ({ request }) =>
        Promise.resolve({
          title: "Gotowe",
          body: html`<p>${z.object({ text: z.string() }).parse(request.body).text}</p>`,
        }),
    },
  ],
};

export async function openStaffWorld(options: DeskWorldOptions = {}): Promise<StaffWorld> {
  const desk = await openDeskWorld({ ...options, staffPages: { sections: [section], ...options.staffPages } });
  const { world } = desk;
  const browser = () => new StaffBrowser(world.publicUrl);
  const asksForLink = async (handle: string): Promise<string> => {
    const staff = desk.staff(handle);
    await staff.opensHome();
    await staff.pressesHome(copy("helpdesk.button.staffPages"));
    return linkIn(world.slack.modal(staff.person.id));
  };
  return {
    ...desk,
    browser,
    asksForLink,
    async signedIn(handle) {
      const it = browser();
      await it.post(await asksForLink(handle));
      return it;
    },
  };
}

/** The acts at the staff pages and their authors, by the audit log. */
export async function auditOf({ store }: Pick<World, "store">): Promise<string[]> {
  const { entries } = await readAudit(store, createSeals({ keys: [] }));
  const all: string[] = [];
  for await (const { by, what, outcome } of entries) all.push(`${by.id} ${what} ${outcome}`);
  return all;
}

/** The link in what Slack shows. */
export function linkIn(shown: unknown): string {
  const [link] = /http[^"]+\/staff\/sign-in\/link\/[\w-]+/.exec(JSON.stringify(shown)) ?? [];
  if (link === undefined) throw new Error(`no link in ${JSON.stringify(shown)}`);
  return link;
}
