import { isIPv4 } from "node:net";

/** Whether a host name or address belongs to this machine, so that traffic to it never leaves the machine. */
export const isThisMachine = (host: string): boolean => {
  const name = host.toLowerCase().replace(/^\[|\]$/g, "");
  return name === "localhost" || name === "::1" || (isIPv4(name) && name.startsWith("127."));
};
