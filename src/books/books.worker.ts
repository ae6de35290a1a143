import { expose } from "comlink";
import { Books } from "./books";

// The whole of the other thread: the books, and nothing that draws or speaks to Excel.
expose(new Books());
