/** Files in: by the button and by dropping them anywhere on the page. `open` hears of all that came at once. */
export function fileDoor(
  parts: { readonly button: HTMLElement; readonly input: HTMLInputElement; readonly target: HTMLElement },
  open: (files: readonly File[]) => void,
): void {
  const { button, input, target } = parts;
  button.addEventListener("click", () => {
    input.click();
  });
  input.addEventListener("change", () => {
    const files = [...(input.files ?? [])];
    // The same file chosen again is a change only if the last choice is forgotten.
    input.value = "";
    if (files.length > 0) open(files);
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
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    open(files);
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
