import { expose } from "comlink";
import { Books } from "./books";
import { digestsBeside } from "./digests";

// The whole of the other thread: the books, and nothing that draws or speaks to Excel.
expose(new Books(digestsBeside));
