import { basename } from "node:path";
import { z } from "zod";
import { html } from "../../foundation/html";
import type { StaffRequest, StaffRoute } from "../port";
import { textsStyle } from "./assets";
import { base, type TextsPagesDeps } from "./deps";
import { sayIn } from "./say";

const params = z.object({ name: z.string() });
const patchName = "legitka-texts.patch";

/** The published texts for the repository: as whole YAML files, and as a patch of them. */
export function exportRoutes({ desk, catalog }: TextsPagesDeps): readonly StaffRoute[] {
  const link = (name: string) => html`<a href="${base}/export/${encodeURIComponent(name)}" download>${name}</a>`;
  return [
    {
      method: "GET",
      path: "/texts/export",
      needs: "viewer",
      async handle({ lang }) {
        const say = sayIn(catalog, lang);
        const { files } = await desk.export();
        const some = html`<p>${say("export.how")}</p>
          <p>${link(patchName)}</p>
          <ul>
            ${files.map(({ path }) => html`<li>${link(basename(path))} <code>${path}</code></li>`)}
          </ul>`;
        const body = html`<p><a href="${base}">${say("edit.back")}</a></p>
          ${files.length > 0 ? some : html`<p>${say("export.nothing")}</p>`}`;
        return { title: say("export.title"), body, styles: [textsStyle] };
      },
    },
    {
      method: "GET",
      path: "/texts/export/:name",
      needs: "viewer",
      async handle({ request, reply }: StaffRequest) {
        const { name } = params.parse(request.params);
        const { files, patch } = await desk.export();
        const content = name === patchName ? patch : files.find(({ path }) => basename(path) === name)?.yaml;
        if (content === undefined) reply.callNotFound();
        else
          void reply
            .type("text/plain; charset=utf-8")
            .header("content-disposition", `attachment; filename="${name}"`)
            .send(content);
        return undefined;
      },
    },
  ];
}
