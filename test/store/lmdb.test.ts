import { storeContract } from "./contract";
import { openTempStore } from "./tempStore";

storeContract("LMDB that survives the process", () => openTempStore("process"));
storeContract("LMDB that survives the machine", () => openTempStore("power"));
