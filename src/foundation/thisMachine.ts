import { isIPv4 } from "node:net";

/** Whether a host name or address is this machine's own, so that what is sent there never leaves it. */
export const isThisMachine = (host: string): boolean => {
  const name = host.toLowerCase().replace(/^\[|\]$/g, "");
  return name === "localhost" || name === "::1" || (isIPv4(name) && name.startsWith("127."));
};
