import type { FastifyInstance } from "fastify";
import type { Store } from "../store/port";
import type { SealedNames } from "../accounts/sealedNames";
import { picturesPath, type PictureName } from "./pictureAddresses";
import { pictureAt } from "./pictures";

/** Registers the route by which students' browsers fetch the pictures that came with answers. */
export function pictureRoutes(app: FastifyInstance, store: Store, addresses: SealedNames<PictureName>): void {
  // The route uses a wildcard, because a named parameter may not be this long.
  app.get<{ Params: { "*": string } }>(`${picturesPath}*`, async ({ params }, reply) => {
    const it = addresses.open(params["*"]);
    const picture = it && (await pictureAt(store, it.person, it.ticket, it.entry, it.at));
    reply
      .header("x-robots-tag", "noindex")
      .header("content-security-policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox");
    if (!picture) return reply.code(404).send({ error: "There is nothing here (any more)." });
    // The sender's file name is not passed on.
    const name = `picture.${picture.type.replace("image/", "")}`;
    return reply.type(picture.type).header("content-disposition", `inline; filename="${name}"`).send(picture.content);
  });
}
