/** Files in: by the button and by dropping them anywhere on the page. `open` hears of each. */
export function fileDoor(
  parts: { readonly button: HTMLElement; readonly input: HTMLInputElement; readonly target: HTMLElement },
  open: (file: File) => void,
): void {
  const { button, input, target } = parts;
  button.addEventListener("click", () => {
    input.click();
  });
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    // The same file chosen again is a change only if the last choice is forgotten.
    input.value = "";
    if (file !== undefined) open(file);
  });
  const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") === true;
  window.addEventListener("dragenter", (event) => {
    if (hasFiles(event)) target.hidden = false;
  });
  window.addEventListener("dragover", (event) => {
    if (hasFiles(event)) event.preventDefault();
  });
  window.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) target.hidden = true;
  });
  window.addEventListener("drop", (event) => {
    target.hidden = true;
    const file = event.dataTransfer?.files[0];
    if (file === undefined) return;
    event.preventDefault();
    open(file);
  });
}

/** Hands bytes to the user as a download. */
export function download(name: string, parts: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([parts], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 60_000);
}
