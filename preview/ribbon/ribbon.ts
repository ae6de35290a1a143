import type { AddinManifest, RibbonCommand } from "./ribbon-command";

/** Draws the add-in's groups and buttons into the strip; `run` hears which was pressed. */
export function drawRibbon(strip: HTMLElement, manifest: AddinManifest, run: (command: RibbonCommand) => void): void {
  strip.replaceChildren(
    ...manifest.groups.map((group) => {
      const box = document.createElement("div");
      box.className = "ribbon-group";
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", group.label);
      const buttons = document.createElement("div");
      buttons.className = "ribbon-buttons";
      buttons.append(...group.commands.map((command) => buttonFor(command, run)));
      const label = document.createElement("span");
      label.textContent = group.label;
      box.append(buttons, label);
      return box;
    }),
  );
}

function buttonFor(command: RibbonCommand, run: (command: RibbonCommand) => void): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.id = `ribbon-${command.id}`;
  button.title = command.tip;
  if (command.icon !== null) {
    const picture = document.createElement("img");
    picture.src = command.icon;
    picture.alt = "";
    button.append(picture);
  }
  button.append(command.label);
  button.addEventListener("click", () => {
    run(command);
  });
  return button;
}
