import type { FastifyReply, FastifyRequest } from "fastify";

/** A cookie with which the staff pages recognise a browser. */
export interface Cookie {
  readonly read: (request: FastifyRequest) => string | undefined;
  readonly set: (reply: FastifyReply, value: string, seconds: number) => void;
  readonly clear: (reply: FastifyReply) => void;
}

/**
 * Behind https the name begins with `__Host-`, for which browsers refuse a cookie that another host or an unencrypted page has set.
 * `SameSite` is `Lax`, because the links to these pages are in Slack and the way back from the provider begins there.
 *
 * @param isHttps whether people reach this server over https
 */
export function createCookie(name: string, isHttps: () => boolean): Cookie {
  const named = (): string => (isHttps() ? `__Host-${name}` : name);
  const write = (reply: FastifyReply, value: string, seconds: number): void => {
    const secure = isHttps() ? "Secure; " : "";
    // Several calls add several cookies.
    reply.header("set-cookie", `${named()}=${value}; ${secure}HttpOnly; Path=/; SameSite=Lax; Max-Age=${seconds}`);
  };
  return {
    read({ headers: { cookie = "" } }) {
      const found = cookie.split(";").find((pair) => pair.trim().startsWith(`${named()}=`));
      return found?.slice(found.indexOf("=") + 1).trim();
    },
    set: write,
    clear: (reply) => write(reply, "", 0),
  };
}
