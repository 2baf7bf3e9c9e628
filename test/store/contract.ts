import { commitContract } from "./contract/commits";
import { jobContract } from "./contract/jobs";
import { lifeContract } from "./contract/life";
import type { Opened } from "./contract/opened";
import { recordContract } from "./contract/records";

/** The tests that every engine of the store must pass, whatever it stores in. `open` returns an empty store each time. */
export function storeContract(name: string, open: () => Promise<Opened>): void {
  describe(`the store on ${name}`, () => {
    let opened: Opened;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.destroy());

    const current = () => opened;
    recordContract(current);
    commitContract(current);
    jobContract(current);
    lifeContract(current);
  });
}
