import { expose } from "comlink";
import { digestOf } from "../files/digest";

// The whole of the third thread: it reads the same files as the books, and only for their digests.
expose(digestOf);
