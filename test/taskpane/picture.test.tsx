import type { Review } from "../../src/core/rules/review";
import type { SessionState } from "../../src/live/session";
import { announcementOf } from "../../src/taskpane/announcement";
import { formatsOf } from "../../src/taskpane/formats";
import { pictureOf } from "../../src/taskpane/picture";
import { inventedReview, UNREAD } from "./fixture";

let review: Review;
beforeAll(async () => {
  review = await inventedReview();
});

const formats = formatsOf("en-US");
const noBilling = { billing: [], resellers: null, rates: null };
const half = { act: "read" as const, source: "Billing", rowsRead: 57, rowsTotal: 100, share: 0.5 };

test.each<{ readonly why: string; readonly change: () => Partial<SessionState>; readonly picture: object }>([
  { why: "before the workbook was looked at", change: () => ({ sheets: null }), picture: { at: "opening" } },
  {
    why: "when it could not be looked at",
    change: () => ({ sheets: null, failure: "Excel is busy." }),
    picture: { at: "unseen", because: "Excel is busy." },
  },
  { why: "without a billing sheet", change: () => ({ chosen: noBilling }), picture: { at: "no-billing" } },
  { why: "ready to review", change: () => ({}), picture: { at: "ready", doubt: null } },
  {
    why: "a sheet that changed before the first review is no news",
    change: () => ({ freshness: { at: "stale", because: "Edited." } }),
    picture: { at: "ready", doubt: null },
  },
  {
    why: "while reading",
    change: () => ({ freshness: { at: "reading", progress: half } }),
    picture: { at: "reading", progress: half, review: null },
  },
  {
    why: "while reading again the review before stays",
    change: () => ({ review, freshness: { at: "reading", progress: null } }),
    picture: { at: "reading", progress: null },
  },
  {
    why: "reviewed",
    change: () => ({ review, freshness: { at: "current" } }),
    picture: { at: "reviewed", doubt: null },
  },
  {
    why: "an edit after the review",
    change: () => ({ review, freshness: { at: "stale", because: "“Billing” was edited." } }),
    picture: { at: "reviewed", doubt: { kind: "stale", because: "“Billing” was edited." } },
  },
  {
    why: "a reading that failed",
    change: () => ({ freshness: { at: "failed", because: "No amount column." } }),
    picture: { at: "ready", doubt: { kind: "failed", because: "No amount column." } },
  },
  {
    why: "a reading that was stopped",
    change: () => ({ freshness: { at: "cancelled" } }),
    picture: { at: "ready", doubt: { kind: "cancelled" } },
  },
])("the picture $why", ({ change, picture }) => {
  expect(pictureOf({ ...UNREAD, ...change() })).toMatchObject(picture);
});

test("progress is announced in steps of ten percent", () => {
  const at = (share: number) => announcementOf({ at: "reading", progress: { ...half, share }, review: null }, formats);
  expect([at(0.501), at(0.55), at(0.599), at(0.6)]).toEqual([
    "Reading, 50 percent.",
    "Reading, 50 percent.",
    "Reading, 50 percent.",
    "Reading, 60 percent.",
  ]);
});

test("figures that stay from an earlier review are announced as such", () => {
  const say = (kind: "failed" | "stale") =>
    announcementOf({ at: "reviewed", review, doubt: { kind, because: "It is damaged." } }, formats);
  expect(say("failed")).toMatch(/^It is damaged\. The figures are from the last complete review/);
  expect(say("stale")).toBe("It is damaged.");
});

test("the end of a review is announced with its counts and whether it ties out", () => {
  const say = (change: Partial<Review>) =>
    announcementOf({ at: "reviewed", review: { ...review, ...change }, doubt: null }, formats);
  expect(say({})).toBe("Review finished. 5 of 12 resellers need attention. It ties out.");
  expect(say({ ties: false })).toContain("It does not tie out.");
});
