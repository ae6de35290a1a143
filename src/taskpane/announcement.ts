import { plural } from "./plural";
import type { Formats } from "./formats";
import { EARLIER, isEarlier, type Picture } from "./picture";

/** What a screen reader says of a picture: progress in steps of ten percent, so that it does not talk without end. */
export function announcementOf(picture: Picture, formats: Formats): string {
  switch (picture.at) {
    case "opening":
      return "Looking at the workbook.";
    case "unseen":
      return picture.because;
    case "no-billing":
      return "No billing sheet was found. Choose one, or add billing files.";
    case "ready":
      return picture.doubt?.because ?? "";
    case "reading": {
      if (!picture.progress) return "Reading.";
      const tenth = Math.floor(10 * picture.progress.share);
      return `Reading, ${tenth * 10} percent.`;
    }
    case "reviewed": {
      if (picture.doubt) return isEarlier(picture) ? `${picture.doubt.because} ${EARLIER}` : picture.doubt.because;
      const flagged = picture.review.resellers.filter((reseller) => reseller.flagged).length;
      return (
        `Review finished. ${formats.count(flagged)} of ${formats.count(picture.review.resellers.length)} ` +
        `${plural(picture.review.resellers.length, "reseller")} ${flagged === 1 ? "needs" : "need"} attention. ` +
        (picture.review.ties ? "It ties out." : "It does not tie out.")
      );
    }
  }
}
