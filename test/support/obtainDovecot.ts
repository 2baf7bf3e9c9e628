import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const places = ["/usr/sbin/dovecot", "/usr/local/sbin/dovecot", "/opt/homebrew/sbin/dovecot"];

/**
 * A Dovecot to test mail with: DOVECOT, else one on this machine, else Debian's or Ubuntu's package when this is root
 * there. RUNLEVEL keeps the package from starting a server of its own.
 * @returns the executable's path
 * @throws one line on how to get one
 */
export function obtainDovecot(): string {
  const found = findDovecot();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    process.stdout.write("installing Dovecot for the mail tests\n");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
    spawnSync("apt-get", ["update", "-qq"], { stdio: "ignore", env });
    const install = ["install", "-y", "-qq", "--no-install-recommends", "dovecot-imapd"];
    spawnSync("apt-get", install, { stdio: "ignore", env });
  }
  const installed = findDovecot();
  if (installed) return installed;
  throw new Error("The mail tests need Dovecot 2.3: install the package `dovecot-imapd`, or name it in DOVECOT.");
}

export function findDovecot(): string | undefined {
  const named = process.env["DOVECOT"];
  if (named) return existsSync(named) ? named : undefined;
  return places.find((it) => existsSync(it));
}
