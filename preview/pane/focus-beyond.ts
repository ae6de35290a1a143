import type { Way } from "../host/channel";

const STOPS = "a[href], button, input, select, textarea, [tabindex]";

/** Gives the focus to what follows an element in the page, or stands before it; past the end it begins anew. */
export function focusBeyond(element: Element, way: Way): void {
  const stops = [...document.querySelectorAll<HTMLElement>(STOPS)].filter(
    (stop) => stop !== element && stop.tabIndex >= 0 && stop.checkVisibility() && !stop.matches(":disabled"),
  );
  const isAfter = (stop: Element): boolean =>
    (element.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const next =
    way === "on"
      ? (stops.find(isAfter) ?? stops.at(0))
      : (stops.filter((stop) => !isAfter(stop)).at(-1) ?? stops.at(-1));
  next?.focus();
}
