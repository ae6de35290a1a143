/**
 * What stops the command line before there is an answer: a wrong option, a path that cannot be used, a file that cannot be read.
 * The message is one sentence that names the option or file, what was found and what to do. The exit code is 2.
 */
export class Refusal extends Error {
  override readonly name = "Refusal";
}
