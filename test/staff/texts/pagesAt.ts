import { join } from "node:path";
import { drawings } from "../../../src/compose/textPages";
import type { StaffMember } from "../../../src/staff/port";
import { createGallery } from "../../../src/staff/texts/scenes/gallery";
import { textsSection } from "../../../src/staff/texts/section";
import { scriptAt } from "../../conversation/people";
import { institutionOf } from "../../support/institution";
import { onceAWorker } from "../../support/jest/onceAWorker";
import { memoryStore } from "../../support/memoryStore";
import { root } from "../../support/root";
import { processOn, releaseAt } from "../../texts/deskAt";
import { serveSection } from "../serveSection";

/** The cards of the usual university, collected once for all tests of a worker. */
export const gallery = onceAWorker("gallery", () =>
  createGallery({
    script: scriptAt(institutionOf()),
    catalog: releaseAt().catalog,
    pause: () => Promise.resolve(),
  }),
);

/** The pages of the texts without the sign-in before them: whoever asks is whom the test says. */
export function pagesAt() {
  const store = memoryStore();
  const process = processOn(store);
  const section = textsSection({
    desk: process.desk,
    catalog: process.live,
    dialogs: scriptAt(institutionOf()).dialogs,
    gallery,
    drawings,
    cardFiles: () => Promise.resolve(new Map()),
    guideDir: join(root, "dialogs", "guide"),
  });
  let member: StaffMember;
  const app = serveSection(section, () => ({ member, lang: "pl" }));
  app.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  const ask = async (as: StaffMember, url: string, form?: Readonly<Record<string, string>>) => {
    member = as;
    const answer = await app.inject({
      url: `/staff${url}`,
      ...(form && {
        method: "POST",
        payload: new URLSearchParams(form).toString(),
        headers: { "content-type": "application/x-www-form-urlencoded" },
      }),
    });
    const { statusCode: status, body: html, headers } = answer;
    return { status, html, to: headers.location, headers };
  };
  return { ...process, section, ask, close: () => app.close() };
}

/** The contents of an edit page's fields, as a browser would send them. */
export function fieldsOf(html: string): Record<string, string> {
  const decoded = (text: string): string =>
    text.replace(
      /&#39;|&quot;|&lt;|&gt;|&amp;/g,
      (it) => ({ "&#39;": "'", "&quot;": '"', "&lt;": "<", "&gt;": ">" })[it] ?? "&",
    );
  const areas = [...html.matchAll(/<textarea[^>]*name="(\w+)"[^>]*>\n?([^<]*)</g)];
  const hidden = [...html.matchAll(/<input[^>]*type="hidden"[^>]*name="(\w+)"[^>]*value="([^"]*)"/g)];
  const fields = [...areas, ...hidden].map(([, name = "", value = ""]) => [name, decoded(value)] as const);
  return { preview: "pl", scene: "0", ...Object.fromEntries(fields) };
}
