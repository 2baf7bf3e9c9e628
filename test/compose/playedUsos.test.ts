import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { signIn } from "../../sandbox";
import { startProduct, type Product } from "../../src/compose/product";
import { readConfig } from "../../src/config/config";
import { phaseOf } from "../../src/orders/phase";
import { createUsosClient, type Answer, type Token, type UsosClient } from "../../src/usos";
import { institutionOf, institutions } from "../support/institution";
import { root } from "../support/root";

function got<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(`USOS refused: ${answer.refusal.code}`);
  return answer.value;
}

describe.each(institutions)("a trial with INSTITUTION=%s plays a USOS", (name) => {
  const institution = institutionOf(name);
  const asksForPlasticCard = name === "opole";
  let dir: string;
  let product: Product;
  let usos: UsosClient;
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), "legitka-played-usos-"));
    const env = { PORT: "0", DATA_DIR: dir, LOG_LEVEL: "silent", INSTITUTION: name };
    product = await startProduct(readConfig(env, root), root);
    const secret = readFileSync(join(dir, "sandbox", "consumer.secret"), "utf8");
    usos = createUsosClient({
      baseUrl: `${product.address}/sandbox/usos/`,
      consumer: { key: "legitka", secret },
    });
  });
  afterAll(async () => {
    await product.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  async function tokenOf(student: string): Promise<Token> {
    const asked = got(await usos.requestToken(`${product.address}/back`));
    const back = new URL(await signIn(usos.authorizeUrl(asked.key), student));
    return got(await usos.accessToken(asked, back.searchParams.get("oauth_verifier") ?? ""));
  }

  async function lastPhase(student: string): Promise<string> {
    const token = await tokenOf(student);
    const id = got(await usos.mcard(token)).orderIds.at(-1) ?? "";
    return phaseOf(got(await usos.order(token, id)), institution);
  }

  test.each([
    ["ola", "collected"],
    ["hanna", "collected"],
    ["maja", "processing"],
    ["filip", "ready"],
    ["igor", "failed"],
    ["nina", "revoked"],
  ])("that reports %s’s order in a status that the university’s file knows", async (student, phase) => {
    expect(await lastPhase(student)).toBe(phase);
  });

  test.each(["tomasz", "ewa", "kacper"])("that asks of %s what the university’s rules ask", async (student) => {
    const { whyCannotOrder } = got(await usos.mcard(await tokenOf(student)));
    expect(whyCannotOrder !== null).toBe(asksForPlasticCard);
  });
});
